/** A call in progress, kept where it outlives its page: a page closed or crashed in the middle of it loses no report. */
/** @import {Call} from './types.js' */

/** Milliseconds of real time without a sign of life after which the page of a call counts as gone: a hidden one is slow. */
export const LOST_AFTER = 150_000;
/** How often a page with a call gives a sign of life, milliseconds. */
export const SIGN_EVERY = 20_000;

/** @typedef {Pick<Storage, 'getItem'|'setItem'|'removeItem'|'length'|'key'>} Shelf */
/** @typedef {{run: number, real: number}} Moment milliseconds of the run's clock, and of real time */
/** @typedef {Moment & {call: Call, left: boolean}} Kept the moment of its last sign of life; `left` when its page was closed */
/**
 * @typedef {object} Where
 * @property {string} golive
 * @property {string} person calls are nobody else's
 * @property {Shelf} shared by all pages on this machine
 * @property {Shelf} own of this tab, also after it is loaded anew
 */

/** @param {Where} where */
export function openKeeping({ golive, person, shared, own }) {
  const mine = `golive.call.${golive}`;
  const prefix = `${mine}.${person}.`;
  const keyOf = (/** @type {Call} */ { report_id }) => prefix + report_id;
  /** @param {Call} call @param {Moment} moment @param {boolean} left */
  const write = (call, moment, left) => shared.setItem(keyOf(call), JSON.stringify({ call, ...moment, left }));
  /** @param {string} key @returns {Kept|null} */
  const read = (key) => JSON.parse(shared.getItem(key) ?? 'null');
  return {
    /** At its opening, at each change, and every while. @param {Call} call @param {Moment} moment */
    keep: (call, moment) => {
      own.setItem(mine, call.report_id);
      write(call, moment, false);
    },
    /** The page goes; whether for good, only the next one can tell. @param {Call} call @param {Moment} moment */
    leave: (call, moment) => write(call, moment, true),
    /** @param {Call} call */
    end: (call) => {
      own.removeItem(mine);
      shared.removeItem(keyOf(call));
    },
    /** The call that this tab was in. @returns {Call|null} */
    resumed: () => read(prefix + own.getItem(mine))?.call ?? null,
    /** Calls whose pages are gone, each given out once. @param {number} real now @returns {{call: Call, until: number}[]} */
    lost: (real) => keysOf(shared, prefix).flatMap((key) => {
      const kept = read(key);
      if (!kept || key === prefix + own.getItem(mine) || !(kept.left || real - kept.real > LOST_AFTER)) return [];
      shared.removeItem(key);
      return [{ call: kept.call, until: kept.run }];
    }),
  };
}

/** @param {Shelf} shelf @param {string} prefix */
const keysOf = (shelf, prefix) =>
  Array.from({ length: shelf.length }, (_, nth) => shelf.key(nth) ?? '').filter((key) => key.startsWith(prefix));
