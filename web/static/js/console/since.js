/** What changed while nobody was at the keys: to do, decided, solved, and the rest as a count. From the log's rows. */
import { isClosed } from './standing.js';
/** @import {LogRow, PlanRow} from './types.js' */

/** So long without a key, milliseconds of real time, and she was away. */
export const AWAY_AFTER = 5 * 60_000;

/** The board has only the last reports. */
const KEPT = 500;

export const STOPPED = new Set(['blocked', 'failed', 'rejected']);
const DECIDED = new Set([
  'announced', 'withdrawn', 'waived', 'waiver_confirmed', 'accepted', 'plan', 'decided', 'decision_confirmed', 'decision_withdrawn',
]);
const SOLVED = new Set(['unblocked', 'solved']);

/**
 * @typedef {object} Since
 * @property {number} from the last position she had seen
 * @property {number} to
 * @property {string|null} begun when she left, RFC 3339 of the first report after it
 * @property {number} reports
 * @property {LogRow[]} stopped newest first, only what still stands
 * @property {LogRow[]} odd with a deviation that nobody acknowledged
 * @property {LogRow[]} decided
 * @property {LogRow[]} solved
 * @property {number} done activities reported done or approved
 * @property {number} places where they are
 * @property {number} released in the whole plan
 * @property {number} activities in the whole plan
 * @property {boolean} partial the board no longer has all of it, and the log may be asked
 * @property {number} without the last position that is left out; 0 when none is
 */

/**
 * @param {readonly LogRow[]} log newest first @param {Record<string, PlanRow>} plan rows by id
 * @param {(code: string) => PlanRow|undefined} rowOf
 * @param {number} seen position; -1 before the first visit, which tells what the board still has
 * @returns {Since}
 */
export function since(log, plan, rowOf, seen) {
  const news = log.filter(({ position, struck_by }) => position > seen && struck_by === null);
  const finished = news.filter(({ kind }) => kind === 'done' || kind === 'approved');
  const rows = Object.values(plan);
  const from = seen < 0 ? Math.max(0, (log.at(-1)?.position ?? 1) - 1) : seen;
  const without = log.length < KEPT ? 0 : (log.at(-1)?.position ?? 1) - 1;
  return {
    from,
    to: log[0]?.position ?? from,
    begun: news.at(-1)?.known_at ?? null,
    reports: news.length,
    stopped: oneEach(news.filter((report) => STOPPED.has(report.kind) && stillStands(report, rowOf))),
    odd: news.filter(({ deviations, acknowledged }) => deviations.length > 0 && !acknowledged),
    decided: news.filter(({ kind }) => DECIDED.has(kind)),
    solved: news.filter(({ kind }) => SOLVED.has(kind)),
    done: new Set(finished.map(({ activity }) => activity)).size,
    places: new Set(finished.flatMap(({ location }) => location ?? [])).size,
    released: rows.filter(({ released }) => released).length,
    activities: rows.length,
    partial: without > from,
    without: without > Math.max(seen, 0) ? without : 0,
  };
}

/** @param {LogRow} report @param {(code: string) => PlanRow|undefined} rowOf */
function stillStands({ kind, activity }, rowOf) {
  const row = activity ? rowOf(activity) : undefined;
  return row !== undefined && row.status === kind && !isClosed(row);
}

/** The newest of each activity. @param {LogRow[]} reports */
const oneEach = (reports) =>
  reports.filter(({ activity }, at) => reports.findIndex((other) => other.activity === activity) === at);
