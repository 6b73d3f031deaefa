/** What the start page offers: which go-live is on, which doors lead into it, its rehearsals, and all the others. Pure. */
import { instantOrNull, minutesBetween } from '../words/time.js';
import { isSilent, standing } from '../wall/condition.js';
/** @import {Run} from '../words/time.js' */
/** @import {GoLiveRow, WallTables} from '../wall/types.js' */

/** @typedef {Run & {position: number, wall: GoLiveRow, roles: string[]}} GoLiveLine `wall` as it was when asked */

const ORDER = ['during', 'complete', 'announced', 'before'];
const REPORTS = new Set(['reporter', 'approver', 'coordinator', 'commander']);

/**
 * What is on: a live one before a rehearsal, one that runs before one that waits, the last made before the others.
 * @param {readonly GoLiveLine[]} lines @returns {GoLiveLine|null}
 */
export function onNow(lines) {
  const rank = (/** @type {GoLiveLine} */ { kind, wall }) => ORDER.indexOf(wall.stage) * 2 + (kind === 'live' ? 0 : 1);
  return [...lines].sort((a, b) => rank(a) - rank(b) || b.position - a.position)[0] ?? null;
}

/** Rehearsals of the same plan, the last one first. @param {readonly GoLiveLine[]} lines @param {GoLiveLine} of @returns {GoLiveLine[]} */
export function rehearsals(lines, of) {
  const plan = of.id.replace(/-r\d+$/, '');
  return lines.filter(({ id, kind }) => kind === 'rehearsal' && id.startsWith(`${plan}-r`)).sort((a, b) => b.number - a.number);
}

/** The doors, the likeliest first: the console for who may report, and for a wall nothing but itself. @param {GoLiveLine} line @returns {string[]} */
export function doorsFor({ roles, position, wall }) {
  if (roles.every((role) => role === 'wall')) return ['wall'];
  const usual = roles.some((role) => REPORTS.has(role)) ? ['console', 'wall', 'plan', 'issues'] : ['wall', 'plan', 'issues'];
  const pages = wall.gates > 0 ? [...usual, 'gates'] : usual;
  return position > 0 ? [...pages, 'replay'] : pages;
}

/**
 * The four counts of what is on.
 * @param {WallTables} tables @param {number} now
 */
export function countsOf({ golive, locations = {}, central = {} }, now) {
  const row = golive?.[''];
  const places = Object.values(locations);
  return {
    activities: { part: row?.released ?? 0, whole: row?.activities ?? 0 },
    ready: { part: places.filter((place) => standing(place, now).condition === 'ready').length, whole: places.length },
    blocked: places.reduce((sum, { blocks }) => sum + blocks.length, 0)
      + Object.values(central).filter(({ status }) => status === 'blocked').length,
    contact: { part: places.filter((place) => !isSilent(place, now)).length, whole: places.length },
  };
}

/**
 * How a finished run ended: minutes ahead of its plan, null where it has no end.
 * @param {GoLiveRow} row
 */
export function endOf({ complete_at, finish }) {
  const [end, planned] = [instantOrNull(complete_at), instantOrNull(finish)];
  return end === null ? null : { at: end, ahead: planned === null ? null : minutesBetween(end, planned) };
}
