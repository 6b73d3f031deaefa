/** What a row waits for and what waits for it. Pure. */
import { rowId } from '../line/board.js';
/** @import {PlanRow} from './types.js' */

/** @typedef {{code: string, type: string, lag: number, row: PlanRow|null}} Link the other end; no row where the plan has none */
/** @typedef {{before: Link[], after: Link[]}} Links */
/** @type {Links} */
export const NO_LINKS = { before: [], after: [] };

/** Both ways, by the planned start of the other end. @param {PlanRow} row @param {Record<string, PlanRow>} activities @returns {Links} */
export function linksOf(row, activities) {
  const own = rowId(row.code);
  const before = row.predecessors.map((link) => ({ ...link, row: activities[rowId(link.code)] ?? null }));
  const after = Object.values(activities).flatMap((other) => other.predecessors
    .filter(({ code }) => code === row.code || rowId(code) === own)
    .map(({ type, lag }) => ({ code: other.code, type, lag, row: other })));
  return { before: before.sort(byPlan), after: after.sort(byPlan) };
}

/** @param {Link} a @param {Link} b */
const byPlan = (a, b) => (a.row?.planned_start ?? '').localeCompare(b.row?.planned_start ?? '') || a.code.localeCompare(b.code);
