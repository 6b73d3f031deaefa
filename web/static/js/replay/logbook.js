/** The log beside the replay: the reports up to where it stands, and the next ones, of one filter. */
import { countUpTo } from './search.js';
/** @import {Row} from '../line/board.js' */
/** @import {Course} from './course.js' */
/** @import {Recording} from './recording.js' */
/** @import {Axis, Fact} from './types.js' */

/** @typedef {'all'|'deviation'|'amended'} Filter */
/** @typedef {{step: number, row: Row, current: boolean, coming: boolean}} Line */
/** @typedef {{past: Line[], coming: Line[], above: number}} Page above: how many lines lie further back */

export const FILTERS = /** @type {const} */ (['all', 'deviation', 'amended']);
const COMING = 3;

/** @type {Record<Filter, (fact: Fact) => boolean>} */
const TAKES = {
  all: () => true,
  deviation: ({ deviations }) => deviations.length > 0,
  amended: ({ kind, struckBy, correctedBy }) =>
    kind === 'corrected' || kind === 'struck' || struckBy !== null || correctedBy.length > 0,
};

export class Logbook {
  /** @type {Map<string, Int32Array>} */
  #steps = new Map();

  /** @param {Recording} recording */
  constructor(recording) {
    this.recording = recording;
  }

  /** How many reports of the whole night a filter takes. @param {Axis} axis @param {Filter} filter */
  count(axis, filter) {
    return this.#of(axis, filter).length;
  }

  /**
   * The lines that are seen: `room` of them up to where it stands, or further back, and the next three.
   * @param {{axis: Axis, step: number}} standing @param {Filter} filter @param {number} room lines @param {number} back lines scrolled back
   * @returns {Page}
   */
  page({ axis, step }, filter, room, back) {
    const steps = this.#of(axis, filter);
    const course = this.recording.courses[axis];
    const upTo = countUpTo(steps, step);
    const end = Math.max(Math.min(upTo, room), upTo - back);
    const first = Math.max(0, end - room);
    return {
      past: lines(course, steps.subarray(first, end), step),
      coming: lines(course, steps.subarray(upTo, upTo + COMING), step),
      above: first,
    };
  }

  /** @param {Axis} axis @param {Filter} filter */
  #of(axis, filter) {
    const key = `${axis} ${filter}`;
    const known = this.#steps.get(key);
    if (known) return known;
    const { courses, factAt } = this.recording;
    const takes = (/** @type {number} */ position) => TAKES[filter](/** @type {Fact} */ (factAt.get(position)));
    const found = Int32Array.from(courses[axis].order.keys()).filter((at) => takes(courses[axis].order[at])).map((at) => at + 1);
    this.#steps.set(key, found);
    return found;
  }
}

/** Those that are coming are read as they will be when they come. @param {Course} course @param {Int32Array} steps @param {number} now */
function lines(course, steps, now) {
  return Array.from(steps, (step) => {
    const row = /** @type {Row} */ (course.report(course.positionOf(step), Math.max(step, now)));
    return { step, row, current: step === now, coming: step > now };
  });
}
