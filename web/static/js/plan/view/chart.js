/** The canvas beside the table: drawn once a frame when anything it shows has changed. */
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { html } from '../../html.js';
import { useSize } from '../../replay/view/size.js';
import { paint } from '../paint/picture.js';
/** @import {Ink} from '../ink.js' */
/** @import {Sheet} from '../sheet.js' */
/** @import {View} from './gantt.js' */

/** Below this many pixels a hand that came down and went up has pointed, not pulled. */
const STILL = 4;

/** @param {{sheet: Sheet, ink: import('@preact/signals').ReadonlySignal<Ink>, view: View}} props */
export function Chart({ sheet, ink, view }) {
  const [frame, size] = useSize();
  const canvas = useRef(/** @type {HTMLCanvasElement|null} */ (null));
  const { desk, lines, span, night } = sheet;
  const { texts: { t }, times } = desk;
  const scale = window.devicePixelRatio || 1;
  useLayoutEffect(() => fit(canvas.current, size, scale), [size.width, size.height, scale]);
  const asked = { ...view, ...size, scale, ...askedOf(sheet), ink: ink.value };
  useLayoutEffect(() => {
    const brush = canvas.current?.getContext('2d');
    if (brush && size.width > 0) paint(brush, asked);
  });
  usePull(canvas, sheet, view);
  const said = t('plan.chart', { n: lines.value.length, from: times.value.said(span.value.from), to: times.value.said(span.value.to), begin: times.value.said(night.value.from), end: times.value.said(night.value.to) });
  return html`<div class="chart" ref=${frame}><canvas role="img" aria-label=${said} ref=${canvas}></canvas></div>`;
}

/** @param {Sheet} sheet */
const askedOf = ({ desk, forecast, lines, places, items, cursor, drawnLinks, earlier, golive, span }) => ({
  lines: lines.value, places: places.value, items: items.value, cursor: cursor.value, links: drawnLinks.value, earlier: earlier.value,
  golive: golive.value ?? {}, foreseen: forecast.value.activities, summary: forecast.value.summary, span: span.value, now: desk.now.value, zone: desk.zone.value, texts: desk.texts, times: desk.times.value,
});

/** @param {HTMLCanvasElement|null} canvas @param {import('../../replay/view/size.js').Size} size @param {number} scale */
function fit(canvas, { width, height }, scale) {
  if (canvas === null) return;
  [canvas.width, canvas.height] = [Math.round(width * scale), Math.round(height * scale)];
  canvas.style.setProperty('width', `${width}px`);
  canvas.style.setProperty('height', `${height}px`);
}

/** A hand that pulls moves the time and the rows; one that only points chooses the line. @param {{current: HTMLCanvasElement|null}} canvas @param {Sheet} sheet @param {View} view */
function usePull(canvas, sheet, view) {
  const latest = useRef(view);
  latest.current = view;
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return undefined;
    let grip = /** @type {{x: number, y: number, left: number, top: number}|null} */ (null);
    const down = (/** @type {PointerEvent} */ { clientX: x, clientY: y, pointerId, button }) => {
      if (button !== 0) return;
      element.setPointerCapture(pointerId);
      grip = { x, y, left: x, top: y };
    };
    const move = (/** @type {PointerEvent} */ { clientX, clientY }) => {
      if (grip === null || Math.hypot(clientX - grip.left, clientY - grip.top) < STILL && grip.x === grip.left) return;
      pull(element, sheet, clientX - grip.x, clientY - grip.y);
      [grip.x, grip.y] = [clientX, clientY];
    };
    const up = (/** @type {PointerEvent} */ { clientY }) => {
      if (grip !== null && grip.x === grip.left && grip.y === grip.top) point(element, sheet, clientY, latest.current);
      grip = null;
    };
    element.addEventListener('pointerdown', down);
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerup', up);
    element.addEventListener('pointercancel', () => (grip = null));
    return undefined;
  }, []);
}

/** @param {HTMLElement} canvas @param {Sheet} sheet @param {number} across @param {number} down */
function pull(canvas, sheet, across, down) {
  const { from, to } = sheet.span.peek();
  sheet.panBy((-across / canvas.clientWidth) * (to - from));
  const rows = canvas.closest('.gantt')?.querySelector('.plan-rows');
  if (rows) rows.scrollTop -= down;
}

/** @param {HTMLElement} canvas @param {Sheet} sheet @param {number} y @param {View} view */
function point(canvas, sheet, y, { scrolled, rowHeight, head }) {
  const at = Math.floor((y - canvas.getBoundingClientRect().top - head + scrolled) / rowHeight);
  const line = sheet.lines.peek()[at];
  if (!line || y - canvas.getBoundingClientRect().top < head) return;
  if (line.node && sheet.cursor.peek() === line.id) sheet.toggle(line);
  sheet.choose(line.id);
}
