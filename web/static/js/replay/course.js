/** A recorded run along one axis of time: its reports in that order, when each counts, and the boards after each. */
import { RecordedBoard } from './tables.js';
import { Track } from './track.js';
import { countUpTo } from './search.js';
/** @import {Row} from '../line/board.js' */
/** @import {RecordedTable} from './track.js' */

/**
 * A step is one report taken in: before step 1 the boards are empty, after step n they hold n reports.
 * @typedef {object} RecordedCourse
 * @property {readonly number[]} order position of each step's report
 * @property {readonly number[]} at milliseconds, ascending
 * @property {Record<string, Record<string, RecordedTable>>} boards tables by board
 */

export class Course {
  /** @type {Map<string, RecordedBoard>} */
  #boards;
  /** @type {Map<number, number>|null} */
  #steps = null;

  /** @param {RecordedCourse} recorded */
  constructor({ order, at, boards }) {
    this.order = Int32Array.from(order);
    this.at = Float64Array.from(at);
    /** The highest position, whatever the order. */
    this.last = this.order.reduce((most, position) => Math.max(most, position), 0);
    this.#boards = new Map(Object.entries(boards).map(([name, tables]) => [name, boardOf(tables)]));
  }

  get length() {
    return this.order.length;
  }

  /** How many reports count at a moment. @param {number} moment milliseconds */
  stepAt(moment) {
    return countUpTo(this.at, moment);
  }

  /** When a step's report counts; the first one's for step 0. @param {number} step */
  momentOf(step) {
    return this.at[Math.max(step, 1) - 1] ?? 0;
  }

  /** Of the report that a step took in; 0 before the first. @param {number} step */
  positionOf(step) {
    return step > 0 ? this.order[step - 1] : 0;
  }

  /** The step that takes in the report; 0 where this axis leaves it out. @param {number} position */
  stepOf(position) {
    this.#steps ??= new Map(Array.from(this.order, (found, at) => [found, at + 1]));
    return this.#steps.get(position) ?? 0;
  }

  /** @param {string} name @returns {RecordedBoard} */
  board(name) {
    const found = this.#boards.get(name);
    if (!found) throw new Error(`no board ${name} in the recording`);
    return found;
  }

  /** The row of a report in the log as it stood, also when newer ones have pushed it out. @param {number} position @param {number} step @returns {Row|null} */
  report(position, step) {
    return this.board('log').tracks.reports?.lastOf(String(position), step) ?? null;
  }
}

/** All at once, so that what came over the wire, several times as large, can be let go. @param {Record<string, RecordedTable>} tables */
const boardOf = (tables) =>
  new RecordedBoard(Object.fromEntries(Object.entries(tables).map(([name, recorded]) => [name, new Track(recorded)])));
