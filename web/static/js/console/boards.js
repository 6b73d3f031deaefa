/** The boards a desk follows, as signals: what came in one frame of the screen is drawn once. */
import { signal } from '@preact/signals';
import { Board } from '../line/board.js';
/** @import {Line} from '../line/socket.js' */
/** @import {Watch} from '../line/watch.js' */
/** @import {IssueRow, LogRow, PartyRow, PlanTables} from './types.js' */

/**
 * @template T
 * @typedef {import('@preact/signals').Signal<{tables: T, position: number}>} Shown a new value after every change; the
 *   tables within stay the same
 */
/** @typedef {{parties: Record<string, PartyRow>}} CallsTables */
/** @typedef {{reports: Record<string, LogRow>}} LogTables */
/** @typedef {{issues: Record<string, IssueRow>}} IssuesTables */
/**
 * @typedef {object} Boards
 * @property {Shown<PlanTables>} plan
 * @property {Shown<CallsTables>} calls
 * @property {Shown<LogTables>} log
 * @property {Shown<IssuesTables>} issues
 * @property {Shown<import('../wall/types.js').WallTables>} wall
 * @property {Shown<import('../wall/types.js').WallTables>} outlook
 * @property {import('@preact/signals').Signal<import('../words/time.js').Run|null>} run
 * @property {Watch[]} watches
 */

const EMPTY = {
  plan: { activities: {}, locations: {}, actors: {}, systems: {}, counters: {}, deviations: {} },
  calls: { parties: {} },
  log: { reports: {} },
  issues: { issues: {} },
  wall: {},
  outlook: {},
};

/**
 * @param {Line} line @param {string} golive
 * @param {(draw: () => void) => void} [onFrame] calls once, when the screen is drawn next
 * @returns {Boards}
 */
export function openBoards(line, golive, onFrame = nextFrame) {
  const run = signal(/** @type {import('../words/time.js').Run|null} */ (null));
  /** @type {Watch[]} */
  const watches = [];
  /** @param {keyof typeof EMPTY} name */
  const follow = (name) => followBoard({ line, golive, run, watches }, name, EMPTY[name], onFrame);
  const names = /** @type {const} */ (['plan', 'calls', 'log', 'issues', 'wall', 'outlook']);
  const [plan, calls, log, issues, wall, outlook] = names.map(follow);
  return { plan, calls, log, issues, wall, outlook, run, watches };
}

/**
 * One board more: `empty` are its tables before it has come.
 * @param {{line: Line, golive: string, run: Boards['run'], watches: Watch[]}} desk @param {string} name @param {object} empty
 * @param {(draw: () => void) => void} [onFrame] @returns {Shown<any>}
 */
export function followBoard({ line, golive, run, watches }, name, empty, onFrame = nextFrame) {
  const board = new Board();
  const shown = signal(/** @type {any} */ ({ tables: empty, position: -1 }));
  let asked = false;
  board.listen(() => {
    if (asked) return;
    asked = true;
    onFrame(() => {
      asked = false;
      shown.value = { tables: { ...empty, ...board.tables }, position: board.position };
      run.value = board.run;
    });
  });
  watches.push(line.watch({ golive, board: name, into: board, proven: name === 'log' }));
  return shown;
}

/** A page that nobody sees draws no frames; it still takes in what comes. @param {() => void} draw */
export function nextFrame(draw) {
  if (document.visibilityState === 'visible') requestAnimationFrame(draw);
  else setTimeout(draw, 250);
}
