/** A row's times as numbers, read once: a change brings a whole new row, all others keep theirs. Pure. */
import { instantOrNull } from '../words/time.js';
/** @import {PlanRow} from './types.js' */

/**
 * @typedef {object} Moments
 * @property {number|null} start planned
 * @property {number|null} finish planned
 * @property {number|null} done
 * @property {readonly number[]} real when anything happened, or is to be solved
 */
/** @type {WeakMap<PlanRow, Moments>} */
const known = new WeakMap();

/** @param {PlanRow} row @returns {Moments} */
export function momentsOf(row) {
  const before = known.get(row);
  if (before) return before;
  const { planned_start, planned_finish, started_at, done_at, approved_at, blocked } = row;
  const real = [started_at, done_at, approved_at, blocked?.eta].flatMap((at) => instantOrNull(at) ?? []);
  const found = { start: instantOrNull(planned_start), finish: instantOrNull(planned_finish), done: instantOrNull(done_at), real };
  known.set(row, found);
  return found;
}
