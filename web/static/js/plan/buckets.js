/** How much ends in each little while: the strip of a group, the whole night small, and the sum of it. Pure. */
import { instantOrNull } from '../words/time.js';
import { isClosed } from '../console/standing.js';
import { alarmOf, isLateStart } from './bars.js';
import { momentsOf } from './moments.js';
/** @import {Item, PlanRow, Span} from './types.js' */

export const FIVE = 5 * 60_000;

/** @typedef {{from: number, past: number, rest: number}} Bucket ended in it, and still to end */
/** @typedef {{at: number, alarm: NonNullable<ReturnType<typeof alarmOf>>}} Alarm */

/** When it ended, or is to end; null for what has no time. @param {Item} item @returns {{at: number, past: boolean}|null} */
function endOf({ row, standing: { expected } }) {
  const { done } = momentsOf(row);
  if (done !== null) return { at: done, past: true };
  const at = expected ?? plannedEnd(row);
  return at === null ? null : { at, past: isClosed(row) };
}

/** Those with anything in them, ascending, on whole multiples of their length. @param {readonly Item[]} items @param {number} [length] milliseconds @returns {Bucket[]} */
export function bucketsOf(items, length = FIVE) {
  /** @type {Map<number, Bucket>} */
  const found = new Map();
  for (const item of items) {
    const end = endOf(item);
    if (end === null) continue;
    const from = Math.floor(end.at / length) * length;
    let bucket = found.get(from);
    if (bucket === undefined) found.set(from, (bucket = { from, past: 0, rest: 0 }));
    if (end.past) bucket.past += 1;
    else bucket.rest += 1;
  }
  return [...found.values()].sort((a, b) => a.from - b.from);
}

/** Where something is out of order: a block where it began, what is late where it was due. @param {readonly Item[]} items @param {number} now @returns {Alarm[]} ascending */
export function alarmsOf(items, now) {
  const found = items.flatMap((item) => {
    const alarm = alarmOf(item, now);
    const at = alarm === null ? null : alarmAt(item, now);
    return alarm === null || at === null ? [] : [{ at, alarm }];
  });
  return found.sort((a, b) => a.at - b.at);
}

/** @param {Item} item @param {number} now */
function alarmAt({ row }, now) {
  if (row.blocked) return instantOrNull(row.blocked.since);
  if (row.status === 'failed') return instantOrNull(row.last?.occurred_at);
  return instantOrNull(isLateStart(row, now) ? row.planned_start : row.planned_finish ?? row.planned_start);
}

const WORST = ['silent', 'late', 'bad'];

/** Those nearer than so many pixels are one, the worse. @param {readonly Alarm[]} alarms @param {(moment: number) => number} x @param {number} apart @returns {{x: number, alarm: Alarm['alarm']}[]} */
export function merged(alarms, x, apart) {
  /** @type {{x: number, alarm: Alarm['alarm']}[]} */
  const found = [];
  for (const { at, alarm } of alarms) {
    const before = found.at(-1);
    if (before === undefined || x(at) - before.x >= apart) found.push({ x: x(at), alarm });
    else if (WORST.indexOf(alarm) > WORST.indexOf(before.alarm)) before.alarm = alarm;
  }
  return found;
}

/** @typedef {{at: number, sum: number}} Point */
/** @typedef {{planned: Point[], actual: Point[], count: number}} BurnUp steps upwards, ascending */

/** How many were to be done, and how many were, at each moment. @param {readonly PlanRow[]} rows @param {Span} night @returns {BurnUp} */
export function burnUpOf(rows, night) {
  const planned = rows.map(plannedEnd);
  const actual = rows.map((row) => momentsOf(row).done);
  return { planned: summed(planned, night), actual: summed(actual, night), count: planned.filter((at) => at !== null).length };
}

/** @param {PlanRow} row */
function plannedEnd(row) {
  const { start, finish } = momentsOf(row);
  return finish ?? start;
}

/** One point each five minutes is as fine as it is looked at. @param {readonly (number|null)[]} moments @param {Span} night @returns {Point[]} */
function summed(moments, { from, to }) {
  const counts = new Map();
  for (const at of moments) {
    if (at === null) continue;
    const end = Math.min(Math.max(Math.ceil(at / FIVE) * FIVE, from), to);
    counts.set(end, (counts.get(end) ?? 0) + 1);
  }
  let sum = 0;
  return [...counts].sort(([a], [b]) => a - b).map(([at, count]) => ({ at, sum: (sum += count) }));
}
