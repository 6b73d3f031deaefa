/** Reports over which the server stumbles again and again: set aside for a while, so that later ones pass. */

const PATIENCE = 5;

export class Stumbling {
  /** @type {Map<string, number>} times in a row that the server failed over it, by report */
  #times = new Map();
  /** @type {Set<string>} */
  #aside = new Set();

  /** @param {string} id @returns {boolean} whether it has failed so often that others go first */
  failed(id) {
    const times = (this.#times.get(id) ?? 0) + 1;
    this.#times.set(id, times);
    if (times >= PATIENCE) this.#aside.add(id);
    return times >= PATIENCE;
  }

  /** It was answered, or failed for another reason. @param {string} id */
  forget(id) {
    this.#times.delete(id);
    this.#aside.delete(id);
  }

  /** Its turn comes again; it is not forgotten how often it failed. @param {string} id */
  retry(id) {
    this.#aside.delete(id);
  }

  /** Everything may be tried. */
  retryAll() {
    this.#aside.clear();
  }

  /** It, or what it speaks of. @param {{report_id: string, of?: string}} body */
  holds({ report_id, of }) {
    return this.#aside.has(report_id) || this.#aside.has(of ?? '');
  }
}
