/** One table of a recorded board: every row as it stood at any step, put together from its recorded changes. */
/** @import {Row} from '../line/board.js' */
import { countUpTo } from './search.js';

/**
 * As it comes, in columns; entry k says that at step `step[k]` the row `ids[row[k]]` took these cells.
 * @typedef {object} RecordedTable
 * @property {readonly string[]} ids of rows
 * @property {readonly string[]} fields
 * @property {readonly unknown[]} pool each different value once
 * @property {readonly number[]} step from 1, ascending
 * @property {readonly number[]} row index into `ids`
 * @property {readonly (readonly number[]|null)[]} cells field, value, field, value …; null where the row is gone
 */

/** Every so often a row is kept whole, so that none is put together from more changes than this. */
const KEYFRAME_EVERY = 32;
const ABSENT = -1;
const GONE = -1;

export class Track {
  #fields;
  #pool;
  /** Step and row of each entry, in the order they came. */
  #steps;
  #rows;
  /** The same entries with those of a row together, its versions: row r has `begin[r]` up to `begin[r + 1]`. */
  #begin;
  #when;
  /** Version v took `cells[cellsAt[v]]` up to `cells[cellsAt[v + 1]]`, in pairs. */
  #cellsAt;
  #cells;
  /** @type {Map<number, Int32Array>} version to the whole row, as indices into the pool */
  #keyframes = new Map();
  /** @type {({version: number, row: Row}|undefined)[]} the last one put together: an unchanged row stays the same object */
  #made;
  /** @type {Map<string, number>} */
  #index;

  /** @param {RecordedTable} recorded */
  constructor({ ids, fields, pool, step, row, cells }) {
    this.ids = ids;
    this.#fields = fields;
    this.#pool = pool;
    this.#steps = Int32Array.from(step);
    this.#rows = Int32Array.from(row);
    const { begin, order } = grouped(this.#rows, ids.length);
    this.#begin = begin;
    this.#when = order.map((entry) => step[entry]);
    ({ cellsAt: this.#cellsAt, flat: this.#cells } = flattened(order, cells));
    this.#made = new Array(ids.length);
    this.#index = new Map(ids.map((id, at) => [id, at]));
    for (let at = 0; at < ids.length; at += 1) this.#keepWhole(at);
  }

  /** A row after `step`; null before it was there and after it was gone. @param {number} row @param {number} step @returns {Row|null} */
  at(row, step) {
    const version = this.#versionAt(row, step);
    return version < this.#begin[row] || this.#isGone(version) ? null : this.#make(row, version);
  }

  /** The row of an id, when it is gone the last that was there; null before it ever was. @param {string} id @param {number} step @returns {Row|null} */
  lastOf(id, step) {
    const row = this.#index.get(id);
    if (row === undefined) return null;
    const version = this.#lastThere(row, this.#versionAt(row, step));
    return version < this.#begin[row] ? null : this.#make(row, version);
  }

  /** Rows that differ between two steps, and perhaps some that do not. @param {number} from @param {number} to @returns {Iterable<number>} */
  between(from, to) {
    const [first, last] = [Math.min(from, to), Math.max(from, to)].map((step) => countUpTo(this.#steps, step));
    return last - first < this.ids.length ? this.#rows.subarray(first, last) : this.ids.keys();
  }

  /** The same field of all rows at the end, of those that are gone as it last was. @param {string} field @returns {any[]} */
  finally(field) {
    const at = this.#fields.indexOf(field);
    return this.ids.map((_, row) => {
      const version = this.#lastThere(row, this.#begin[row + 1] - 1);
      const value = version < this.#begin[row] || at < 0 ? ABSENT : this.#image(row, version)[at];
      return value === ABSENT ? null : this.#pool[value];
    });
  }

  /** @param {number} row @param {number} step */
  #versionAt(row, step) {
    return countUpTo(this.#when, step, this.#begin[row], this.#begin[row + 1]) - 1;
  }

  /** @param {number} row @param {number} version */
  #lastThere(row, version) {
    let there = version;
    while (there >= this.#begin[row] && this.#isGone(there)) there -= 1;
    return there;
  }

  /** @param {number} version */
  #isGone(version) {
    const at = this.#cellsAt[version];
    return at < this.#cellsAt[version + 1] && this.#cells[at] === GONE;
  }

  /** @param {number} row @param {number} version */
  #make(row, version) {
    const known = this.#made[row];
    if (known?.version === version) return known.row;
    const image = this.#image(row, version);
    /** @type {Row} */
    const made = {};
    for (let at = 0; at < image.length; at += 1) made[this.#fields[at]] = image[at] === ABSENT ? null : this.#pool[image[at]];
    this.#made[row] = { version, row: made };
    return made;
  }

  /** @param {number} row @param {number} version */
  #image(row, version) {
    const first = this.#begin[row];
    const whole = version - ((version - first) % KEYFRAME_EVERY);
    const keyframe = this.#keyframes.get(whole);
    const image = keyframe?.slice() ?? this.#blank();
    for (let at = keyframe ? whole + 1 : first; at <= version; at += 1) this.#change(image, at);
    return image;
  }

  /** The first keyframe comes after the first changes: most rows never need one. @param {number} row */
  #keepWhole(row) {
    const [first, end] = [this.#begin[row], this.#begin[row + 1]];
    if (end - first <= KEYFRAME_EVERY) return;
    const image = this.#blank();
    for (let at = first; at < end; at += 1) {
      this.#change(image, at);
      if (at > first && (at - first) % KEYFRAME_EVERY === 0) this.#keyframes.set(at, image.slice());
    }
  }

  #blank() {
    return new Int32Array(this.#fields.length).fill(ABSENT);
  }

  /** @param {Int32Array} image @param {number} version */
  #change(image, version) {
    if (this.#isGone(version)) image.fill(ABSENT);
    else for (let at = this.#cellsAt[version]; at < this.#cellsAt[version + 1]; at += 2) image[this.#cells[at]] = this.#cells[at + 1];
  }
}

/**
 * Which entries belong to each row, in the order they came.
 * @param {Int32Array} rows of each entry @param {number} count of rows
 */
function grouped(rows, count) {
  const begin = new Int32Array(count + 1);
  for (const row of rows) begin[row + 1] += 1;
  for (let row = 0; row < count; row += 1) begin[row + 1] += begin[row];
  const next = begin.slice();
  const order = new Int32Array(rows.length);
  for (let entry = 0; entry < rows.length; entry += 1) order[next[rows[entry]]++] = entry;
  return { begin, order };
}

/** All cells in one column: an object for each of some hundred thousand would weigh more than they say. */
const NO_MORE = [GONE, GONE];

/** @param {Int32Array} order of entries @param {readonly (readonly number[]|null)[]} cells of each entry */
function flattened(order, cells) {
  const cellsAt = new Int32Array(order.length + 1);
  for (let at = 0; at < order.length; at += 1) cellsAt[at + 1] = cellsAt[at] + (cells[order[at]] ?? NO_MORE).length;
  const flat = new Int32Array(cellsAt[order.length]);
  for (let at = 0; at < order.length; at += 1) flat.set(cells[order[at]] ?? NO_MORE, cellsAt[at]);
  return { cellsAt, flat };
}
