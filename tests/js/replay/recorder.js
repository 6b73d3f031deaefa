/** Writes a recording the way the server does, from whole rows; and keeps the boards themselves, to hold the replay against. */

/** @typedef {Record<string, Record<string, Record<string, object|null>>>} Changes rows by board, table and id; null is gone */

export class Recorder {
  order = [];
  at = [];
  #tables = new Map();

  /** One report: its position, when it counts, and the rows that differ after it. @param {number} position @param {number} moment @param {Changes} changes */
  take(position, moment, changes) {
    this.order.push(position);
    this.at.push(new Date(moment).toISOString());
    for (const [board, tables] of Object.entries(changes)) {
      for (const [table, rows] of Object.entries(tables)) {
        for (const [id, row] of Object.entries(rows)) this.#table(board, table).change(this.order.length, id, row);
      }
    }
  }

  wire() {
    const boards = {};
    for (const [key, table] of this.#tables) {
      const [board, name] = key.split(' ');
      (boards[board] ??= {})[name] = table.wire();
    }
    return { order: this.order, at: this.at, boards };
  }

  #table(board, table) {
    const key = `${board} ${table}`;
    if (!this.#tables.has(key)) this.#tables.set(key, new Columns());
    return this.#tables.get(key);
  }
}

class Columns {
  #ids = new Index();
  #fields = new Index();
  #pool = new Index();
  #now = new Map();
  #step = [];
  #row = [];
  #cells = [];

  change(step, id, row) {
    const before = this.#now.get(id) ?? {};
    for (const field of Object.keys(row ?? {})) this.#fields.of(field);
    if (row === null) this.#now.delete(id);
    else this.#now.set(id, row);
    this.#step.push(step);
    this.#row.push(this.#ids.of(id));
    this.#cells.push(row && Object.entries(row).filter(([field, value]) => differs(before[field], value)).flatMap(
      ([field, value]) => [this.#fields.of(field), value === null ? -1 : this.#pool.of(value)],
    ));
  }

  wire() {
    return {
      ids: this.#ids.all, fields: this.#fields.all, pool: this.#pool.all, step: this.#step, row: this.#row, cells: this.#cells,
    };
  }
}

const differs = (before, value) => before !== value && JSON.stringify(before ?? null) !== JSON.stringify(value);

/** Each different value once. */
class Index {
  all = [];
  #at = new Map();

  of(value) {
    const key = JSON.stringify(value);
    if (!this.#at.has(key)) this.#at.set(key, this.all.push(value) - 1);
    return this.#at.get(key);
  }
}
