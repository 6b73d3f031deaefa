/** What the command line's grammar asks of the boards. */
import { rowId } from '../line/board.js';
/** @import {Context} from '../grammar/types.js' */
/** @import {Call, IssueRow, LogRow, PlanRow, PlanTables, Words} from './types.js' */

export const ROWS_ON_A_PAGE = 9;

/**
 * @typedef {object} Sources
 * @property {PlanTables} plan
 * @property {Record<string, IssueRow>} issues
 * @property {Record<string, LogRow>} log
 * @property {Words} words
 */

/** The title of an activity; unplanned work has its title among the words. @param {PlanRow} row @param {Words} words */
export const titleOf = ({ title, titled_by, code }, words) => title ?? words[titled_by ?? '']?.title ?? code;

/**
 * The parts of the context that change only with the boards.
 * @param {Sources} sources
 * @returns {Pick<Context, 'activities'|'locations'|'actors'|'systems'|'counters'|'gates'|'issues'|'log'|'deviations'>}
 */
export function grammarSources({ plan, issues, log, words }) {
  const rows = Object.values(plan.activities);
  const shutDown = new Set(rows.flatMap((row) => (isOpenShutdown(row) && row.system ? [rowId(row.system)] : [])));
  return {
    activities: new Map(rows.map((row) => [row.code, named(row, words)])),
    locations: Object.values(plan.locations),
    actors: Object.values(plan.actors),
    systems: Object.values(plan.systems).map(({ code, name, kind = 'legacy' }) => {
      return { code, name, kind, hasOpenShutdown: shutDown.has(rowId(code)) };
    }),
    counters: Object.values(plan.counters),
    gates: [],
    issues: Object.values(issues).map((issue) => ({ code: issue.code, title: issueTitle(issue, words) })),
    log: { get: (position) => log[String(position)] },
    deviations: (code) => (plan.activities[rowId(code)]?.deviations ?? []).filter(({ acknowledged }) => !acknowledged),
  };
}

/** @param {IssueRow} issue @param {Words} words */
export const issueTitle = ({ code, raised_by }, words) => words[raised_by ?? '']?.title ?? code;

/** @param {PlanRow} row @param {Words} words */
const named = (row, words) =>
  ({ code: row.code, title: titleOf(row, words), location: row.location, actor: row.actor });

/** @param {PlanRow} row */
const isOpenShutdown = ({ type, released }) => type === 'system_down' && !released;

/** The rows of a call that digits 1 to 9 mean now. @param {Pick<Call, 'rows'|'page'>} call */
export const pageRows = ({ rows, page }) => rows.slice(page * ROWS_ON_A_PAGE, (page + 1) * ROWS_ON_A_PAGE);

/** The next page of a call, after the last the first again. @template {Pick<Call, 'rows'|'page'>} T @param {T} call @returns {T} */
export function turnedPage(call) {
  const pages = Math.max(1, Math.ceil(call.rows.length / ROWS_ON_A_PAGE));
  return { ...call, page: (call.page + 1) % pages };
}
