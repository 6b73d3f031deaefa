/** What every part of the page needs to put the recording into words: language, times, names. */
import { openTimes, instant } from '../words/time.js';
import { LaneWords } from './lanewords.js';
import { openLines } from './logline.js';
import { namesOf } from './names.js';
/** @import {Row} from '../line/board.js' */
/** @import {Texts} from '../words/i18n.js' */
/** @import {Names} from '../words/sentences.js' */
/** @import {Times} from '../words/time.js' */
/** @import {LogLine} from './logline.js' */
/** @import {Session} from './session.js' */

/**
 * @typedef {object} Scene
 * @property {Texts} texts
 * @property {Times} times
 * @property {Names} names
 * @property {(ref: string) => string|null} person
 * @property {LaneWords} laneWords
 * @property {(row: Row) => LogLine} line of the log
 * @property {() => void} renamed names have been learnt: what was said without them is forgotten
 * @property {string} momentWords `21:14:05, p1612 av p1990`
 * @property {string} positionWords `p1612 av p1990`
 * @property {string} timesWords both times of the last report taken in
 * @property {string} reportWords what it said
 */

/** @param {Session} session @param {Texts} texts @param {(ref: string) => string|null} person @returns {Scene} */
export function openScene(session, texts, person) {
  const { recording: { run, courses } } = session;
  const times = openTimes(run.zone, texts.lang);
  const speech = { texts, times, names: namesOf(session.recording), person };
  const laneWords = new LaneWords(speech, (position) => courses.known.report(position, courses.known.length));
  return {
    ...speech,
    laneWords,
    line: openLines(speech),
    renamed() {
      this.line = openLines(speech);
    },
    get momentWords() {
      return texts.t('replay.at', { time: times.second(session.player.moment), position: this.positionWords });
    },
    get positionWords() {
      const { player: { position, course } } = session;
      if (position === 0) return texts.t('replay.position.none');
      return texts.t('replay.position.of', { position, last: course.last });
    },
    get reportWords() {
      const row = reportNow(session);
      return row ? `${this.line(row).who} ${this.line(row).what}`.trim() : '';
    },
    get timesWords() {
      const row = reportNow(session);
      if (!row) return '';
      return texts.t('replay.times', { occurred: times.said(instant(row.occurred_at)), known: times.second(instant(row.known_at)) });
    },
  };
}

/** As it stood at that moment. @param {Session} session @returns {Row|null} */
const reportNow = ({ player: { position, course, step } }) => course.report(position, step);
