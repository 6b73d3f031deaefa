/** The night that the plan page can show, the part of it in the window, and how near it is looked at. Pure. */
import { instantOrNull } from '../words/time.js';
import { momentsOf } from './moments.js';
import { moved, zoomed } from '../replay/scale.js';
/** @import {GoLiveRow} from '../wall/types.js' */
/** @import {PlanRow, Span} from './types.js' */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const QUARTER = 15 * MINUTE;
/** What happened further than this from the plan does not stretch the night. */
const BEYOND = 12 * HOUR;
/** Where the line of now stands while the window goes along with it. */
const LEAD = 0.36;

/** How near: minutes in the window, null for all there is. */
export const LEVELS = [null, 420, 120, 30, 5];

/** @typedef {{length: number|null, from: number|null}} Looking `from` is null while the window goes along with now */
/** @type {Looking} */
export const AT_FIRST = { length: 420 * MINUTE, from: null };

/**
 * From the first planned start to the last planned end, the window's end, and what really happened near them.
 * @param {readonly PlanRow[]} rows @param {Partial<Pick<GoLiveRow, 'start'|'finish'|'window_end'>>} golive @param {number} now @returns {Span}
 */
export function nightOf(rows, { start, finish, window_end }, now) {
  const plan = spanOf([...rows.flatMap(plannedOf), ...[start, finish, window_end].map(instantOrNull)]);
  if (plan === null) return { from: now - 2 * HOUR, to: now + 5 * HOUR };
  const isNear = (/** @type {number} */ at) => at >= plan.from - BEYOND && at <= plan.to + BEYOND;
  const near = rows.flatMap((row) => momentsOf(row).real).filter(isNear);
  const isOn = rows.some(({ released }) => !released) && isNear(now);
  const { from, to } = stretched(plan, isOn ? [...near, now] : near);
  return { from: Math.floor((from - QUARTER) / QUARTER) * QUARTER, to: Math.ceil((to + QUARTER) / QUARTER) * QUARTER };
}

/** @param {PlanRow} row */
function plannedOf(row) {
  const { start, finish } = momentsOf(row);
  return [start, finish];
}

/** @param {readonly (number|null)[]} moments @returns {Span|null} */
function spanOf(moments) {
  const first = moments.find((at) => at !== null);
  return first == null ? null : stretched({ from: first, to: first }, moments);
}

/** @param {Span} span @param {readonly (number|null)[]} moments @returns {Span} */
function stretched({ from, to }, moments) {
  for (const at of moments) {
    if (at === null) continue;
    if (at < from) from = at;
    if (at > to) to = at;
  }
  return { from, to };
}

/** What the window shows. @param {Looking} looking @param {Span} night @param {number} now @returns {Span} */
export function windowOf({ length, from }, night, now) {
  const wide = Math.min(length ?? Infinity, night.to - night.from);
  const held = Math.min(Math.max(now, night.from), night.to);
  const start = from ?? held - wide * LEAD;
  return moved({ from: start, to: start + wide }, 0, night);
}

/** To one of the levels, around now where it is in sight, else around the middle. @param {Looking} looking @param {number|null} minutes @param {Span} night @param {number} now @returns {Looking} */
export function atLevel(looking, minutes, night, now) {
  if (minutes === null) return { length: null, from: looking.from };
  const span = windowOf(looking, night, now);
  const length = minutes * MINUTE;
  if (looking.from === null) return { length, from: null };
  const around = now >= span.from && now <= span.to ? now : (span.from + span.to) / 2;
  return heldAt(zoomed(span, length / (span.to - span.from), around, night));
}

/** One level nearer or wider. @param {Looking} looking @param {1|-1} steps @param {Span} night @param {number} now */
export function nextLevel(looking, steps, night, now) {
  const span = windowOf(looking, night, now);
  const minutes = (span.to - span.from) / MINUTE;
  const finite = /** @type {number[]} */ (LEVELS.filter((level) => level !== null && level * MINUTE < night.to - night.from));
  const nearer = finite.find((level) => level < minutes - 0.5);
  const wider = finite.findLast((level) => level > minutes + 0.5);
  if (steps < 0) return atLevel(looking, wider ?? null, night, now);
  return nearer === undefined ? looking : atLevel(looking, nearer, night, now);
}

/** Which of the levels the window is at; undefined between two. @param {Looking} looking @param {Span} night @param {number} now */
export function levelAt(looking, night, now) {
  const { from, to } = windowOf(looking, night, now);
  if (to - from >= night.to - night.from) return null;
  return LEVELS.find((level) => level !== null && Math.abs(level * MINUTE - (to - from)) < MINUTE / 2);
}

/** A window that stays where it was put. @param {Span} span @returns {Looking} */
export const heldAt = ({ from, to }) => ({ length: to - from, from });
