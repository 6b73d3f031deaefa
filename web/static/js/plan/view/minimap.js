/** The whole night small: how much ends when, what is out of order, and the window, which can be pulled and stretched. */
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { html } from '../../html.js';
import { across, stretched } from '../../replay/scale.js';
import { useSize } from '../../replay/view/size.js';
import { paintMinimap } from '../paint/minimap.js';
/** @import {Ink} from '../ink.js' */
/** @import {Sheet} from '../sheet.js' */

const REACH = 8;

/** @param {{sheet: Sheet, ink: import('@preact/signals').ReadonlySignal<Ink>}} props */
export function Minimap({ sheet, ink }) {
  const [frame, size] = useSize();
  const canvas = useRef(/** @type {HTMLCanvasElement|null} */ (null));
  const { desk, items, night, span, golive } = sheet;
  const { texts: { t }, times, zone, now } = desk;
  const scale = window.devicePixelRatio || 1;
  const asked = { ...size, scale, items: items.value, night: night.value, span: span.value, now: now.value, golive: golive.value ?? {}, summary: sheet.forecast.value.summary, zone: zone.value, times: times.value, ink: ink.value };
  useLayoutEffect(() => {
    const element = canvas.current;
    const brush = element?.getContext('2d');
    if (!element || !brush || size.width === 0) return;
    const [wide, high] = [Math.round(size.width * scale), Math.round(size.height * scale)];
    if (element.width !== wide || element.height !== high) [element.width, element.height] = [wide, high];
    paintMinimap(brush, asked);
  });
  useHand(canvas, sheet);
  const said = t('plan.minimap', { from: times.value.said(span.value.from), to: times.value.said(span.value.to), begin: times.value.said(night.value.from), end: times.value.said(night.value.to) });
  return html`<div class="minimap card" ref=${frame}><canvas role="img" aria-label=${said} ref=${canvas}></canvas></div>`;
}

/** @param {{current: HTMLCanvasElement|null}} canvas @param {Sheet} sheet */
function useHand(canvas, sheet) {
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return undefined;
    let hold = /** @type {((moment: number) => void)|null} */ (null);
    const momentAt = (/** @type {PointerEvent} */ { clientX }) => {
      const { left, width } = element.getBoundingClientRect();
      const { from, to } = sheet.night.peek();
      return from + ((clientX - left) / width) * (to - from);
    };
    const down = (/** @type {PointerEvent} */ event) => {
      element.setPointerCapture(event.pointerId);
      hold = take(sheet, momentAt(event), element.clientWidth);
    };
    element.addEventListener('pointerdown', down);
    element.addEventListener('pointermove', (event) => hold?.(momentAt(event)));
    for (const end of ['pointerup', 'pointercancel']) element.addEventListener(end, () => (hold = null));
    return undefined;
  }, []);
}

/** One end of the window, else the window whole; taken beside it, it comes there first. @param {Sheet} sheet @param {number} moment @param {number} width @returns {(moment: number) => void} */
function take(sheet, moment, width) {
  const [night, span] = [sheet.night.peek(), sheet.span.peek()];
  const x = across(night, 0, width);
  for (const end of /** @type {const} */ (['to', 'from'])) {
    if (Math.abs(x(moment) - x(span[end])) <= REACH) return (to) => sheet.show(stretched(sheet.span.peek(), end, to, night));
  }
  if (moment < span.from || moment > span.to) sheet.panBy(moment - (span.from + span.to) / 2);
  const begin = sheet.span.peek().from;
  return (to) => sheet.panBy(begin + to - moment - sheet.span.peek().from);
}
