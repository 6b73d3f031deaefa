/** The tables of a recorded board, moved from step to step: only rows that changed on the way are touched. */
/** @import {Tables} from '../line/board.js' */
/** @import {Track} from './track.js' */

export class RecordedBoard {
  /** @type {Tables} Read only for everybody else; a row is replaced whole, a table stays the same object. */
  tables = Object.create(null);
  #step = 0;

  /** @param {Record<string, Track>} tracks by table */
  constructor(tracks) {
    this.tracks = tracks;
    for (const name of Object.keys(tracks)) this.tables[name] = Object.create(null);
  }

  /** The board after `step` reports. @param {number} step @returns {Tables} */
  seek(step) {
    for (const [name, track] of Object.entries(this.tracks)) {
      const table = this.tables[name];
      for (const row of track.between(this.#step, step)) {
        const stands = track.at(row, step);
        if (stands === null) delete table[track.ids[row]];
        else table[track.ids[row]] = stands;
      }
    }
    this.#step = step;
    return this.tables;
  }
}
