/** Whom to ring, in order, and why: from the calls board, the plan and the run's clock. */
import { rowId } from '../line/board.js';
import { instant, instantOrNull, minutesBetween } from '../words/time.js';
import { isOver } from '../wall/state.js';
import { minutesSilent } from './standing.js';
/** @import {Item, PartyRow} from './types.js' */

/** Calls that fall due within so many minutes are listed before they do. */
const SOON = 10;

/**
 * @typedef {object} Ring
 * @property {string} party
 * @property {string} code
 * @property {string} name
 * @property {'check-in'|'promise'|'running'|'again'|'approval'} why
 * @property {number} overdue minutes; negative when it is still to come
 * @property {string|null} activity
 * @property {string|null} heardAt
 * @property {string|null} dueAt
 * @property {number} unanswered calls in a row
 */

/** News that are missing come before a call to be tried again, and both before an approval. @type {Record<Ring['why'], number>} */
const RANK = { 'check-in': 0, promise: 0, running: 0, again: 1, approval: 2 };
const TO_COME = 3;

/** @param {Ring} ring */
const rankOf = ({ why, overdue }) => (overdue < 0 ? TO_COME : RANK[why]);

/**
 * Overdue first, the longest on top, then what falls due soon; a place that was just tried waits for its next time. When
 * the night is over nobody is rung for it.
 * @param {Record<string, PartyRow>} parties @param {readonly Item[]} items @param {number} now
 * @param {import('../wall/types.js').GoLiveRow} [golive] @returns {Ring[]}
 */
export function ringing(parties, items, now, golive) {
  if (isOver(golive, now)) return [];
  const waiting = approvals(items);
  const rings = Object.values(parties).flatMap((party) => reasonOf(party, waiting.get(party.party), now) ?? []);
  return rings.sort((a, b) => rankOf(a) - rankOf(b) || b.overdue - a.overdue || a.name.localeCompare(b.name));
}

/** The longest missing approval of each place. @param {readonly Item[]} items @returns {Map<string, Item>} */
function approvals(items) {
  /** @type {Map<string, Item>} */
  const longest = new Map();
  for (const item of items) {
    if (item.standing.group !== 'overdue') continue;
    const { location, actor } = item.row;
    const party = location ? `location:${rowId(location)}` : `actor:${rowId(actor ?? '')}`;
    const before = longest.get(party)?.standing.waitsApproval ?? -1;
    if ((item.standing.waitsApproval ?? 0) > before) longest.set(party, item);
  }
  return longest;
}

/** @param {PartyRow} party @param {Item|undefined} waiting @param {number} now @returns {Ring|null} */
function reasonOf(party, waiting, now) {
  return again(party, now) ?? news(party, now) ?? approval(party, waiting);
}

/** @param {PartyRow} party @param {Pick<Ring, 'why'|'overdue'> & Partial<Ring>} more @returns {Ring} */
const ring = ({ party, code, name, heard_at, unanswered }, more) =>
  ({ party, code, name, heardAt: heard_at, unanswered, activity: null, dueAt: null, ...more });

/** @param {PartyRow} party @param {number} now */
function again(party, now) {
  const at = instantOrNull(party.again_at);
  if (at === null || (instantOrNull(party.heard_at) ?? -Infinity) > at) return null;
  return ring(party, { why: 'again', overdue: minutesBetween(at, now), dueAt: party.again_at });
}

/** @param {PartyRow} party @param {number} now */
function news(party, now) {
  const due = party.news_due;
  if (due === null) return null;
  const overdue = minutesBetween(instant(due.at), now);
  const isDue = minutesSilent(party, now) !== null || (overdue <= 0 && overdue > -SOON && due.why !== 'running');
  return isDue ? ring(party, { why: due.why, overdue, activity: due.activity, dueAt: due.at }) : null;
}

/** @param {PartyRow} party @param {Item|undefined} waiting */
function approval(party, waiting) {
  if (!waiting) return null;
  const { row, standing: { waitsApproval } } = waiting;
  return ring(party, { why: 'approval', overdue: waitsApproval ?? 0, activity: row.code, dueAt: row.done_at });
}
