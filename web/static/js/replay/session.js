/** All that the page shows: where the replay stands, what is looked at beside it, and what each order does. */
import { Density } from './density.js';
import { lanesOf } from './lanes.js';
import { Logbook } from './logbook.js';
import { marksOf } from './marks.js';
import { Player, SPEEDS } from './player.js';
import { following, moved, openingSpan, stretched, zoomed } from './scale.js';
/** @import {Bookmarks} from './bookmarks.js' */
/** @import {Ordered} from './keys.js' */
/** @import {Lanes} from './lanes.js' */
/** @import {Place} from './link.js' */
/** @import {Filter} from './logbook.js' */
/** @import {Recording} from './recording.js' */
/** @import {Axis, Mark, Span} from './types.js' */

const QUARTER = 15 * 60_000;
const CLOSER = 2 / 3;

/** @typedef {'wall'|'console'} View */
/** @typedef {{key: 'said.bookmarked'|'said.unbookmarked'|'said.copied'|'said.address'|import('./link.js').Complaint, moment: number, wrong?: boolean}} Said */

export class Session {
  /** @type {View} */
  view = 'wall';
  /** @type {Filter} */
  filter = 'all';
  /** Lines of the log scrolled back from where the replay stands. */
  back = 0;
  help = false;
  /** @type {Said|null} */
  said = null;
  /** The report it has come to rest at, for ears. */
  rested = '';
  /** @type {Span} */
  span;
  /** @type {Set<() => void>} */
  #listeners = new Set();
  /** @type {Map<Axis, Lanes>} */
  #lanes = new Map();
  /** @type {Map<Axis, Density>} */
  #density = new Map();

  /** @param {Recording} recording @param {Bookmarks} bookmarks @param {() => void} copyLink */
  constructor(recording, bookmarks, copyLink) {
    this.recording = recording;
    this.bookmarks = bookmarks;
    this.copyLink = copyLink;
    this.player = new Player(recording);
    this.book = new Logbook(recording);
    this.span = openingSpan(recording.night);
    this.player.listen(() => this.#follow());
  }

  /** @returns {Lanes} of the axis shown */
  get lanes() {
    const { axis } = this.player;
    if (!this.#lanes.has(axis)) this.#lanes.set(axis, lanesOf(this.recording, axis));
    return /** @type {Lanes} */ (this.#lanes.get(axis));
  }

  get density() {
    const { axis, course } = this.player;
    const { factAt, night } = this.recording;
    if (!this.#density.has(axis)) this.#density.set(axis, new Density(course, factAt, night));
    return /** @type {Density} */ (this.#density.get(axis));
  }

  /** @returns {Mark[]} */
  get marks() {
    return marksOf(this.lanes, this.bookmarks.all, this.player.course);
  }

  /** @returns {{moment: number, position: number, axis: Axis}} as a bookmark or an address has it */
  get place() {
    const { moment, position, axis } = this.player;
    return { moment, position, axis };
  }

  /** @param {() => void} listener */
  listen(listener) {
    this.#listeners.add(listener);
  }

  /** To where an address leads; a report goes before a moment that lies beyond it. @param {Place} place */
  goTo({ moment, position, axis }) {
    const { player } = this;
    player.see(axis);
    const step = position === null ? 0 : player.course.stepOf(position);
    if (step > 0) player.toStep(step, moment ?? undefined);
    else if (moment !== null) player.to(moment);
  }

  /** Why it does not stand where an address leads. @param {import('./link.js').Complaint|null} key */
  complain(key) {
    if (key) this.show({ said: { key, moment: this.player.moment, wrong: true } });
  }

  /** @param {Ordered} order */
  do({ deed, speed }) {
    const { player } = this;
    switch (deed) {
      case 'play':
        return player.toggle();
      case 'back':
        return player.turn(-1);
      case 'on':
        return player.turn(1);
      case 'mark-back':
        return player.turnToMark(this.marks, -1);
      case 'mark-on':
        return player.turnToMark(this.marks, 1);
      case 'speed':
        return player.play(SPEEDS[speed ?? 0]);
      case 'axis':
        return player.see(player.axis === 'known' ? 'occurred' : 'known');
      case 'link':
        return this.copyLink();
      default:
        return this.#look(deed);
    }
  }

  /** @param {Exclude<Ordered['deed'], 'play'|'back'|'on'|'mark-back'|'mark-on'|'speed'|'axis'|'link'>} deed */
  #look(deed) {
    const { player, recording: { night } } = this;
    switch (deed) {
      case 'skip-back':
        return player.skip(-QUARTER);
      case 'skip-on':
        return player.skip(QUARTER);
      case 'start':
        return player.to(night.from);
      case 'end':
        return player.to(night.to);
      case 'closer':
        return this.zoom(CLOSER, player.moment);
      case 'wider':
        return this.zoom(1 / CLOSER, player.moment);
      case 'bookmark':
        return this.#bookmark();
      case 'help':
        return this.show({ help: true });
    }
  }

  /** @param {Partial<Pick<Session, 'view'|'filter'|'back'|'help'|'said'|'rested'>>} changed */
  show(changed) {
    Object.assign(this, changed);
    this.#tell();
  }

  /** @param {number} factor @param {number} around moment */
  zoom(factor, around) {
    this.#lookAt(zoomed(this.span, factor, around, this.recording.night));
  }

  /** @param {number} by milliseconds */
  pan(by) {
    this.#lookAt(moved(this.span, by, this.recording.night));
  }

  /** @param {'from'|'to'} end @param {number} moment */
  stretch(end, moment) {
    this.#lookAt(stretched(this.span, end, moment, this.recording.night));
  }

  /** @param {Span} span */
  #lookAt(span) {
    this.span = span;
    this.#tell();
  }

  #bookmark() {
    const { moment } = this.player;
    this.bookmarks.toggle(this.place);
    this.show({ said: { key: this.bookmarks.has(this.place) ? 'said.bookmarked' : 'said.unbookmarked', moment } });
  }

  #follow() {
    this.span = following(this.span, this.player.moment, this.recording.night);
    this.back = 0;
    this.said = null;
    this.#tell();
  }

  #tell() {
    for (const listener of this.#listeners) listener();
  }
}
