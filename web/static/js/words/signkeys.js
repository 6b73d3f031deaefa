/** Whether single letters, figures and signs act as keys; kept in this browser (WCAG 2.1.4). */

const KEY = 'golive.replay.signs';
const OFF = 'off';

export class SignKeys {
  /** @param {Pick<Storage, 'getItem'|'setItem'>} storage */
  constructor(storage) {
    this.storage = storage;
    this.heard = storage.getItem(KEY) !== OFF;
  }

  /** @param {boolean} heard */
  hear(heard) {
    this.heard = heard;
    this.storage.setItem(KEY, heard ? 'on' : OFF);
  }
}
