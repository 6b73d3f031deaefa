/** Where the end of what is blocked was expected before: from the reports that still stand in the log's board. Pure. */
import { rowId } from '../line/board.js';
import { instant } from '../words/time.js';
/** @import {LogRow, PlanRow} from '../console/types.js' */

const TELLING = new Set(['blocked', 'eta']);

/**
 * Earlier expectations by row, those since it was last blocked; the one that holds is left out.
 * @param {Record<string, LogRow>} reports @param {Record<string, PlanRow>} activities @returns {Map<string, number[]>}
 */
export function earlierEtas(reports, activities) {
  /** @type {Map<string, number[]>} */
  const found = new Map();
  for (const { kind, activity, eta, struck_by, occurred_at } of Object.values(reports)) {
    const row = activity && TELLING.has(kind) ? activities[rowId(activity)] : undefined;
    if (!row?.blocked || !eta || struck_by !== null || eta === row.blocked.eta) continue;
    if (instant(occurred_at) >= instant(row.blocked.since)) found.set(row.code, [...(found.get(row.code) ?? []), instant(eta)]);
  }
  return found;
}
