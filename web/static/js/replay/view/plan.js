/** The console's list of activities as it stood, read only, drawn with the console's own cells. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { html } from '../../html.js';
import { FILTERS, counted, listed } from '../../console/listing.js';
import { Cells } from '../../console/view/cells.js';
import { visibleRows } from '../../console/window.js';
import { PlanTables } from '../plantables.js';
import { inHand } from './hand.js';
/** @import {Desk} from '../../console/desk.js' */
/** @import {Item} from '../../console/types.js' */
/** @import {Scene} from '../scene.js' */
/** @import {Session} from '../session.js' */

/** As high as replay-lists.css and replay-phone.css draw them. */
const ROW = inHand.matches ? 74 : 27;
/** The console's columns, but for the one that its keys need. */
const COLUMNS = /** @type {const} */ (['state', 'code', 'place', 'title', 'plan', 'expected', 'actual', 'late', 'who']);
const NOBODY = new Set();
/** A replay has no reader of its own: nothing is "mine". */
const CHIPS = FILTERS.filter(({ key }) => key !== 'mine');
const NEVER = () => false;

/** @param {{scene: Scene, session: Session}} props */
export function PlanTable({ scene, session }) {
  const { texts: { t } } = scene;
  const { axis, step, course, moment } = session.player;
  const [filter, choose] = useState('open');
  const tables = useMemo(() => new PlanTables(session.recording), []);
  const minute = Math.floor(moment / 60_000);
  const items = useMemo(() => tables.items(course, step, moment), [axis, step, minute]);
  const counts = useMemo(() => counted(items, NEVER), [items]);
  const rows = useMemo(() => listed(items, filter, NEVER, NOBODY), [items, filter]);
  const desk = /** @type {Desk} */ (/** @type {unknown} */ (tables.desk(course, scene)));
  return html`
    <main class="plan" aria-label=${t('replay.plan')}>
      <h1 class="spoken">${t('replay.plan')}</h1>
      <div class="plan-filters" role="group" aria-label=${t('replay.plan.filters')}>
        ${CHIPS.map(({ key }) => html`
          <button key=${key} class="chip" aria-pressed=${key === filter} data-zero=${counts[key] === 0 || undefined} onClick=${() => choose(key)}>
            ${t(`console.filter.${key}`)} <span class="figures">${counts[key]}</span>
          </button>
        `)}
      </div>
      <${Table} rows=${rows} desk=${desk} t=${t} />
    </main>
  `;
}

/** @param {{rows: readonly Item[], desk: Desk, t: Scene['texts']['t']}} props */
const Table = ({ rows, desk, t }) => html`
  <div class="plan-table" role="table" aria-label=${t('replay.plan')} aria-rowcount=${rows.length + 1}>
    <div class="plan-head" role="rowgroup">
      <div class="plan-row" role="row" aria-rowindex="1">
        ${COLUMNS.map((key) => html`<span key=${key} class=${`col-${key}`} role="columnheader" title=${t(`console.col.${key}`)}>${t(`console.col.${key}`)}</span>`)}
      </div>
    </div>
    ${rows.length === 0 && html`<p class="plan-none">${t('replay.plan.none')}</p>`}
    <${Rows} rows=${rows} desk=${desk} t=${t} />
  </div>
`;

/** Only as many as are in view. @param {{rows: readonly Item[], desk: Desk, t: Scene['texts']['t']}} props */
function Rows({ rows, desk, t }) {
  const [view, setView] = useState({ scrolled: 0, height: 400 });
  const scroller = useRef(/** @type {HTMLElement|null} */ (null));
  const [before, after] = [useRef(/** @type {HTMLElement|null} */ (null)), useRef(/** @type {HTMLElement|null} */ (null))];
  const { first, last } = visibleRows({ ...view, rowHeight: ROW, count: rows.length });
  useEffect(() => heightOf(scroller.current, (height) => setView((was) => ({ ...was, height }))), []);
  useLayoutEffect(() => {
    before.current?.style.setProperty('height', `${first * ROW}px`);
    after.current?.style.setProperty('height', `${(rows.length - last) * ROW}px`);
  });
  return html`
    <div class="plan-rows" role="rowgroup" tabindex="0" data-scrolls aria-label=${t('replay.plan.rows')} ref=${scroller}
      onScroll=${(/** @type {any} */ { target }) => setView((was) => ({ ...was, scrolled: target.scrollTop }))}>
      <div ref=${before} role="presentation"></div>
      ${rows.slice(first, last).map((item, at) => html`
        <div class="plan-row" role="row" key=${item.row.code} aria-rowindex=${first + at + 2} data-group=${item.standing.group}>
          <${Cells} item=${item} desk=${desk} cell="cell" />
        </div>
      `)}
      <div ref=${after} role="presentation"></div>
    </div>
  `;
}

/** @param {HTMLElement|null} element @param {(height: number) => void} measured @returns {() => void} */
function heightOf(element, measured) {
  if (!element) return () => {};
  const observer = new ResizeObserver(() => measured(element.clientHeight));
  observer.observe(element);
  return () => observer.disconnect();
}
