/** A board as the browser holds it: keyed rows, and the rules by which snapshots and changes are taken in. */
/** @import {Run} from '../words/time.js' */

/**
 * @typedef {Record<string, any>} Row frozen by custom: a change brings a whole new row
 * @typedef {Record<string, Record<string, Row>>} Tables
 * @typedef {{epoch: string, pos: number, chain: string}} Since
 * @typedef {{epoch: string, pos: number, chain: string, run: Run, tables: Tables}} Snapshot
 * @typedef {{prev: number, pos: number, chain: string, u?: Tables, d?: Record<string, string[]>}} Delta
 * @typedef {'applied'|'ignored'|'gap'|'fork'} Verdict
 * @typedef {Map<string, Set<string>>} Touched table to row ids
 * @typedef {(touched: Touched | null) => void} Listener null: everything is new
 */

/** Without a prototype, so that `__proto__`, a possible code, is a key like any other. */
const bare = () => Object.create(null);

/** @param {Record<string, Row>} rows @returns {Record<string, Row>} */
const tableOf = (rows) => Object.assign(bare(), rows);

/** @param {Tables} tables @returns {Tables} */
const copied = (tables) =>
  Object.assign(bare(), Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, tableOf(rows)])));

/** The id of the row of a thing: its code, composed and in lower case. @param {string} code */
export const rowId = (code) => code.normalize('NFC').toLowerCase();

export class Board {
  /** @type {Tables} Read only for everybody but the board; a row is replaced whole, a table stays the same object. */
  tables = bare();
  /** @type {Run | null} */
  run = null;
  /** @type {string | null} */
  epoch = null;
  /** Everything up to here is in the tables; -1 before the first snapshot. */
  position = -1;
  /** The last position whose chain is known: what a resumed subscription shows for itself. */
  #proof = { pos: 0, chain: '' };
  /** @type {Set<Listener>} */
  #listeners = new Set();

  /** @returns {Since | undefined} what to subscribe from; undefined asks for a snapshot */
  get since() {
    return this.epoch === null ? undefined : { epoch: this.epoch, ...this.#proof };
  }

  /** Forgets what was there and takes a whole board. @param {Snapshot} snapshot */
  load({ epoch, pos, chain, run, tables }) {
    this.tables = copied(tables);
    this.run = run;
    this.epoch = epoch;
    this.#stand(pos, chain);
    this.#tell(null);
  }

  /**
   * Takes a change by the rules of the wire: old ones are ignored, one that begins beyond what is here is a gap, and
   * the same position with another chain a fork. After a gap or a fork nothing has been changed.
   * @param {Delta} delta @returns {Verdict}
   */
  receive(delta) {
    if (delta.pos <= this.position) return this.#forked(delta) ? 'fork' : 'ignored';
    if (delta.prev > this.position) return 'gap';
    const touched = this.#apply(delta);
    this.#stand(delta.pos, delta.chain);
    this.#tell(touched);
    return 'applied';
  }

  /** The server has sent all there is up to `pos`. @param {{pos: number, run: Run}} live */
  caughtUp({ pos, run }) {
    this.position = Math.max(this.position, pos);
    this.run = run;
    this.#tell(new Map());
  }

  /** @param {Listener} listener @returns {() => void} ends it */
  listen(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @param {number} pos @param {string} chain */
  #stand(pos, chain) {
    this.position = pos;
    this.#proof = { pos, chain };
  }

  /** @param {Delta} delta */
  #forked({ pos, chain }) {
    return pos === this.#proof.pos && chain !== this.#proof.chain;
  }

  /** @param {Delta} delta @returns {Touched} */
  #apply({ u = {}, d = {} }) {
    /** @type {Touched} */
    const touched = new Map();
    for (const [name, rows] of Object.entries(u)) {
      Object.assign((this.tables[name] ??= bare()), rows);
      touched.set(name, new Set(Object.keys(rows)));
    }
    for (const [name, ids] of Object.entries(d)) {
      for (const id of ids) delete this.tables[name]?.[id];
      touched.set(name, new Set([...(touched.get(name) ?? []), ...ids]));
    }
    return touched;
  }

  /** @param {Touched | null} touched */
  #tell(touched) {
    for (const listener of this.#listeners) listener(touched);
  }
}
