/** What the codes of a recorded run are called: the plan's own names, the same at every moment. */
import { rowId } from '../line/board.js';
/** @import {Names} from '../words/sentences.js' */
/** @import {Course} from './course.js' */
/** @import {Recording} from './recording.js' */

/**
 * @typedef {Record<string, any>} Named one row of a look-up table
 * @typedef {(code: string) => Named|undefined} Lookup
 */

/** @param {Recording} recording @returns {Names} */
export function namesOf({ courses: { known } }) {
  const [locations, actors, systems, counters] = ['locations', 'actors', 'systems', 'counters'].map((table) => lookup(known, table));
  return {
    location: (code) => locations(code)?.short ?? locations(code)?.name ?? null,
    actor: (code) => actors(code)?.name ?? null,
    system: (code) => /** @type {{name: string, kind: 'legacy'|'new'}|undefined} */ (systems(code)) ?? null,
    counter: (code) => counters(code)?.title ?? null,
  };
}

/** Remembered: a log asks for the same few names at every step. @param {Course} course @param {string} table @returns {Lookup} */
function lookup(course, table) {
  /** @type {Map<string, Named|undefined>} */
  const known = new Map();
  return (code) => {
    const id = rowId(code);
    if (!known.has(id)) known.set(id, course.board('plan').tracks[table]?.lastOf(id, course.length) ?? undefined);
    return known.get(id);
  };
}
