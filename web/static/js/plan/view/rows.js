/** The lines of the table: a group with its counts, or an activity with its state and its times. */
import { memo } from '../../words/memo.js';
import { html } from '../../html.js';
import { Icon, SHAPE } from '../../console/view/bits.js';
import { titleOf } from '../../console/context.js';
import { instantOrNull, minutesBetween } from '../../words/time.js';
import { briefSpan } from '../../wall/words.js';
import { shareOf } from '../groups.js';
import { Bar } from './bar.js';
/** @import {Sheet} from '../sheet.js' */
/** @import {GroupLine, Item, Line, RowLine} from '../types.js' */

const COLUMNS = ['title', 'state', 'plan', 'expected', 'deviation', 'float'];

/** @param {Line} line */
export const lineElementId = ({ id }) => `line-${encodeURIComponent(id)}`;

/** Float is known only with a forecast. @param {{t: import('../../words/i18n.js').Texts['t'], foreseen: boolean}} props */
export const Heads = ({ t, foreseen }) => COLUMNS.slice(0, foreseen ? undefined : -1).map((key) => html`<span key=${key} class=${`head head-${key}`} role="columnheader">${t(`plan.col.${key}`)}</span>`);

/** @typedef {{line: Line, index: number, chosen: boolean, sheet: Sheet, minute: number, foreseen: import('../forecast.js').Foreseen|undefined}} Shown */

/** Drawn anew only when something about it is another. */
export const LineRow = memo((/** @type {Shown} */ shown) => (shown.line.item ? Row({ ...shown, line: shown.line }) : Group({ ...shown, line: shown.line })), (before, after) =>
  before.index === after.index && before.chosen === after.chosen && before.minute === after.minute && before.foreseen === after.foreseen && isSame(before.line, after.line));

/** @param {Line} a @param {Line} b */
const isSame = (a, b) => a.level === b.level && (a.item ? a.item === b.item : b.node !== null && a.node === b.node && a.open === b.open);

/** @param {Shown & {line: GroupLine}} shown */
function Group({ line, index, chosen, sheet }) {
  const { node: { title, tally }, open, level } = line;
  const { t } = sheet.desk.texts;
  return html`
    <div class="plan-columns plan-row plan-group" role="row" id=${lineElementId(line)} data-level=${level} aria-level=${level} aria-rowindex=${index + 2} aria-expanded=${open} aria-selected=${chosen}
      onClick=${() => (sheet.choose(line.id), sheet.toggle(line))}>
      <span class="cell cell-title" role="gridcell"><${Icon} name="chevron" /><strong title=${title}>${title}</strong> <span class="figures">${tally.count}</span></span>
      <span class="cell" role="gridcell">${t('plan.share', { n: shareOf(tally) })}</span>
      <span class="cell cell-alarms" role="gridcell"><${Alarm} name="late" level="watch" n=${tally.late} said=${t('console.filter.late')} />
        <${Alarm} name="blocked" level="alarm" n=${tally.bad} said=${t('console.filter.blocked')} />
        <${Alarm} name="silent" level="watch" n=${tally.silent} said=${t('console.filter.silent')} /></span>
    </div>
  `;
}

/** @param {{name: string, level: string, n: number, said: string}} props */
const Alarm = ({ name, level, n, said }) => (n === 0 ? null : html`<span class=${level} title=${said}><${Icon} name=${name} /><span class="spoken">${said}</span> <span class="figures">${n}</span></span>`);

/** @param {Shown & {line: RowLine}} shown */
function Row({ line, index, chosen, sheet, foreseen }) {
  const { item, level } = line;
  const { desk } = sheet;
  const { texts: { t }, times } = desk;
  const title = titleOf(item.row, desk.words.value);
  const { plan, expected, deviation } = timesOf(item, foreseen);
  const spelled = (/** @type {number|null} */ at) => (at === null ? '' : times.value.minute(at));
  return html`
    <div class="plan-columns plan-row" role="row" id=${lineElementId(line)} data-level=${level} aria-level=${level} aria-rowindex=${index + 2} aria-selected=${chosen} data-closed=${item.standing.group === 'closed' || undefined}
      onClick=${() => sheet.choose(line.id)}>
      <span class="cell cell-title" role="gridcell"><span class="plan-code">${item.row.code}</span> <span class="plan-title" title=${title}>${title}</span>${isCritical(item, foreseen) && html`<span class="plan-critical" title=${t('plan.filter.critical')}><${Icon} name="critical" /><span class="spoken">${t('plan.filter.critical')}</span></span>`}</span>
      <span class="cell cell-state" role="gridcell"><${State} item=${item} texts=${desk.texts} /></span>
      <span class="cell figures" role="gridcell" data-label=${t('plan.col.plan')}>${spelled(plan)}</span>
      <span class="cell figures strong" role="gridcell" data-label=${t('plan.col.expected')}>${spelled(expected)}</span>
      <span class=${`cell figures ${deviation !== null && deviation > 0 && item.standing.group !== 'closed' ? 'watch' : ''}`} role="gridcell">${deviation === null ? '' : signed(deviation)}</span>
      ${sheet.forecast.value.summary && html`<span class="cell figures cell-float" role="gridcell">${foreseen?.total_float ?? ''}</span>`}
      <${Bar} item=${item} sheet=${sheet} />
    </div>
  `;
}

/** Always on top: what the end waits for, and the end itself. @param {{sheet: Sheet}} props */
export function CriticalLine({ sheet: { forecast, desk: { texts: { t }, times } } }) {
  const { critical = [], finish = null, planned_finish = null, offset = null } = forecast.value.summary ?? {};
  const spelled = (/** @type {string|null} */ at) => (at === null ? '' : times.value.minute(instantOrNull(at) ?? 0));
  return html`
    <div class="plan-columns plan-row plan-line" role="row" aria-rowindex="2">
      <span class="cell cell-title" role="gridcell"><${Icon} name="critical" /><strong>${t('plan.line')}</strong> <span class="figures">${critical.length}</span></span>
      <span class="cell" role="gridcell"></span>
      <span class="cell figures" role="gridcell">${spelled(planned_finish)}</span>
      <span class="cell figures strong" role="gridcell">${spelled(finish)}</span>
      <span class="cell figures" role="gridcell">${offset === null ? '' : signed(-offset)}</span>
      <span class="cell figures" role="gridcell"></span>
    </div>
  `;
}

/** @param {Item} item @param {Shown['foreseen']} foreseen */
const isCritical = ({ row }, foreseen) => foreseen?.critical === true && row.done_at === null;

/** When it was to end, when it did or will, and how many minutes lie between. @param {Item} item @param {Shown['foreseen']} [foreseen] */
export function timesOf({ row, standing }, foreseen) {
  const plan = instantOrNull(row.planned_finish ?? row.planned_start);
  const expected = instantOrNull(row.done_at) ?? (standing.expected === null ? null : instantOrNull(foreseen?.finish) ?? standing.expected);
  return { plan, expected, deviation: plan === null || expected === null ? null : minutesBetween(plan, expected) };
}

/** `+8`, `−4`. @param {number} minutes */
export const signed = (minutes) => (minutes > 0 ? `+${minutes}` : minutes < 0 ? `\u2212${-minutes}` : '0');

/** @param {{item: Item, texts: import('../../words/i18n.js').Texts}} props */
export function State({ item: { standing: { word, late, silent } }, texts }) {
  const { t } = texts;
  if (word === 'blocked' || word === 'failed') return html`<span class="alarm strong"><${Icon} name=${SHAPE[word]} /> ${t(`console.state.${word}`)}</span>`;
  if (late > 0) return html`<span class="watch strong"><${Icon} name="late" /> ${t('console.late', { span: briefSpan(late, texts) })}</span>`;
  if (silent !== null) return html`<span class="watch strong"><${Icon} name="silent" /> ${t('console.filter.silent')}</span>`;
  return html`<${Icon} name=${SHAPE[word]} /> ${t(`console.state.${word}`)}`;
}
