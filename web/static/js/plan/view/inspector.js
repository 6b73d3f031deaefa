/** All that is known of the row under the cursor: its times, what holds it, what it holds. */
import { html } from '../../html.js';
import { Icon, SHAPE } from '../../console/view/bits.js';
import { titleOf } from '../../console/context.js';
import { namesOf, placeWord } from '../../console/names.js';
import { rowId } from '../../line/board.js';
import { deviationWord } from '../../words/deviations.js';
import { instant, instantOrNull, minutesBetween } from '../../words/time.js';
import { span } from '../../wall/words.js';
import { State } from './rows.js';
/** @import {Link} from '../links.js' */
/** @import {Sheet} from '../sheet.js' */
/** @import {Item, PlanRow} from '../types.js' */

const LISTED = 4;

/** @param {{sheet: Sheet}} props */
export function Inspector({ sheet }) {
  const { line, desk: { texts: { t } } } = sheet;
  const item = line.value?.item;
  return html`
    <section class="inspector card" aria-label=${t('plan.inspector')}>
      ${item ? html`<${Facts} sheet=${sheet} item=${item} />` : html`<p class="inspector-none">${t('plan.inspector.none')}</p>`}
    </section>
  `;
}

/** @param {{sheet: Sheet, item: Item}} props */
function Facts({ sheet, item }) {
  const { desk } = sheet;
  const { row, standing } = item;
  const { t } = desk.texts;
  const foreseen = sheet.forecast.value.activities[rowId(row.code)];
  const about = [placeWord(desk, row), row.actor && row.actor !== row.location ? namesOf(desk).actor(row.actor) ?? row.actor : '', row.workstream, row.phase].filter(Boolean);
  return html`
    <div class="inspector-what"><h2><${Icon} name=${SHAPE[standing.word]} /> <span>${row.code} ${titleOf(row, desk.words.value)}</span></h2>
      <p>${about.join(' · ')}</p><p><${State} item=${item} texts=${desk.texts} /></p></div>
    <${Times} desk=${desk} row=${row} expected=${standing.expected} foreseen=${foreseen} />
    <div class="inspector-more">${remarks(item, desk, foreseen).map((remark) => html`<p key=${remark}>${remark}</p>`)}</div>
    <div class="inspector-links">
      <${Chain} name="before" links=${sheet.links.value.before} sheet=${sheet} />
      <${Chain} name="after" links=${sheet.links.value.after} sheet=${sheet} /></div>
    <div class="inspector-acts"><button class="button" aria-pressed=${sheet.linked.value} onClick=${() => (sheet.linked.value = !sheet.linked.value)}>${t('plan.show_links')}</button></div>
  `;
}

/** Start and finish, as planned, as expected and as they were. @param {{desk: Sheet['desk'], row: PlanRow, expected: number|null, foreseen: import('../types.js').Foreseen|undefined}} props */
function Times({ desk: { texts: { t }, times }, row, expected, foreseen }) {
  const spelled = (/** @type {number|null} */ at) => (at === null ? '–' : times.value.minute(at));
  /** @type {[string, number|null, number|null][]} */
  const columns = [
    .../** @type {[string, number|null, number|null][]} */ (row.baseline_finish || row.baseline_start ? [['baseline', instantOrNull(row.baseline_start), instantOrNull(row.baseline_finish)]] : []),
    ['planned', instantOrNull(row.planned_start), instantOrNull(row.planned_finish)],
    .../** @type {[string, number|null, number|null][]} */ (expected === null ? [] : [['expected', foreseen && row.started_at === null ? instantOrNull(foreseen.start) : null, instantOrNull(foreseen?.finish) ?? expected]]),
    ['actual', instantOrNull(row.started_at), instantOrNull(row.done_at)],
  ];
  return html`
    <table class="inspector-times"><thead><tr><td></td>${columns.map(([name]) => html`<th key=${name} scope="col">${t(`plan.time.${name}`)}</th>`)}</tr></thead>
      <tbody>${/** @type {const} */ ([['start', 1], ['finish', 2]]).map(([name, at]) => html`<tr key=${name}><th scope="row">${t(`plan.time.${name}`)}</th>
        ${columns.map((column) => html`<td key=${column[0]} class="figures">${column[0] === 'expected' && column[at] === null ? '' : spelled(column[at])}</td>`)}</tr>`)}</tbody></table>
  `;
}

/** @param {Item} item @param {Sheet['desk']} desk @param {import('../types.js').Foreseen|undefined} foreseen @returns {string[]} */
function remarks({ row, standing: { waitsApproval } }, desk, foreseen) {
  const { texts, times, minute } = desk;
  const { t } = texts;
  return [
    row.blocked && blockedText(row.blocked, desk),
    row.approved_at && t('plan.remark.approved', { time: times.value.said(instant(row.approved_at)) }),
    waitsApproval !== null && t('plan.remark.awaits', { who: row.approver ?? t('console.who.approver'), span: span(waitsApproval, texts) }),
    foreseen && delayText(foreseen, texts),
    row.last && t('plan.remark.last', { time: times.value.when(instant(row.last.occurred_at), minute.value), position: row.last.position }),
    ...row.deviations.filter(({ acknowledged }) => !acknowledged).map(({ name }) => deviationWord(name, texts, row.waits_for)),
  ].filter((remark) => typeof remark === 'string' && remark !== '').map(String);
}

/** By whose doing it is late, and how much room it has. @param {import('../types.js').Foreseen} foreseen @param {Sheet['desk']['texts']} texts */
function delayText({ behind, caused, inherited, total_float: total, free_float: free }, texts) {
  const { t } = texts;
  return [
    behind !== null && behind > 0 && t('plan.remark.delay', { caused: span(caused ?? 0, texts), inherited: span(inherited ?? 0, texts) }),
    total !== null && t('plan.remark.float', { total: t('words.minutes', { n: total }), free: t('words.minutes', { n: free ?? 0 }) }),
  ].filter(Boolean).join(' · ');
}

/** @param {NonNullable<PlanRow['blocked']>} blocked @param {Sheet['desk']} desk */
function blockedText({ since, reason, owner, eta, moved }, desk) {
  const { texts, times, minute } = desk;
  const { t } = texts;
  return [
    t('plan.remark.blocked', { time: times.value.said(instant(since)), span: span(minutesBetween(instant(since), minute.value), texts) }),
    reason && reason !== 'undo' && t(`words.reason.${reason}`), owner && (namesOf(desk).actor(owner) ?? owner),
    eta && t('plan.note.solved', { time: times.value.said(instant(eta)) }), moved > 0 && t('console.who.moved', { n: moved }),
  ].filter(Boolean).join(', ');
}

/** @param {{name: 'before'|'after', links: readonly Link[], sheet: Sheet}} props */
function Chain({ name, links, sheet }) {
  const { t } = sheet.desk.texts;
  if (links.length === 0) return null;
  const rest = links.length - LISTED;
  return html`<p><span>${t(`plan.links.${name}`)}</span> ${links.slice(0, LISTED).map(({ code, row }) => html`
    <button key=${code} class="plain plan-link" disabled=${row === null} title=${row?.title ?? undefined} onClick=${() => sheet.go(code)}>${code}</button> `)}
    ${rest > 0 && t('plan.links.more', { n: rest })}</p>`;
}
