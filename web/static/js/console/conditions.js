/** What a decision stands on: the conditions of the announcement, and what came in since the decider last looked. */
import { standingHolds } from '../wall/hold.js';
import { STOPPED } from './since.js';
import { isUnwaived } from './standing.js';
/** @import {WallTables} from '../wall/types.js' */
/** @import {IssueRow, LogRow, OddRow, PlanRow, PlanTables, Who} from './types.js' */

const DESK = new Set(['coordinator', 'commander']);

/** @typedef {{name: 'actors'|'activities'|'gates'|'systems'|'issues'|'holds', whole: number, missing: readonly string[]}} Condition */

/**
 * The conditions of product rule 8, each with the codes that stand in its way.
 * @param {PlanTables} plan @param {Record<string, IssueRow>} issues @param {Pick<WallTables, 'systems'|'holds'>} wall
 * @returns {Condition[]}
 */
export function conditions(plan, issues, wall) {
  const systems = Object.values(wall.systems ?? {}).filter((row) => row.mandatory);
  const holds = standingHolds(wall).map(({ scope: code }) => ({ code }));
  const mandatory = Object.values(plan.activities).filter((row) => row.mandatory);
  const safety = Object.values(issues).filter(({ patient_safety, solved_at }) => patient_safety && solved_at === null);
  const [gates, work] = [mandatory.filter(({ type }) => type === 'gate'), mandatory.filter(({ type }) => type !== 'gate')];
  return [
    condition('actors', Object.values(plan.actors), ({ complete_at }) => complete_at !== null),
    condition('activities', work, ({ released, in_doubt }) => released && !in_doubt),
    condition('gates', gates, ({ released }) => released),
    condition('systems', systems, ({ in_target }) => in_target),
    condition('issues', safety, ({ hinders }) => !hinders),
    condition('holds', holds, () => false),
  ];
}

/**
 * @template {{code: string}} T
 * @param {Condition['name']} name @param {readonly T[]} rows @param {(row: T) => boolean} holds @returns {Condition}
 */
const condition = (name, rows, holds) =>
  ({ name, whole: rows.length, missing: rows.filter((row) => !holds(row)).map(({ code }) => code) });

/**
 * Nothing is missing, and there is a moment from which it is live: when the last actor was complete, or without actors the
 * last release of a mandatory activity. One that was waived was released at no moment.
 * @param {readonly Condition[]} found @param {PlanTables} plan @returns {boolean}
 */
export function allHold(found, { actors, activities }) {
  const complete = Object.keys(actors).length > 0
    || Object.values(activities).some((row) => row.mandatory && (row.needs_approval ? row.approved_at : row.done_at) !== null);
  return complete && found.every(({ missing }) => missing.length === 0);
}

/**
 * "3 reports since you looked, 1 failed" (product rule 9).
 * @param {readonly LogRow[]} log @param {number} seen @param {string} person who looks: what she did herself is no news
 */
export function cameSince(log, seen, person) {
  const news = log.filter(({ position, recorded_by }) => position > seen && recorded_by !== person);
  return { reports: news.length, failed: news.filter(({ kind }) => STOPPED.has(kind)).length };
}

/**
 * Mandatory activities that were closed without being done: the commander waives, a deputy confirms.
 * @param {Iterable<PlanRow>} rows
 */
export function waivers(rows) {
  const open = Array.from(rows).filter(isUnwaived);
  return {
    toWaive: open.filter(({ waiver }) => waiver === null),
    toConfirm: open.filter(({ waiver }) => waiver !== null && !waiver.confirmed),
  };
}

/** @typedef {{report_id: string, position: number, names: readonly string[], thing: PlanRow|OddRow}} Odd a report and all that is odd about it */

/**
 * What nobody has acknowledged, of activities and of all else, the newest first. A report is acknowledged once, whatever
 * is odd about it.
 * @param {Pick<PlanTables, 'activities'|'deviations'>} plan @returns {Odd[]}
 */
export function openDeviations({ activities, deviations }) {
  /** @type {Map<string, Odd>} */
  const found = new Map();
  for (const thing of [...Object.values(activities), ...Object.values(deviations)]) {
    for (const { name, position, report_id } of thing.deviations.filter(({ acknowledged }) => !acknowledged)) {
      const names = found.get(report_id)?.names ?? [];
      found.set(report_id, { report_id, position, names: [...names, name], thing });
    }
  }
  return [...found.values()].sort((a, b) => b.position - a.position);
}

/** @param {Who} who */
export const isCommander = ({ roles }) => roles.includes('commander');

/** @param {Who} who may log for anybody, acknowledge and erase */
export const isDesk = ({ roles }) => roles.some((role) => DESK.has(role));

/** @param {Who} who may report at all */
export const mayReport = ({ roles }) =>
  isDesk({ person: '', roles }) || roles.includes('reporter') || roles.includes('approver');

/**
 * What is still to be decided, as a count for the foot.
 * @param {Pick<PlanTables, 'activities'|'deviations'>} plan @param {Record<string, IssueRow>} issues @param {Pick<WallTables, 'holds'>} wall
 */
export function openDecisions(plan, issues, wall) {
  const { toWaive, toConfirm } = waivers(Object.values(plan.activities));
  const hindering = Object.values(issues).filter(({ hinders }) => hinders).length;
  return standingHolds(wall).length + openDeviations(plan).length + toWaive.length + toConfirm.length + hindering;
}

