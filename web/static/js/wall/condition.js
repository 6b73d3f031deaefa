/** How a place stands at a moment: ready, late, blocked, not heard from. From its row and the run's clock. */
import { instant, instantOrNull, minutesBetween } from '../words/time.js';
/** @import {LocationRow} from './types.js' */

/**
 * @typedef {'blocked'|'failed'|'ready'|'late'|'silent'|'open'|'none'} Condition
 * @typedef {{condition: Condition, minutes: number}} Standing minutes late, or since news were due
 */

/**
 * The worst that is true of it; a place with nothing to do is `none`.
 * @param {LocationRow} row @param {number} now @returns {Standing}
 */
export function standing(row, now) {
  const late = minutesLate(row, now);
  if (row.blocks.length > 0) return { condition: 'blocked', minutes: longestBlocked(row, now) };
  if (row.failed > 0) return { condition: 'failed', minutes: 0 };
  if (row.total > 0 && row.released === row.total) return { condition: 'ready', minutes: 0 };
  if (late > 0) return { condition: 'late', minutes: late };
  if (isSilent(row, now)) return { condition: 'silent', minutes: minutesSilent(row, now) };
  return { condition: row.total > 0 ? 'open' : 'none', minutes: 0 };
}

/**
 * Silent only when news were expected and none came (product.md, rule 14).
 * @param {LocationRow} row @param {number} now
 */
export function isSilent({ news_due, heard_at }, now) {
  if (news_due === null) return false;
  const due = instant(news_due.at);
  return now > due && (instantOrNull(heard_at) ?? -Infinity) < due;
}

/** Whole minutes on paper, the patient-safety clock; null for a place that is not. @param {LocationRow} row @param {number} now */
export const minutesOnPaper = ({ paper_since }, now) =>
  paper_since === null ? null : minutesBetween(instant(paper_since), now);

/** @param {LocationRow} row @param {number} now whole minutes past the planned finish of what is due, 0 before it */
const minutesLate = ({ due }, now) => (due === null ? 0 : Math.max(0, minutesBetween(instant(due.finish), now)));

/** @param {LocationRow} row @param {number} now */
const minutesSilent = ({ news_due }, now) => (news_due === null ? 0 : minutesBetween(instant(news_due.at), now));

/** @param {LocationRow} row @param {number} now */
const longestBlocked = ({ blocks }, now) => Math.max(...blocks.map(({ since }) => minutesBetween(instant(since), now)));
