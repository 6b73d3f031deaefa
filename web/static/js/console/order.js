/** What is out of order about a report before it is sent: the deviations the centre will find, told beforehand. */
import { instantOrNull } from '../words/time.js';
/** @import {PlanRow, Status, Warning, Who} from './types.js' */

/**
 * The part of a report that is judged here.
 * @typedef {{kind: string, occurred_at?: string|null, told_by?: string|null}} Said
 * @typedef {Partial<Record<Status, string>> & {otherwise?: string}} Cells
 */

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

/** @param {string} kind @param {Status} status @returns {string|null} */
export function deviationOf(kind, status) {
  const cells = DEVIATIONS[kind];
  return cells?.[status] ?? cells?.otherwise ?? null;
}

/** The names of what is out of order. @param {Said} said @param {PlanRow} row @returns {string[]} */
export function deviations(said, row) {
  const own = deviationOf(said.kind, row.status);
  const early = startsTooEarly(said, row) ? ['start-before-predecessors'] : [];
  return [...(own ? [own] : []), ...early];
}

/** @param {Said} said @param {PlanRow} row */
function startsTooEarly({ kind }, { status, started_at, waits_for }) {
  const begins = (kind === 'started' || kind === 'done') && started_at === null;
  return begins && status !== 'done' && status !== 'approved' && waits_for.length > 0;
}

/** It stands so already; the report is kept as a confirmation. @param {Said} said @param {PlanRow} row */
export const saysAgain = ({ kind }, { status }) => (AGAIN[kind] ?? []).includes(status);

/**
 * Four eyes (product rule 6): whoever told, did or corrected the done does not approve it, and whoever typed counts
 * where the teller is a role and not a person.
 * @param {Said} said @param {PlanRow} row @param {Who} who
 */
export function isOwnWork({ kind, told_by }, row, who) {
  if (kind !== 'approved') return false;
  return handsOf(told_by ?? who.person, who.person).some((hand) => row.hands.includes(hand));
}

/** @param {string} teller @param {string} typist */
const handsOf = (teller, typist) => (teller.startsWith('person:') ? [teller] : [teller, typist]);

/**
 * Everything the room should know before Enter, each kind once with the codes it is about: refusals first.
 * @param {readonly {said: Said, row: PlanRow}[]} pairs @param {Who} who @returns {Warning[]}
 */
export function warnings(pairs, who) {
  const own = pairs.filter(({ said, row }) => isOwnWork(said, row, who));
  const rest = pairs.filter((pair) => !own.includes(pair));
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const { said, row } of rest) {
    for (const name of deviations(said, row)) found.set(name, [...(found.get(name) ?? []), row.code]);
  }
  const odd = Array.from(found, ([name, codes]) => /** @type {Warning} */ ({ level: 'deviation', name, codes }));
  if (own.length === 0) return odd;
  const level = own.length === pairs.length ? 'refusal' : 'left-out';
  return [{ level, name: 'own-work', codes: own.map(({ row }) => row.code) }, ...odd];
}

/**
 * A line without what is one's own work, where there is more in it: what will really be recorded.
 * @param {import('../grammar/types.js').Parsed} parsed @param {ReadonlySet<string>} own codes
 * @returns {import('../grammar/types.js').Parsed}
 */
export function withoutOwn(parsed, own) {
  if (parsed.kind !== 'reports' || own.size === 0) return parsed;
  const reports = parsed.reports.filter(({ activity }) => !own.has(activity ?? ''));
  if (reports.length === 0) return parsed;
  return { ...parsed, reports, subjects: parsed.subjects.filter(({ code }) => !own.has(code)) };
}

/**
 * What a done or an approval lets loose: rows that wait for it alone.
 * @param {Said} said @param {PlanRow} row @param {Iterable<PlanRow>} rows @returns {PlanRow[]}
 */
export function releasedBy({ kind }, row, rows) {
  const releases = kind === 'approved' ? row.status === 'done' : kind === 'done' && !row.needs_approval;
  if (!releases || row.released) return [];
  return Array.from(rows).filter(({ waits_for }) => waits_for.length === 1 && waits_for[0] === row.code);
}

/** What has begun although it stands on this row. @param {PlanRow} row @param {Iterable<PlanRow>} rows @returns {PlanRow[]} */
export const standingOn = (row, rows) => Array.from(rows).filter(
  ({ predecessors, started_at }) => started_at !== null && predecessors.some(({ code }) => code === row.code),
);

/** Minutes after the plan (negative before), of a start or a finish; null without a planned time. @param {Said} said @param {PlanRow} row @param {number} at */
export function afterPlan({ kind }, row, at) {
  const planned = instantOrNull(kind === 'started' ? row.planned_start : kind === 'done' ? row.planned_finish : null);
  return planned === null ? null : Math.floor(at / 60_000) - Math.floor(planned / 60_000);
}
