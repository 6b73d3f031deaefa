/** The times that the whole night is held against: its planned end and the end of its window. Pure. */
import { instantOrNull } from '../words/time.js';
/** @import {GoLiveRow} from '../wall/types.js' */

/** @typedef {{kind: 'finish'|'window', at: number}} Deadline */

/** @param {Partial<Pick<GoLiveRow, 'finish'|'window_end'>>} golive @returns {Deadline[]} ascending as they are told */
export function deadlinesOf({ finish, window_end: end }) {
  /** @type {[Deadline['kind'], number|null][]} */
  const times = [['finish', instantOrNull(finish)], ['window', instantOrNull(end)]];
  return times.flatMap(([kind, at]) => (at === null ? [] : [{ kind, at }]));
}
