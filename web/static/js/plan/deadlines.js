/** The times that the whole night is held against: until when one can turn back, its planned end, the end of its window. Pure. */
import { instantOrNull } from '../words/time.js';
/** @import {GoLiveRow} from '../wall/types.js' */
/** @import {Summary} from './forecast.js' */

/** @typedef {{kind: 'no_return'|'finish'|'window'|'p50'|'p80'|'expected', at: number}} Deadline */

/**
 * The most important first.
 * @param {Partial<Pick<GoLiveRow, 'finish'|'window_end'|'point_of_no_return'>>} golive @param {Summary|null} [summary] @returns {Deadline[]}
 */
export function deadlinesOf({ finish, window_end: end, point_of_no_return: turn }, summary = null) {
  /** @type {[Deadline['kind'], string|null|undefined][]} */
  const times = [
    ['no_return', turn], ['window', end], ['finish', finish],
    ...(summary?.p50 ? /** @type {[Deadline['kind'], string|null|undefined][]} */ ([['p50', summary.p50], ['p80', summary.p80]]) : /** @type {[Deadline['kind'], string|null|undefined][]} */ ([['expected', summary?.finish]])),
  ];
  return times.flatMap(([kind, text]) => {
    const at = instantOrNull(text);
    return at === null ? [] : [{ kind, at }];
  });
}
