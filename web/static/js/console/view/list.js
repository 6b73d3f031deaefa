/** The list of activities: chips that filter, heads, and only as many rows as are in view. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { html } from '../../html.js';
import { isOwnWork } from '../order.js';
import { roleOf } from '../bodies.js';
import { pageOf, scrolledTo, visibleRows } from '../window.js';
import { Icon, Key, Tap } from './bits.js';
import { Cells, Head } from './cells.js';
/** @import {Command} from '../command.js' */
/** @import {Filter} from '../listing.js' */
/** @import {Item} from '../types.js' */

const MARKED_FOR = 10_000;

/** @param {string} code */
export const rowElementId = (code) => `row-${code}`;

/** @param {{command: Command, size: (pageRows: number) => void, approve: () => void}} props */
export function List({ command, size, approve }) {
  const { list, desk: { texts: { t } } } = command;
  const [view, setView] = useState({ scrolled: 0, height: 400, rowHeight: 27 });
  const scroller = useRef(/** @type {HTMLElement|null} */ (null));
  useEffect(() => watchSize(scroller.current, (height, rowHeight) => {
    setView((before) => ({ ...before, height, rowHeight }));
    size(pageOf(height, rowHeight));
  }), []);
  useCursor(command, scroller, view);
  const rows = list.rows.value;
  return html`
    <section class="list card" aria-label=${t('console.list')} data-selecting=${list.selected.value.size > 0 || undefined}>
      <${Chips} command=${command} approve=${approve} />
      <div id="activities" class="grid" role="grid" aria-label=${t('console.list')} aria-rowcount=${rows.length + 1} aria-multiselectable="true">
        <div class="list-head columns" role="row" aria-rowindex="1"><${Head} t=${t} from=${0} /></div>
        <div class="list-rows" role="rowgroup" tabindex="0" aria-label=${t('console.list.rows')} ref=${scroller}
          onScroll=${(/** @type {any} */ event) => setView((before) => ({ ...before, scrolled: event.target.scrollTop }))}>
          <${Rows} command=${command} rows=${rows} view=${view} />
        </div>
      </div>
      ${rows.length === 0 && html`<p class="list-empty">${t('console.list.empty')}</p>`}
    </section>
  `;
}

/** @param {HTMLElement|null} element @param {(height: number, rowHeight: number) => void} measured @returns {() => void} */
function watchSize(element, measured) {
  if (!element) return () => {};
  const observer = new ResizeObserver(() => {
    const rowHeight = parseFloat(getComputedStyle(element).getPropertyValue('--row')) || 27;
    measured(element.clientHeight, rowHeight);
  });
  observer.observe(element);
  return () => observer.disconnect();
}

/** The row under the cursor, or else the one the line speaks of, is whole in view. @param {Command} command @param {{current: HTMLElement|null}} scroller @param {{height: number, rowHeight: number}} view */
function useCursor({ list, spokenOf }, scroller, { height, rowHeight }) {
  const [spoken] = spokenOf.value;
  const code = spoken ?? list.cursor.value;
  useLayoutEffect(() => {
    const at = list.rows.peek().findIndex(({ row }) => row.code === code);
    const element = scroller.current;
    if (at >= 0 && element) element.scrollTop = scrolledTo(at, { scrolled: element.scrollTop, height, rowHeight });
  }, [code, height]);
}

/** @param {{command: Command, approve: () => void}} props */
function Chips({ command, approve }) {
  const { list, desk: { texts: { t } } } = command;
  const [counts, chosen, place] = [list.counts.value, list.filter.value, list.place.value];
  return html`
    <div class="chips" role="toolbar" aria-label=${t('console.filters')} data-crowded=${place !== null || list.selected.value.size > 0 || list.frozen.value !== null || undefined}>
      ${list.filters.value.map(({ key, mark }) => html`<${Chip} key=${key} name=${key} mark=${mark} count=${counts[key]} chosen=${key === chosen}
        t=${t} choose=${() => (list.filter.value = key)} />`)}
      ${place && html`<span class="chips-place"><span>${place.name}</span> <span title=${t('console.place.all')}><${Key}>Esc<//><span class="spoken">${t('console.place.all')}</span></span></span>`}
      ${list.selected.value.size > 0 && html`<span class="chips-selected">${t('console.selected', { n: list.selected.value.size })}
        <span class="by-hand"><${Tap} name="F8" text=${t('console.key.approve')} press=${approve} /></span></span>`}
      ${list.frozen.value && html`<span class="chips-selected watch">${t('console.frozen')}</span>`}
    </div>
  `;
}

/** @param {{name: string, mark: Filter['mark'], count: number, chosen: boolean, t: import('../../words/i18n.js').Texts['t'], choose: () => void}} props */
const Chip = ({ name, mark, count, chosen, t, choose }) => html`
  <button class="chip" aria-pressed=${chosen} data-zero=${count === 0 || undefined} data-mark=${mark ?? undefined} onClick=${choose}>
    ${mark && html`<${Icon} name=${mark} />`}<span>${t(`console.filter.${name}`)}</span> <span class="figures">${count}</span>
  </button>
`;

/** @param {{command: Command, rows: readonly Item[], view: {scrolled: number, height: number, rowHeight: number}}} props */
function Rows({ command, rows, view }) {
  const { first, last } = visibleRows({ ...view, count: rows.length });
  const before = useRef(/** @type {HTMLElement|null} */ (null));
  const after = useRef(/** @type {HTMLElement|null} */ (null));
  useLayoutEffect(() => {
    before.current?.style.setProperty('height', `${first * view.rowHeight}px`);
    after.current?.style.setProperty('height', `${(rows.length - last) * view.rowHeight}px`);
  });
  return html`
    <div ref=${before} role="presentation"></div>
    ${rows.slice(first, last).map((item, at) => html`<${Row} key=${item.row.code} item=${item} index=${first + at} command=${command} />`)}
    <div ref=${after} role="presentation"></div>
  `;
}

/** @param {{item: Item, index: number, command: Command}} props */
function Row({ item, index, command }) {
  const { list, spokenOf, desk } = command;
  const { code } = item.row;
  const selected = list.selected.value.has(code);
  const fresh = useFresh(item, desk);
  const select = (/** @type {Event} */ event) => (alone(event), list.toggle([code]));
  return html`
    <div class="row columns" role="row" id=${rowElementId(code)} aria-rowindex=${index + 2} aria-selected=${selected}
      data-cursor=${list.cursor.value === code || undefined} data-line=${spokenOf.value.has(code) || undefined}
      data-selected=${selected || undefined} data-closed=${item.standing.group === 'closed' || undefined} data-fresh=${fresh || undefined}
      onClick=${() => list.moveTo(code)} onDblClick=${() => command.put(list.shortCode(code))}>
      <span class="cell key-cell" role="gridcell" onClick=${select} onDblClick=${alone}><${Box} item=${item} selected=${selected} desk=${desk} /></span>
      <${Cells} item=${item} desk=${desk} cell="gridcell" />
    </div>
  `;
}

/** @param {Event} event */
const alone = (event) => event.stopPropagation();

/** Ticked, or a lock where one's own work cannot be approved by oneself. @param {{item: Item, selected: boolean, desk: import('../desk.js').Desk}} props */
function Box({ item: { row, standing }, selected, desk: { who, texts: { t } } }) {
  const own = standing.waitsApproval !== null
    && isOwnWork({ kind: 'approved', told_by: who.roles.includes('approver') ? null : roleOf(row.approver) }, row, who);
  if (own) return html`<span title=${t('console.own')}><${Icon} name="own-work" /><span class="spoken">${t('console.own')}</span></span>`;
  return html`<span class="box" data-ticked=${selected || undefined}>${selected && html`<${Icon} name="check" />`}</span>`;
}

/** Whether somebody else has just changed it. @param {Item} item @param {import('../desk.js').Desk} desk */
function useFresh({ row }, desk) {
  const [until, setUntil] = useState(0);
  const known = useRef(row);
  useEffect(() => {
    const other = known.current !== row && known.current.code === row.code && known.current.last?.position !== row.last?.position;
    known.current = row;
    if (!other || desk.letters.peek().recorded.some(({ answer }) => answer.position === row.last?.position)) return undefined;
    setUntil(Date.now() + MARKED_FOR);
    const timer = setTimeout(() => setUntil(0), MARKED_FOR);
    return () => clearTimeout(timer);
  }, [row]);
  return until > 0;
}
