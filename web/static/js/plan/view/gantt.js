/** The table, which is the truth, and over it the drawing of the same lines: one scroller moves both. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { html } from '../../html.js';
import { pageOf, scrolledTo, visibleRows } from '../../console/window.js';
import { rowId } from '../../line/board.js';
import { Chart } from './chart.js';
import { ROWS } from './places.js';
import { HEAD } from '../paint/room.js';
import { CriticalLine, LineRow, Heads, lineElementId } from './rows.js';
/** @import {Ink} from '../ink.js' */
/** @import {Sheet} from '../sheet.js' */

/** A wheel that counts lines or pages is as far as one that counts pixels. */
const STEPS = [1, 24, 400];
/** Rows above the first that is shown at the opening. */
const LEAD = 4;

/** @typedef {{scrolled: number, height: number, rowHeight: number, head: number}} View `height` of the rows, `head` of what stays above them */

/** @param {{sheet: Sheet, ink: import('@preact/signals').ReadonlySignal<Ink>, size: (pageRows: number) => void}} props */
export function Gantt({ sheet, ink, size }) {
  const { lines, at, line, desk: { texts: { t } } } = sheet;
  const foreseen = sheet.forecast.value.summary !== null;
  const [seen, setView] = useState({ scrolled: 0, height: 400, rowHeight: 24 });
  const critical = sheet.forecast.value.summary?.critical.length ?? 0;
  const head = sheet.narrow.value ? 0 : HEAD + (critical > 0 ? seen.rowHeight : 0);
  const view = { ...seen, head, height: seen.height - head };
  const frame = useRef(/** @type {HTMLElement|null} */ (null));
  const scroller = useRef(/** @type {HTMLElement|null} */ (null));
  useEffect(() => watchSize(scroller.current, (height, rowHeight) => {
    setView((before) => ({ ...before, height, rowHeight }));
    size(pageOf(height - HEAD, rowHeight));
  }), []);
  useWheel(frame, scroller, sheet);
  useCursor(sheet, scroller, view);
  useAddress(sheet);
  useFirst(sheet, scroller);
  return html`
    <section class="gantt card" aria-label=${t('plan.rows')} data-foreseen=${foreseen || undefined} ref=${frame}>
      <div class="plan-rows" id=${ROWS} role="treegrid" tabindex="0" aria-label=${t('plan.rows')} aria-rowcount=${lines.value.length + 1 + (critical > 0 ? 1 : 0)} aria-colcount=${foreseen ? 6 : 5}
        aria-activedescendant=${line.value ? lineElementId(line.value) : undefined}
        ref=${scroller} onScroll=${(/** @type {any} */ { target }) => setView((before) => ({ ...before, scrolled: target.scrollTop }))}>
        <div class="plan-columns plan-heads" role="row" aria-rowindex="1"><${Heads} t=${t} foreseen=${foreseen} /></div>
        ${critical > 0 && html`<${CriticalLine} sheet=${sheet} />`}
        <div role="rowgroup"><${Window} sheet=${sheet} view=${view} at=${at.value} above=${critical > 0 ? 1 : 0} /></div>
      </div>
      <${Chart} sheet=${sheet} ink=${ink} view=${view} />
      ${lines.value.length === 0 && html`<p class="plan-empty">${t(sheet.rows.value.length === 0 ? 'plan.empty.plan' : 'plan.empty')}</p>`}
    </section>
  `;
}

/** Only as many lines as are in view. @param {{sheet: Sheet, view: View, at: number, above: number}} props */
function Window({ sheet, view, at, above }) {
  const lines = sheet.lines.value;
  const foreseen = sheet.forecast.value.activities;
  const { first, last } = visibleRows({ ...view, count: lines.length });
  const before = useRef(/** @type {HTMLElement|null} */ (null));
  const after = useRef(/** @type {HTMLElement|null} */ (null));
  useLayoutEffect(() => {
    before.current?.style.setProperty('height', `${first * view.rowHeight}px`);
    after.current?.style.setProperty('height', `${(lines.length - last) * view.rowHeight}px`);
  }, [first, last, lines.length, view.rowHeight]);
  return html`
    <div ref=${before} role="presentation"></div>
    ${lines.slice(first, last).map((line, nth) => html`<${LineRow} key=${line.id} line=${line} index=${first + nth + above} chosen=${first + nth === at} sheet=${sheet} minute=${sheet.desk.minute.value} foreseen=${line.item ? foreseen[rowId(line.item.row.code)] : undefined} />`)}
    <div ref=${after} role="presentation"></div>
  `;
}

/** Pixels of a row. @param {HTMLElement} element */
const rowOf = (element) => parseFloat(getComputedStyle(element).getPropertyValue('--row')) || 24;

/** @param {HTMLElement|null} element @param {(height: number, rowHeight: number) => void} measured @returns {() => void} */
function watchSize(element, measured) {
  if (!element) return () => {};
  const observer = new ResizeObserver(() => measured(element.clientHeight, rowOf(element)));
  observer.observe(element);
  return () => observer.disconnect();
}

/**
 * Upwards and downwards the wheel moves the rows, sideways the time, with Ctrl it zooms at the pointer. Rows are moved
 * here and not by the browser, which would let the drawing lag behind.
 * @param {{current: HTMLElement|null}} frame @param {{current: HTMLElement|null}} scroller @param {Sheet} sheet
 */
function useWheel(frame, scroller, sheet) {
  useEffect(() => {
    const turn = (/** @type {WheelEvent} */ event) => {
      const canvas = frame.current?.querySelector('canvas')?.getBoundingClientRect();
      if (!canvas || !scroller.current || canvas.width === 0) return;
      event.preventDefault();
      const { from, to } = sheet.span.peek();
      const aMillisecond = (to - from) / canvas.width;
      const [across, down] = event.shiftKey && event.deltaX === 0 ? [event.deltaY, 0] : [event.deltaX, event.deltaY];
      const unit = STEPS[event.deltaMode] ?? 1;
      if (event.ctrlKey) return void sheet.zoomAt(event.deltaY > 0 ? 1.25 : 0.8, from + Math.max(0, event.clientX - canvas.left) * aMillisecond);
      if (across !== 0) sheet.panBy(across * unit * aMillisecond);
      scroller.current.scrollTop += down * unit;
    };
    const element = frame.current;
    element?.addEventListener('wheel', turn, { passive: false });
    return () => element?.removeEventListener('wheel', turn);
  }, []);
}

/** The line under the cursor is whole in view, also when another one comes above it. @param {Sheet} sheet @param {{current: HTMLElement|null}} scroller @param {Pick<View, 'height'|'rowHeight'>} view */
function useCursor({ cursor, at }, scroller, { height, rowHeight }) {
  useLayoutEffect(() => {
    const element = scroller.current;
    if (at.peek() >= 0 && element) element.scrollTop = scrolledTo(at.peek(), { scrolled: element.scrollTop, height, rowHeight });
  }, [cursor.value, height]);
}

/** It opens where the work is: at the first row that is not finished. @param {Sheet} sheet @param {{current: HTMLElement|null}} scroller */
function useFirst({ asked, cursor, lines }, scroller) {
  const known = lines.value.length > 0 && asked.value === null;
  useLayoutEffect(() => {
    const first = lines.peek().findIndex(({ item }) => item && item.standing.group !== 'closed');
    if (!known || !scroller.current || cursor.peek() !== null || first < 0) return;
    scroller.current.scrollTop = Math.max(0, first - LEAD) * rowOf(scroller.current);
  }, [known]);
}

/** The address leads here again: to the row, in its grouping. What the address asked for is shown as soon as the plan has come. @param {Sheet} sheet */
function useAddress(sheet) {
  const { asked, cursor, mode, row, rows } = sheet;
  const known = rows.value.length > 0;
  useEffect(() => {
    if (known && asked.peek() !== null) [asked.value, cursor.value] = [null, sheet.go(String(asked.peek())) ? cursor.peek() : null];
  }, [known]);
  const code = row.value?.code;
  useEffect(() => {
    if (!known) return;
    const address = new URL(location.href);
    const put = (/** @type {string} */ name, /** @type {string|undefined} */ value) => (value === undefined ? address.searchParams.delete(name) : address.searchParams.set(name, value));
    put('row', code);
    put('by', mode.value === 'phase' ? undefined : mode.value);
    if (address.href !== location.href) history.replaceState(history.state, '', address);
  }, [known, code, mode.value]);
}
