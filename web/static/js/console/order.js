/** What is out of order about a report before it is sent: the deviations the centre will find, told beforehand. */
import { rowId } from '../line/board.js';
import { instant, instantOrNull, wholeMinute } from '../words/time.js';
import { handsOf, outcomeOf } from './outcome.js';
/** @import {Said} from './outcome.js' */
/** @import {PlanRow, Warning, Who} from './types.js' */

const MINUTE = 60_000;

/** @import {HoldRow} from '../wall/types.js' */

/**
 * What a start stands on: the plan, the holds of the wall by scope, and when it is told.
 * @typedef {{rowOf: (code: string) => PlanRow|undefined, holds: Record<string, HoldRow>, now: number}} Ground
 */

/** What is known of a row alone. @type {Ground} */
const ALONE = { rowOf: () => undefined, holds: {}, now: Infinity };

/** The names of what is out of order. @param {Said} said @param {PlanRow} row @param {Who} who @param {Ground} [ground] @returns {string[]} */
export const deviations = (said, row, who, ground = ALONE) => [
  ...outcomeOf(said, row, who).odd,
  ...(heldBy(said, row, ground).length > 0 ? ['start-before-predecessors'] : []),
  ...(isUnderHold(said, row, ground) ? ['start-under-hold'] : []),
];

/** Does it tell of work that nobody knew had begun? @param {Said} said @param {PlanRow} row */
const begins = ({ kind }, { status, started_at }) =>
  (kind === 'started' || kind === 'done') && started_at === null && status !== 'done' && status !== 'approved';

/** By the minute it is told for; the one in which a hold ended is free. @param {Said} said @param {PlanRow} row @param {Ground} ground */
function isUnderHold(said, row, { holds, now }) {
  if (!begins(said, row)) return false;
  const at = wholeMinute(instantOrNull(said.occurred_at) ?? now);
  const from = (/** @type {string} */ time) => wholeMinute(instant(time));
  const scopes = ['all', row.system && `system:${rowId(row.system)}`, row.location && `location:${rowId(row.location)}`];
  return scopes.some((scope) => {
    const hold = holds[scope ?? ''];
    if (!hold) return false;
    const stands = hold.since !== null && at >= from(hold.since);
    return stands || hold.spans.some(({ since, until }) => from(since) <= at && at < from(until));
  });
}

/** Codes of what does not yet allow what the report would start. @param {Said} said @param {PlanRow} row @param {Ground} ground */
export function heldBy(said, row, { rowOf, now }) {
  if (!begins(said, row)) return [];
  const at = instantOrNull(said.occurred_at) ?? now;
  const early = row.predecessors.flatMap((link) => {
    const before = rowOf(link.code);
    return before === undefined || allows(link, before, at) ? [] : [before.code];
  });
  return [...new Set([...row.waits_for, ...early])];
}

/** @param {PlanRow['predecessors'][number]} link @param {PlanRow} before @param {number} at */
function allows({ type, lag }, before, at) {
  if (type === 'FF' || type === 'SF') return true;
  const released = releasedAt(before);
  if (before.released && released === null) return true; // waived, or optional and closed: nothing to wait for
  const reached = type === 'FS' ? released : instantOrNull(before.started_at ?? before.done_at);
  return reached !== null && wholeMinute(reached) + lag * MINUTE <= at;
}

/** Null for what was left out or waived, even if it was done before. @param {PlanRow} row */
const releasedAt = ({ released, status, needs_approval, approved_at, done_at }) =>
  (released && (status === 'done' || status === 'approved') ? instantOrNull(needs_approval ? approved_at : done_at) : null);

/**
 * Four eyes (product rule 6): whoever told, did or corrected the done does not approve it, and whoever typed counts
 * where the teller is a role and not a person.
 * @param {Said} said @param {PlanRow} row @param {Who} who
 */
export const isOwnWork = (said, row, who) =>
  said.kind === 'approved' && handsOf(said, who).some((hand) => row.hands.includes(hand));

/**
 * Everything the room should know before Enter, each kind once with the codes it is about: refusals first.
 * @param {readonly {said: Said, row: PlanRow}[]} pairs @param {Who} who @param {Ground} [ground] @returns {Warning[]}
 */
export function warnings(pairs, who, ground = ALONE) {
  const own = pairs.filter(({ said, row }) => isOwnWork(said, row, who));
  const rest = pairs.filter((pair) => !own.includes(pair));
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const { said, row } of rest) {
    for (const name of deviations(said, row, who, ground)) found.set(name, [...(found.get(name) ?? []), row.code]);
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
 * What a report lets loose: rows that wait for its work alone.
 * @param {Said} said @param {PlanRow} row @param {Iterable<PlanRow>} rows @param {Who} who @returns {PlanRow[]}
 */
export function releasedBy(said, row, rows, who) {
  if (row.released || !(releases(said.kind, row) || isAwaited(said, row, who))) return [];
  return Array.from(rows).filter(({ waits_for }) => waits_for.length === 1 && waits_for[0] === row.code);
}

/** An approval that came before the done takes effect with it, when another person tells it. @param {Said} said @param {PlanRow} row @param {Who} who */
const isAwaited = (said, { early, approved_by }, who) =>
  said.kind === 'done' && early && !handsOf(said, who).some((hand) => approved_by.includes(hand));

/** What is optional holds up nobody once it is closed; a done stands, whatever is skipped after it. @param {string} kind @param {PlanRow} row */
function releases(kind, { status, needs_approval, mandatory }) {
  switch (kind) {
    case 'approved':
      return status === 'done';
    case 'done':
      return !needs_approval;
    case 'skipped':
    case 'cancelled':
      return !mandatory && status !== 'done';
    default:
      return false;
  }
}

/** What has begun although it stands on this row. @param {PlanRow} row @param {Iterable<PlanRow>} rows @returns {PlanRow[]} */
export const standingOn = (row, rows) => Array.from(rows).filter(
  ({ predecessors, started_at }) => started_at !== null && predecessors.some(({ code }) => code === row.code),
);

/** Minutes after the plan (negative before), of a start or a finish; null without a planned time. @param {Said} said @param {PlanRow} row @param {number} at */
export function afterPlan({ kind }, row, at) {
  const planned = instantOrNull(kind === 'started' ? row.planned_start : kind === 'done' ? row.planned_finish : null);
  return planned === null ? null : Math.floor(at / MINUTE) - Math.floor(planned / MINUTE);
}
