/** What a report comes to: the table of transitions, and what the work's own past adds to it, as the centre will find it. */
import { instantOrNull, wholeMinute } from '../words/time.js';
/** @import {PlanRow, Status, Who} from './types.js' */

/**
 * The part of a report that is judged here.
 * @typedef {{kind: string, occurred_at?: string|null, told_by?: string|null, result?: string|null, reason?: string|null}} Said
 * @typedef {Partial<Record<Status, string>> & {otherwise?: string}} Cells
 */
/** @typedef {{odd: string[], again: boolean}} Outcome `odd` its deviations; `again`, it stands so already, and the report is kept as a confirmation */

const ON_CLOSED = { skipped: 'on-skipped', cancelled: 'on-cancelled', waived: 'on-waived' };

/**
 * Deviations by kind and status, as in the centre's table of transitions (docs/events.md); what is absent is in order.
 * A test holds the two together.
 * @type {Readonly<Record<string, Cells>>}
 */
export const DEVIATIONS = {
  started: { blocked: 'on-blocked', failed: 'on-failed', ...ON_CLOSED },
  done: { planned: 'done-before-start', blocked: 'on-blocked', failed: 'on-failed', ...ON_CLOSED },
  approved: { otherwise: 'approved-before-done', done: '', approved: '', ...ON_CLOSED },
  rejected: { otherwise: 'rejected-before-done', done: '', rejected: '', approved: 'approval-in-doubt' },
  blocked: { done: 'blocked-after-done', approved: 'approval-in-doubt', ...ON_CLOSED },
  unblocked: { otherwise: 'not-blocked', blocked: '' },
  failed: { done: 'failed-after-done', approved: 'approval-in-doubt', ...ON_CLOSED },
  skipped: { done: 'skipped-after-done', approved: 'skipped-after-done' },
  cancelled: { done: 'cancelled-after-done', approved: 'cancelled-after-done' },
  reopened: { planned: 'nothing-to-reopen', started: 'nothing-to-reopen', blocked: 'nothing-to-reopen' },
};

/** Statuses in which a report of the kind says nothing new. @type {Readonly<Record<string, readonly Status[]>>} */
export const AGAIN = {
  started: ['started', 'done', 'approved'],
  done: ['done', 'approved'],
  approved: ['approved'],
  rejected: ['rejected'],
  failed: ['failed'],
  skipped: ['skipped', 'cancelled', 'waived'],
  cancelled: ['cancelled', 'waived'],
  reopened: ['reopened'],
};

/** Deviations that no cell of the table has, for they come of what the work went through. */
export const OF_THE_PAST = /** @type {const} */ ({ afterDone: 'started-after-done', other: 'other-result', own: 'own-approval' });

/** @param {string} kind @param {Status} status @returns {string|null} */
export function deviationOf(kind, status) {
  const cells = DEVIATIONS[kind];
  return cells?.[status] ?? cells?.otherwise ?? null;
}

/** @param {Said} said @param {PlanRow} row @param {Who} who types @returns {Outcome} */
export function outcomeOf(said, row, who) {
  switch (said.kind) {
    case 'started':
      return startedSaid(said, row);
    case 'done':
      return doneSaid(said, row, who);
    case 'approved':
      return byTable('approved', row.in_doubt ? 'done' : row.status); // it waits for one as what is done
    default:
      return byTable(said.kind, row.status);
  }
}

/** Whoever counts as having told it: the teller, and she who types where the teller is a role and not a person. @param {Said} said @param {Who} who */
export function handsOf({ told_by }, { person }) {
  const teller = told_by ?? person;
  return teller.startsWith('person:') ? [teller] : [teller, person];
}

/** @param {string} kind @param {Status} status @returns {Outcome} */
function byTable(kind, status) {
  const odd = deviationOf(kind, status);
  return { odd: odd ? [odd] : [], again: (AGAIN[kind] ?? []).includes(status) };
}

/** Told again it is news where it fills an empty start or moves it back; later than the done it fills nothing. @param {Said} said @param {PlanRow} row @returns {Outcome} */
function startedSaid(said, { status, started_at, done_at }) {
  const usual = byTable('started', status);
  if (!usual.again) return usual;
  const [first, done] = [instantOrNull(started_at), instantOrNull(done_at)];
  if (first !== null) return { odd: [], again: momentOf(said) >= first };
  return { odd: done !== null && momentOf(said) > done ? [OF_THE_PAST.afterDone] : [], again: false };
}

/** @param {Said} said @param {PlanRow} row @param {Who} who @returns {Outcome} */
function doneSaid(said, row, who) {
  const own = handsOf(said, who).some((hand) => row.approved_by.includes(hand));
  if (byTable('done', row.status).again) return own ? { odd: [OF_THE_PAST.own], again: false } : doneAgain(said, row);
  return { odd: [...doneFirst(said, row), ...(own ? [OF_THE_PAST.own] : [])], again: false };
}

/** With another result or reason it is no confirmation; a bare done is the same again. @param {Said} said @param {PlanRow} row @returns {Outcome} */
function doneAgain({ result, reason }, row) {
  const same = (!result || result === row.result) && (!reason || reason === row.reason);
  return { odd: same ? [] : [OF_THE_PAST.other], again: same };
}

/** A milestone is a moment and needs no start; a done for a minute before the start is odd. @param {Said} said @param {PlanRow} row @returns {string[]} */
function doneFirst(said, { status, type, started_at }) {
  if (status === 'planned' && type === 'milestone') return [];
  const { odd } = byTable('done', status);
  const first = instantOrNull(started_at);
  const backwards = first !== null && wholeMinute(momentOf(said)) < wholeMinute(first);
  return odd.length === 0 && backwards ? [OF_THE_PAST.afterDone] : odd;
}

/** When it occurred; what names no time is told now, after all that was. @param {Said} said */
const momentOf = ({ occurred_at }) => instantOrNull(occurred_at) ?? Infinity;
