/** The board of what is expected, followed beside the others: a page that is not told it shows the plan without. */
import { signal } from '@preact/signals';
import { Board } from '../line/board.js';
import { nextFrame } from '../console/boards.js';
/** @import {Desk} from '../console/desk.js' */

/**
 * @typedef {object} Foreseen one activity
 * @property {string} code
 * @property {string|null} start
 * @property {string|null} finish
 * @property {number|null} total_float minutes, as all that follows; null when it is over
 * @property {number|null} free_float
 * @property {boolean} critical
 * @property {number|null} behind its planned finish, below 0 before it
 * @property {number|null} caused of that by itself
 * @property {number|null} inherited of that from what comes before it
 *
 * @typedef {object} Summary of the run
 * @property {string|null} finish
 * @property {string|null} planned_finish
 * @property {number|null} offset minutes ahead
 * @property {number|null} float_to_no_return
 * @property {number|null} float_to_window_end
 * @property {string[]} critical codes in order
 * @property {string|null} [p50] when the night ends at the latest in half of all draws
 * @property {string|null} [p80]
 * @property {number|null} [in_window] share of draws that end before the window does
 * @property {number|null} [before_no_return]
 *
 * @typedef {{activities: Record<string, Foreseen>, summary: Summary|null}} Forecast
 */

/** @type {Forecast} */
export const UNFORESEEN = { activities: {}, summary: null };

/** @param {Pick<Desk, 'line'|'golive'>} desk @param {(draw: () => void) => void} [onFrame] calls once, when the screen is drawn next */
export function openForecast({ line, golive }, onFrame = nextFrame) {
  const forecast = signal(UNFORESEEN);
  const board = new Board();
  let asked = false;
  board.listen(() => {
    if (asked) return;
    asked = true;
    onFrame(() => {
      asked = false;
      const { activities = {}, summary = {} } = board.tables;
      forecast.value = { activities: /** @type {Forecast['activities']} */ (activities), summary: /** @type {Summary|undefined} */ (summary['']) ?? null };
    });
  });
  line.watch({ golive, board: 'forecast', into: board });
  return forecast;
}
