/** The words of the timeline's lanes, each in the ways it can be said, the longest first. */
import { shortened } from '../wall/fit.js';
import { widthOf } from '../words/measure.js';
import { sentence } from '../words/sentences.js';
import { deviationWord } from '../words/deviations.js';
/** @import {Row} from '../line/board.js' */
/** @import {Report} from '../words/sentences.js' */
/** @import {Amendment, Placed} from './lanes.js' */
/** @import {Sort} from './density.js' */
/** @import {Speech} from './logline.js' */
/** @import {Fact} from './types.js' */

const STYLE = { size: 12, weight: 400 };
/** Pixels that a decision's first words may take. */
const BRIEF = 112;

/** @param {string} what */
const cutIn = (what) => [...new Set([what, shortened(what, BRIEF, STYLE)])];

/** Said in a word of their own; everything else as the log says it. */
const OWN_WORD = new Set(['announced', 'withdrawn']);

export class LaneWords {
  /** @param {Speech} speech @param {(position: number) => Row|null} rowOf the report as it stands today */
  constructor(speech, rowOf) {
    this.speech = speech;
    this.rowOf = rowOf;
  }

  /** Pixels. @param {string} text */
  width(text) {
    return widthOf(text, STYLE);
  }

  /** @param {Sort} sort */
  sort(sort) {
    return this.speech.texts.t(`replay.sort.${sort}`);
  }

  /** @param {readonly Placed[]} group drawn as one @param {boolean} first whether the night had none before */
  deviations(group, first) {
    const { texts, texts: { t }, times } = this.speech;
    const [{ fact, moment }] = group;
    const name = deviationWord(fact.deviations[0], texts);
    const time = times.said(moment);
    if (group.length > 1) return [t('replay.deviated.many', { n: group.length, time })];
    return [...(first ? [t('replay.deviated.first', { name, time })] : []), t('replay.deviated', { name, time }), name];
  }

  /** @param {Fact} fact */
  system({ system, state }) {
    const { texts: { t }, names } = this.speech;
    const { name, kind } = names.system(system ?? '') ?? { name: system ?? '', kind: 'legacy' };
    return [t('replay.system', { name, state: t(`words.system.${kind}.${state}`) }), name];
  }

  /** @param {Placed} decision */
  decision({ fact, moment }) {
    const { texts: { t }, times } = this.speech;
    const time = times.said(moment);
    if (OWN_WORD.has(fact.kind)) return [t(`replay.${fact.kind}`, { time })];
    const ways = cutIn(fact.title ?? this.#said(fact));
    return [...ways.map((what) => t('replay.decided', { what, time })), time];
  }

  /** @param {number} moment */
  complete(moment) {
    return [this.speech.texts.t('replay.complete', { time: this.speech.times.said(moment) })];
  }

  /** @param {Amendment} amendment */
  amendment({ sort, recorded, about }) {
    const { texts: { t }, times } = this.speech;
    const time = times.said(recorded);
    const what = this.#subject(about);
    return [...(what ? [t(`replay.amended.${sort}.what`, { what, time })] : []), t(`replay.amended.${sort}`, { time })];
  }

  /** Short: the system or the place, else the code of the activity. @param {Fact} fact */
  #subject({ activity, system, location }) {
    const { names } = this.speech;
    if (system) return names.system(system)?.name ?? system;
    return location ? (names.location(location) ?? location) : (activity ?? '');
  }

  /** @param {Fact} fact */
  #said({ position }) {
    const { names, texts, times } = this.speech;
    const row = this.rowOf(position);
    return row ? sentence(/** @type {Report} */ (row), names, texts, times.said).what : '';
  }
}
