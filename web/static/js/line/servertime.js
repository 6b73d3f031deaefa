/** What the server's clock shows, told from the times it stamps on welcome and heartbeat. */

const KEPT = 8;

export class ServerTime {
  /** @type {number[]} */
  #offsets = [];

  /** A new line may lead to another machine: what was learned of the old clock is dropped. */
  reset() {
    this.#offsets = [];
  }

  /** @param {number} stamped server's milliseconds @param {number} received own milliseconds */
  learn(stamped, received) {
    this.#offsets = [...this.#offsets, stamped - received].slice(-KEPT);
  }

  /**
   * A stamp is old by the time it arrives, so the largest difference is the least wrong.
   * @param {number} own milliseconds @returns {number}
   */
  at(own) {
    return own + (this.#offsets.length ? Math.max(...this.#offsets) : 0);
  }
}
