/** Times of day in a zone and the instants they stand for, across nights on which the clock is changed. */
/** @import {Day, Fold} from './types.js' */

export const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

/** @typedef {Day & {hour: number, minute: number}} Local */
/** @typedef {'summer'|'normal'} Season */
/**
 * @typedef {object} Zone
 * @property {(ms: number) => Local} local
 * @property {(local: Local) => number[]} instants none in the missing hour, two in the doubled one
 * @property {(ms: number) => Fold} fold s or n
 */

/** @param {Local} local milliseconds of the same figures read as UTC */
const asUtc = ({ year, month, day, hour, minute }) => Date.UTC(year, month - 1, day, hour, minute);

/**
 * @param {string} name IANA
 * @returns {Zone}
 */
export function openZone(name) {
  const offset = offsetReader(name);
  /** @param {number} ms */
  const local = (ms) => readLocal(ms + offset(ms));
  /** @param {Local} wanted */
  const instants = (wanted) => {
    const guess = asUtc(wanted);
    const offsets = new Set([offset(guess - DAY), offset(guess + DAY)]);
    return [...offsets].map((off) => guess - off).filter((ms) => guess - offset(ms) === ms).sort((a, b) => a - b);
  };
  /** @param {number} ms @returns {Fold} */
  const fold = (ms) => {
    const year = new Date(ms).getUTCFullYear();
    const normal = Math.min(offset(Date.UTC(year, 0, 1)), offset(Date.UTC(year, 6, 1)));
    return offset(ms) > normal ? 's' : 'n';
  };
  return { local, instants, fold };
}

/**
 * Reads the zone's offset from UTC, in milliseconds, at an instant.
 * @param {string} name
 * @returns {(ms: number) => number}
 */
function offsetReader(name) {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23',
    year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  });
  return (ms) => {
    const part = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
    const { year, month, day, hour, minute, second } = part;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1000) * 1000;
  };
}

/** @param {number} shifted @returns {Local} */
function readLocal(shifted) {
  const date = new Date(shifted);
  return {
    year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(),
    hour: date.getUTCHours(), minute: date.getUTCMinutes(),
  };
}

/** @param {Day} day @param {number} days @returns {Day} */
export function dayAfter({ year, month, day }, days) {
  const date = new Date(Date.UTC(year, month - 1, day + days));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** @param {number} ms start of its minute */
export const wholeMinute = (ms) => Math.floor(ms / MINUTE) * MINUTE;

/** @param {number} ms RFC 3339 in UTC, without a fraction when there is none */
export const rfc3339 = (ms) => new Date(ms).toISOString().replace('.000Z', 'Z');
