/** Where the replay stands and how it moves: a moment on one of two axes, played at a speed or stepped through. */
/** @import {Recording} from './recording.js' */
/** @import {Axis, Mark, Standing} from './types.js' */

/** Times as fast as the night; the first is as fast as the night itself. */
export const SPEEDS = /** @type {const} */ ([1, 10, 60, 300, 600]);
const OPENS_AT_SPEED = 60;

export class Player {
  /** @type {Axis} The room's own view comes first. */
  axis = 'known';
  speed = OPENS_AT_SPEED;
  playing = false;
  moment;
  step;
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /** It opens where the night begins, and on no board that is empty yet. @param {Recording} recording */
  constructor({ courses, night }) {
    this.courses = courses;
    this.night = night;
    this.moment = Math.max(night.from, this.course.momentOf(1));
    this.step = this.course.stepAt(this.moment);
  }

  /** Along the axis that is shown. */
  get course() {
    return this.courses[this.axis];
  }

  /** Of the last report taken in; 0 before the first. */
  get position() {
    return this.course.positionOf(this.step);
  }

  /** @returns {Standing} */
  get standing() {
    const { axis, moment, step, speed, playing } = this;
    return { axis, moment, step, speed, playing };
  }

  /** @param {() => void} listener called after every change */
  listen(listener) {
    this.#listeners.add(listener);
  }

  /** To a moment of the night, with every report that counts by then. @param {number} moment */
  to(moment) {
    this.#stand(Math.min(Math.max(moment, this.night.from), this.night.to));
  }

  /**
   * To the report that is taken in at `step`, also where several share its moment.
   * @param {number} step @param {number} [moment] a later one, before the next report counts
   */
  toStep(step, moment = -Infinity) {
    const last = this.course.length;
    const at = Math.min(Math.max(step, Math.min(1, last)), last);
    const [earliest, latest] = [this.course.momentOf(at), at < last ? this.course.momentOf(at + 1) : Infinity];
    this.#stand(moment > earliest && moment <= latest ? moment : earliest, at);
  }

  /** One report on, or back. @param {1|-1} by */
  turn(by) {
    this.playing = false;
    this.toStep(this.step + by);
  }

  /** To the next mark beyond where it stands, or to the one before. @param {readonly Mark[]} marks of this axis, by moment @param {1|-1} by */
  turnToMark(marks, by) {
    this.playing = false;
    const beyond = marks.filter((mark) => by * compared(mark, this) > 0);
    const found = by > 0 ? beyond.at(0) : beyond.at(-1);
    this.#stand(found?.moment ?? this.moment, found?.step ?? this.step);
  }

  /** @param {number} by milliseconds of the night */
  skip(by) {
    this.to(this.moment + by);
  }

  /** Starts, or rests; at the end it starts over. */
  toggle() {
    if (!this.playing && this.moment >= this.night.to) this.moment = this.night.from;
    this.playing = !this.playing;
    this.#stand(this.moment);
  }

  rest() {
    this.playing = false;
    this.#tell();
  }

  /** @param {number} speed */
  play(speed) {
    this.speed = speed;
    this.#tell();
  }

  /** So much real time has passed. @param {number} ms */
  tick(ms) {
    if (!this.playing) return;
    const moment = this.moment + ms * this.speed;
    if (moment >= this.night.to) this.playing = false;
    this.to(moment);
  }

  /** The other axis at the same moment. @param {Axis} axis */
  see(axis) {
    this.axis = axis;
    this.#stand(this.moment);
  }

  /** @param {number} moment @param {number} [step] */
  #stand(moment, step = this.course.stepAt(moment)) {
    this.moment = moment;
    this.step = step;
    this.#tell();
  }

  #tell() {
    for (const listener of this.#listeners) listener();
  }
}

/** @param {{moment: number, step: number}} a @param {{moment: number, step: number}} b */
const compared = (a, b) => a.moment - b.moment || a.step - b.step;
