/** The names behind references, asked for as they come into view and remembered; not everybody may see them. */
import { got } from '../line/fetching.js';
/** @import {Doors} from '../line/doors.js' */

export class People {
  /** @type {Map<string, string|null>} null while asked, and for ever where there is none */
  #names = new Map();
  /** @type {Set<string>} */
  #wanted = new Set();
  #allowed = true;

  /** @param {Pick<Doors, 'get'>} doors @param {() => void} learnt */
  constructor(doors, learnt) {
    this.doors = doors;
    this.learnt = learnt;
  }

  /** @param {string} ref @returns {string|null} */
  name(ref) {
    if (!this.#names.has(ref) && this.#allowed) this.#want(ref);
    return this.#names.get(ref) ?? null;
  }

  /** All that one drawing asks for goes in one question. @param {string} ref */
  #want(ref) {
    this.#names.set(ref, null);
    if (this.#wanted.size === 0) queueMicrotask(() => this.#ask());
    this.#wanted.add(ref);
  }

  async #ask() {
    const refs = [...this.#wanted];
    this.#wanted.clear();
    const answer = await got(this.doors.get(`/api/people?${refs.map((ref) => `ids=${encodeURIComponent(ref)}`).join('&')}`));
    if (answer.verdict === 'no') this.#allowed = false;
    if (answer.verdict === 'later') for (const ref of refs) this.#names.delete(ref);
    if (answer.verdict !== 'yes') return;
    for (const [ref, name] of Object.entries(answer.body)) this.#names.set(ref, String(name));
    this.learnt();
  }
}
