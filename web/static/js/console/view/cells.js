/** The cells of an activity, the same in the list and in a call: state, code, place, title, times, lateness, who. */
import { deviationWord } from '../../words/deviations.js';
import { html } from '../../html.js';
import { instant } from '../../words/time.js';
import { briefSpan, span } from '../../wall/words.js';
import { titleOf } from '../context.js';
import { placeWord, namesOf } from '../names.js';
import { endsBeforeItBegan, isUnwaived } from '../standing.js';
import { Icon, Pill, SHAPE } from './bits.js';
/** @import {Desk} from '../desk.js' */
/** @import {Item} from '../types.js' */

/** Late by so much asks for an act, not for watching. */
const ACT_FROM = 10;
const COLUMNS = ['key', 'state', 'code', 'place', 'title', 'plan', 'expected', 'actual', 'late', 'who'];

/** Column heads, from the n-th on. @param {{t: import('../../words/i18n.js').Texts['t'], from: number}} props */
export const Head = ({ t, from }) => COLUMNS.slice(from).map((key) => html`
  <span key=${key} class=${`head head-${key}`} role=${from === 0 ? 'columnheader' : undefined}>${key === 'key' ? html`<span class="spoken">${t('console.col.key')}</span>` : t(`console.col.${key}`)}</span>`);

/** @param {{item: Item, desk: Desk, cell?: string}} props `cell` the role each cell has */
export function Cells({ item, desk, cell }) {
  const { row, standing } = item;
  const { texts: { t }, times } = desk;
  const { minute } = times.value;
  const title = titleOf(row, desk.words.value);
  return html`
    <span class="cell state" role=${cell}><${State} item=${item} t=${t} /></span>
    <span class="cell code" role=${cell}>${row.code}</span>
    <span class="cell place" role=${cell}>${placeWord(desk, row)}</span>
    <span class="cell title" role=${cell} title=${title}>${title}</span>
    <span class="cell figures" role=${cell} data-label=${t('console.col.plan')}>${range(row.planned_start, row.planned_finish, minute)}</span>
    <span class="cell figures" role=${cell} data-label=${t('console.col.expected')}>${standing.expected === null ? '' : minute(standing.expected)}</span>
    <span class=${endsBeforeItBegan(row) ? 'cell figures watch strong' : 'cell figures'} role=${cell} data-label=${t('console.col.actual')}>${actual(item, minute)}</span>
    <span class="cell late figures" role=${cell}><${Late} item=${item} texts=${desk.texts} /></span>
    <span class="cell who" role=${cell}><${About} item=${item} desk=${desk} /></span>
  `;
}

/** @param {{item: Item, t: import('../../words/i18n.js').Texts['t']}} props */
function State({ item: { standing: { word } }, t }) {
  const text = t(`console.state.${word}`);
  if (word === 'blocked' || word === 'failed') return html`<${Pill} level="bad" icon=${SHAPE[word]}>${text}<//>`;
  return html`<${Icon} name=${SHAPE[word]} /> ${text}`;
}

/** @param {string|null} from @param {string|null} to @param {(ms: number) => string} minute */
const range = (from, to, minute) =>
  [from, to].map((at) => (at === null ? '' : minute(instant(at)))).join(from || to ? '–' : '');

/** `20:58–` is running. @param {Item} item @param {(ms: number) => string} minute */
const actual = ({ row: { started_at, done_at } }, minute) => range(started_at, done_at, minute);

/** @param {{item: Item, texts: import('../../words/i18n.js').Texts}} props */
function Late({ item: { standing: { late, group } }, texts }) {
  if (late === 0) return null;
  const text = texts.t('console.late', { span: briefSpan(late, texts) });
  const acts = late >= ACT_FROM && group === 'late';
  return acts ? html`<${Pill} level="act" icon="late">${text}<//>` : html`<span class="watch"><${Icon} name="late" /> ${text}</span>`;
}

/** Who has it, what it waits for, what is odd about it; of what was just heard it only remains to be sent. @param {{item: Item, desk: Desk}} props */
function About({ item, desk }) {
  const { standing: { deviation } } = item;
  const { t } = desk.texts;
  const backwards = endsBeforeItBegan(item.row);
  const sending = desk.letters.value.entries.find(({ body }) => body.activity === item.row.code)?.state;
  const silent = sending ? null : item.standing.silent;
  return html`
    ${deviation && html`<${Pill} level="act" icon="deviation">${deviationWord(deviation.name, desk.texts, item.row.waits_for)}<//>`}
    ${!deviation && backwards && html`<${Pill} level="act" icon="deviation">${t('console.backwards')}<//>`}
    ${!deviation && !backwards && silent !== null && html`<span class="watch"><${Icon} name="silent" /> ${t('console.silent', { span: span(silent, desk.texts) })}</span>`}
    ${!deviation && !backwards && silent === null && html`<${Who} item=${item} desk=${desk} />`}
    ${sending === 'waiting' && html` <span class="watch"><${Icon} name="unsent" /> ${t('console.unsent')}</span>`}
    ${sending === 'refused' && html` <span class="alarm"><${Icon} name="failed" /> ${t('console.refused')}</span>`}
  `;
}

/** Who must approve it and since when, else who has it. @param {{item: Item, desk: Desk}} props */
function Who({ item, desk }) {
  const { row, standing: { group, waitsApproval } } = item;
  if (waitsApproval === null) return html`<span>${whoText(item, desk)}</span>`;
  const name = row.approver ?? desk.texts.t('console.who.approver');
  return html`<span class=${group === 'overdue' ? 'awaited watch' : 'awaited'} title=${name}><span>${name}</span>, ${span(waitsApproval, desk.texts)}</span>`;
}

/** @param {Item} item @param {Desk} desk */
function whoText({ row, standing: { word } }, desk) {
  const { texts: { t }, times } = desk;
  if (row.blocked) return blockedText(row.blocked, desk);
  if (word === 'approved') return t('console.who.approved', { time: times.value.minute(instant(row.approved_at ?? '')) });
  if (word === 'waiting' && row.held.length > 0) return t('console.who.held');
  if (word === 'waiting' && row.waits_for.length > 0) return waitsText(row.waits_for, t);
  return isUnwaived(row) ? t('console.who.waive') : ownerOf(row, desk);
}

/** @param {NonNullable<import('../types.js').PlanRow['blocked']>} blocked @param {Desk} desk */
function blockedText({ reason, owner, eta, moved }, desk) {
  const { texts: { t }, times } = desk;
  return [
    owner ? namesOf(desk).actor(owner) ?? owner : reason && t(`words.reason.${reason}`),
    eta && moved === 0 && t('console.who.solved_about', { time: times.value.minute(instant(eta)) }),
    moved > 0 && t('console.who.moved', { n: moved }),
  ].filter(Boolean).join(', ');
}

/** @param {readonly string[]} codes @param {import('../../words/i18n.js').Texts['t']} t */
const waitsText = (codes, t) =>
  (codes.length > 2 ? t('console.who.waits_many', { n: codes.length }) : t('console.who.waits', { codes: codes.join(', ') }));

/** The team, if it is not of the place itself. @param {import('../types.js').PlanRow} row @param {Desk} desk */
function ownerOf({ actor, location }, desk) {
  if (!actor || actor === location) return '';
  return namesOf(desk).actor(actor) ?? actor;
}
