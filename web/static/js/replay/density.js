/** How many reports of each sort fall in each little while. */
import { countWithin } from './search.js';
/** @import {Course} from './course.js' */
/** @import {Fact, Span} from './types.js' */

/** From the bottom of the stack: how far the work has come. */
export const SORTS = /** @type {const} */ (['approved', 'done', 'started', 'other']);

/** @typedef {typeof SORTS[number]} Sort */
/** @typedef {{from: number, counts: number[]}} Bucket counts in the order of `SORTS` */

/** @param {string} kind @returns {Sort} */
const sortOf = (kind) => SORTS.find((sort) => sort === kind) ?? 'other';

export class Density {
  /** @type {Record<Sort, Float64Array>} moments of each sort */
  #moments;
  /** @type {Map<number, number>} the highest stack by length of bucket */
  #highest = new Map();

  /** @param {Course} course @param {Map<number, Fact>} factAt by position @param {Span} night */
  constructor(course, factAt, night) {
    this.night = night;
    const sorts = Array.from(course.order, (position) => sortOf(factAt.get(position)?.kind ?? ''));
    const of = (/** @type {Sort} */ sort) => course.at.filter((_, at) => sorts[at] === sort);
    this.#moments = { approved: of('approved'), done: of('done'), started: of('started'), other: of('other') };
  }

  /** Buckets on whole multiples of their length, all that touch the span and have reports. @param {Span} span @param {number} length @returns {Bucket[]} */
  buckets({ from, to }, length) {
    const first = Math.floor(from / length);
    const count = Math.max(0, Math.ceil(to / length) - first);
    return Array.from({ length: count }, (_, at) => this.#bucket((first + at) * length, length)).filter(
      ({ counts }) => counts.some((n) => n > 0),
    );
  }

  /** @param {Span} span */
  count({ from, to }) {
    return SORTS.reduce((sum, sort) => sum + countWithin(this.#moments[sort], from, to), 0);
  }

  /** The highest stack of the whole night, so that heights can be compared wherever the window lies. @param {number} length */
  highest(length) {
    const known = this.#highest.get(length);
    if (known !== undefined) return known;
    const found = this.buckets(this.night, length).reduce((most, bucket) => Math.max(most, total(bucket)), 1);
    this.#highest.set(length, found);
    return found;
  }

  /** @param {number} from @param {number} length @returns {Bucket} */
  #bucket(from, length) {
    return { from, counts: SORTS.map((sort) => countWithin(this.#moments[sort], from, from + length)) };
  }
}

/** @param {Bucket} bucket */
export const total = ({ counts }) => counts.reduce((sum, n) => sum + n, 0);
