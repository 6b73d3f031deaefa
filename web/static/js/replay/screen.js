/** The page's beat: draws at most once a frame, plays while it plays, and says when the replay has come to rest. */
/** @import {Doors} from '../line/doors.js' */
/** @import {Session} from './session.js' */

const SETTLED_AFTER = 250;
/** A page that was hidden must not leap on when it is seen again. */
const LONGEST_BEAT = 250;

/**
 * @typedef {object} Duties
 * @property {() => void} draw
 * @property {() => void} moved it stands elsewhere, or otherwise, than before
 * @property {() => void} settled it has rested for a moment
 */

export class Screen {
  #asked = false;
  #drawnAt;
  /** @type {number|undefined} */
  #settling;
  #seen = '';

  /** @param {Session} session @param {Doors} doors @param {Duties} duties */
  constructor(session, doors, duties) {
    this.session = session;
    this.doors = doors;
    this.duties = duties;
    this.#drawnAt = doors.now();
  }

  /** Once for all that happens before the next frame. */
  redraw() {
    if (this.#asked) return;
    this.#asked = true;
    requestAnimationFrame(() => this.#frame());
  }

  #frame() {
    const now = this.doors.now();
    this.session.player.tick(Math.min(now - this.#drawnAt, LONGEST_BEAT));
    this.#drawnAt = now;
    this.duties.draw();
    this.#asked = false;
    if (this.session.player.playing) this.redraw();
    this.#watch();
  }

  #watch() {
    const standing = JSON.stringify(this.session.player.standing);
    if (standing === this.#seen) return;
    this.#seen = standing;
    this.duties.moved();
    this.doors.cancel(this.#settling);
    if (!this.session.player.playing) this.#settling = this.doors.after(this.duties.settled, SETTLED_AFTER);
  }
}
