/**
 * Which parts of the wall changed lately: a static mark of ten seconds, told from one model to the next. In a run that
 * goes faster they are the run's seconds, or half its wall would carry marks, but as long as an eye needs to see one.
 */
/** @import {WallModel} from './types.js' */

const MARKED_FOR = 10_000;
const SEEN_IN = 2000;

export class Changes {
  /** @type {Map<string, string> | null} */
  #before = null;
  /** @type {Map<string, number>} key to when it changed */
  #since = new Map();

  /**
   * Nothing is marked on the first board, and nothing when the wall enters another state: then all of it is new.
   * @param {WallModel} model @param {number} real milliseconds of a clock that runs at the speed of the eye
   * @param {number} [speed] of the run's clock
   * @returns {ReadonlySet<string>} keys as `tile:moa`
   */
  marked(model, real, speed = 1) {
    const lasts = Math.max(SEEN_IN, MARKED_FOR / Math.max(1, speed));
    const parts = partsOf(model);
    const before = this.#before;
    this.#before = parts;
    if (before?.get('state') !== model.state) this.#since.clear();
    else for (const [key, part] of parts) if (before.get(key) !== part) this.#since.set(key, real);
    for (const [key, since] of this.#since) if (real - since >= lasts) this.#since.delete(key);
    return new Set(this.#since.keys());
  }
}

/** What is compared: what stands there in words and shapes, not minutes that pass by themselves. @param {WallModel} model */
function partsOf({ state, systems, places, attention }) {
  return new Map([
    ['state', state],
    ...systems.map(({ key, word, time }) => /** @type {const} */ ([`system:${key}`, `${word} ${time}`])),
    ...places.tiles.map(({ key, kind, bars }) => /** @type {const} */ ([`tile:${key}`, `${kind} ${bars}`])),
    ...attention.items.map(({ key, level }) => /** @type {const} */ ([`item:${key}`, level])),
  ]);
}
