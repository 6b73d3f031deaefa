/** Which of its states the wall is in, and how far the night is ahead of the plan. */
import { instant, instantOrNull, minutesBetween } from '../words/time.js';
/** @import {GoLiveRow, Outlook, State} from './types.js' */

/** So long the announcement holds the wall before "in use since", milliseconds. */
const ANNOUNCED_FOR = 10 * 60_000;

/** @param {GoLiveRow} golive @param {number} now @returns {State} */
export function stateOf(golive, now) {
  if (golive.stage !== 'announced' || golive.announced_at === null) return golive.holds > 0 ? 'hold' : golive.stage;
  return now - instant(golive.announced_at) < ANNOUNCED_FOR ? 'announced' : 'after';
}

/** So long after the announcement the night is over, milliseconds. */
const OVER_AFTER = 12 * 3_600_000;

/** Nobody waits any longer for what was promised in the night. @param {GoLiveRow|undefined} golive @param {number} now */
export const isOver = (golive, now) =>
  golive?.stage === 'announced' && now - (instantOrNull(golive.announced_at) ?? now) > OVER_AFTER;

/** An announcement that was taken back and not made anew. @param {GoLiveRow} golive */
export const isWithdrawn = ({ stage, withdrawn_at }) => stage !== 'announced' && withdrawn_at !== null;

/**
 * Minutes ahead by the last milestone; once the planned finish is passed the night is at least that far behind. Null
 * while there is nothing to tell it by.
 * @param {GoLiveRow} golive @param {number} now
 */
export function aheadNow({ milestone, finish }, now) {
  const left = finish === null ? Infinity : minutesBetween(now, instant(finish));
  const byMilestone = milestone === null ? null : milestone.offset_minutes;
  return left < 0 ? Math.min(left, byMilestone ?? left) : byMilestone;
}

/**
 * Minutes from the planned finish, moved by the last milestone's offset and never before now, to the end of the window;
 * negative beyond it. Null without either time.
 * @param {GoLiveRow} golive @param {number} now
 */
export function floatLeft({ finish, window_end, milestone }, now) {
  const [end, planned] = [instantOrNull(window_end), instantOrNull(finish)];
  if (end === null || planned === null) return null;
  return Math.min(minutesBetween(planned, end) + (milestone?.offset_minutes ?? 0), minutesBetween(now, end));
}

/** Until when the night can be turned back; null once that is passed, or where the plan does not say. @param {GoLiveRow} golive @param {number} now */
export function canTurnUntil({ point_of_no_return }, now) {
  return point_of_no_return !== null && now < instant(point_of_no_return) ? point_of_no_return : null;
}

/** So long what was foreseen is of use, milliseconds: it is made anew every minute. */
const FORESEEN_FOR = 5 * 60_000;

/** @param {Outlook|undefined} outlook @param {number} now @returns {Outlook|null} */
export const foreseenBy = (outlook, now) =>
  outlook && Math.abs(now - instant(outlook.minute)) < FORESEEN_FOR ? outlook : null;

/** Minutes from the finish to the end of the window, as foreseen where that is. @param {GoLiveRow} golive @param {number} now @param {Outlook|null} foreseen */
export const windowLeft = (golive, now, foreseen) => foreseen?.float_to_window_end ?? floatLeft(golive, now);

/** Minutes between the planned finish and the moment when all was complete. @param {GoLiveRow} golive */
export function aheadAtLast({ ahead_minutes, finish, complete_at }) {
  if (ahead_minutes !== null || finish === null || complete_at === null) return ahead_minutes;
  return minutesBetween(instant(complete_at), instant(finish));
}

/** @param {string} rfc3339 @param {number} now @returns {number} whole minutes */
export const minutesSince = (rfc3339, now) => minutesBetween(instant(rfc3339), now);
