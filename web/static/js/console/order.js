/** What is out of order about a report before it is sent: the deviations the centre will find, told beforehand. */
import { instantOrNull } from '../words/time.js';
import { handsOf, outcomeOf } from './outcome.js';
/** @import {Said} from './outcome.js' */
/** @import {PlanRow, Warning, Who} from './types.js' */

/** The names of what is out of order. @param {Said} said @param {PlanRow} row @param {Who} who @returns {string[]} */
export const deviations = (said, row, who) =>
  [...outcomeOf(said, row, who).odd, ...(startsTooEarly(said, row) ? ['start-before-predecessors'] : [])];

/** @param {Said} said @param {PlanRow} row */
function startsTooEarly({ kind }, { status, started_at, waits_for }) {
  const begins = (kind === 'started' || kind === 'done') && started_at === null;
  return begins && status !== 'done' && status !== 'approved' && waits_for.length > 0;
}

/**
 * Four eyes (product rule 6): whoever told, did or corrected the done does not approve it, and whoever typed counts
 * where the teller is a role and not a person.
 * @param {Said} said @param {PlanRow} row @param {Who} who
 */
export const isOwnWork = (said, row, who) =>
  said.kind === 'approved' && handsOf(said, who).some((hand) => row.hands.includes(hand));

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
    for (const name of deviations(said, row, who)) found.set(name, [...(found.get(name) ?? []), row.code]);
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
