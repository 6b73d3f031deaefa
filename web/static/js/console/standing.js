/** How an activity stands at a moment: its group in the list, when it will be finished, how late it is. */
import { instant, instantOrNull, minutesBetween } from '../words/time.js';
/** @import {PartyRow, PlanRow, Standing} from './types.js' */

/** So long an approval may be missing before somebody is asked, minutes. */
const APPROVAL_PATIENCE = 20;

const CLOSED = new Set(['skipped', 'cancelled', 'waived']);
const AT_WORK = new Set(['started', 'reopened', 'rejected']);

/** The order of the list, worst first. */
const GROUPS = /** @type {const} */ ([
  'blocked', 'failed', 'late', 'deviation', 'silent', 'overdue', 'done', 'ready', 'started', 'waiting', 'closed',
]);

/** @type {(group: Standing['group']) => number} */
export const rank = (group) => GROUPS.indexOf(group);

/**
 * @param {PlanRow} row @param {number} now @param {number|null} silent minutes since its place should have been heard
 * @returns {Standing}
 */
export function standing(row, now, silent) {
  const late = minutesLate(row, now);
  const deviation = row.deviations.find(({ acknowledged }) => !acknowledged) ?? null;
  const waitsApproval = minutesUnapproved(row, now);
  const found = { expected: expectedFinish(row, now), late, waitsApproval, deviation, silent };
  return { ...found, word: wordOf(row), group: groupOf(row, found) };
}

/** @param {PlanRow} row @param {Omit<Standing, 'word'|'group'>} found @returns {Standing['group']} */
function groupOf(row, { late, waitsApproval, deviation, silent }) {
  if (row.status === 'blocked' || row.status === 'failed') return row.status;
  if (isClosed(row) && waitsApproval === null) return deviation ? 'deviation' : isUnwaived(row) ? 'waiting' : 'closed';
  if (late > 0) return 'late';
  if (deviation) return 'deviation';
  if (waitsApproval !== null) return waitsApproval >= APPROVAL_PATIENCE ? 'overdue' : 'done';
  if (silent !== null) return 'silent';
  if (AT_WORK.has(row.status)) return 'started';
  return row.ready ? 'ready' : 'waiting';
}

/** A correction may leave an end before its beginning. @param {Pick<PlanRow, 'started_at'|'done_at'>} row */
export const endsBeforeItBegan = ({ started_at, done_at }) =>
  (instantOrNull(done_at) ?? Infinity) < (instantOrNull(started_at) ?? -Infinity);

/** Nothing more is to be reported of it. @param {PlanRow} row */
export const isClosed = ({ released, status }) => released || CLOSED.has(status);

/** It was closed without being done and still stands in the way. @param {Pick<PlanRow, 'mandatory'|'released'|'status'>} row */
export const isUnwaived = ({ mandatory, released, status }) =>
  mandatory && !released && (status === 'skipped' || status === 'cancelled');

/** Minutes since an approval was missing: of what is done, or since what made one doubtful. @param {PlanRow} row @param {number} now */
function minutesUnapproved({ status, needs_approval, done_at, in_doubt, last }, now) {
  const since = in_doubt ? last?.occurred_at ?? done_at : status === 'done' && needs_approval ? done_at : null;
  return since === null ? null : minutesBetween(instant(since), now);
}

/** @param {PlanRow} row @returns {Standing['word']} */
function wordOf({ status, ready }) {
  if (status !== 'planned') return status;
  return ready ? 'ready' : 'waiting';
}

/** Minutes from the planned finish to the expected one, once the planned one has passed. @param {PlanRow} row @param {number} now */
function minutesLate(row, now) {
  const planned = instantOrNull(row.planned_finish);
  if (planned === null || isClosed(row) || row.status === 'done' || minutesBetween(planned, now) <= 0) return 0;
  return minutesBetween(planned, expectedFinish(row, now) ?? now);
}

/**
 * What was told, else the planned length from the start, never in the past; null for what is finished or has no plan.
 * @param {PlanRow} row @param {number} now @returns {number|null}
 */
function expectedFinish(row, now) {
  if (isClosed(row) || row.status === 'done') return null;
  const told = instantOrNull(row.blocked?.eta ?? row.eta);
  if (told !== null) return Math.max(told, now);
  const [from, to] = [instantOrNull(row.planned_start), instantOrNull(row.planned_finish)];
  if (to === null) return null;
  const length = from === null ? 0 : to - from;
  return Math.max(begins(row, from, now) + length, now);
}

/** @param {PlanRow} row @param {number|null} planned @param {number} now */
const begins = ({ started_at }, planned, now) => instantOrNull(started_at) ?? Math.max(planned ?? now, now);

/**
 * Minutes since news of a place were due, null while none are missing (product rule 14).
 * @param {Pick<PartyRow, 'news_due'|'heard_at'>} party @param {number} now
 */
export function minutesSilent({ news_due, heard_at }, now) {
  const due = instantOrNull(news_due?.at);
  const heard = instantOrNull(heard_at) ?? -Infinity;
  return due !== null && now > due && heard < due ? minutesBetween(due, now) : null;
}
