/** How far one reading of a line has come, and why readings ended. */
/** @import {Candidate, Context, Front, PlaceSubject, Subject, Verb, Why} from './types.js' */
/** @import {Book} from './book.js' */
/** @import {EtaForm, TimeForm} from './times.js' */
import { runAt } from './pieces.js';

/** @typedef {{at: number, word: string, why: Why, candidates: readonly Candidate[]}} Fault */
/**
 * @typedef {object} Source
 * @property {string} text the whole line, composed
 * @property {string} line what stands before the note, folded; as long as it is in `text`
 * @property {string|null} note null without a comma
 * @property {Book} book
 * @property {Context} context
 * @property {Fault[]} faults the one that came furthest is shown when no reading has a meaning
 */
/** @template T @typedef {{form: T, at: number, end?: number}} Typed `end` where it may be of several words */
/**
 * @typedef {object} Walk
 * @property {number} at
 * @property {Front|null} front
 * @property {readonly Subject[]} subjects
 * @property {number|null} value of a counter
 * @property {Verb|null} verb
 * @property {number} said where the verb or the front word stands
 * @property {boolean} bang
 * @property {Typed<TimeForm>|null} time
 * @property {Typed<EtaForm>|null} eta
 * @property {Typed<PlaceSubject>|null} place
 * @property {Typed<number>|null} reason digit 1-9
 * @property {readonly Choice[]} choices what the words were taken for
 */
/** @typedef {Candidate & {at: number}} Choice */

/** @type {Walk} */
export const BEGINNING = {
  at: 0, front: null, subjects: [], value: null, verb: null, said: 0, bang: false,
  time: null, eta: null, place: null, reason: null, choices: [],
};

/** A line of more words than this is no line. */
export const MOST_WORDS = 200;

/** @param {Source} source @param {number} at @param {Why} why @param {readonly Candidate[]} [candidates] @param {number} [end] */
export function fault(source, at, why, candidates = [], end = undefined) {
  const word = end === undefined ? runAt(source.line, at)?.text ?? source.text.slice(at, at + 1) : source.text.slice(at, end);
  source.faults.push({ at, word, why, candidates });
}

/**
 * A step that cannot be taken.
 * @param {Source} source
 * @param {number} at
 * @param {Why} why
 * @param {readonly Candidate[]} [candidates]
 * @returns {Walk[]}
 */
export function refuse(source, at, why, candidates) {
  fault(source, at, why, candidates);
  return [];
}

/**
 * A reading without a meaning.
 * @param {Source} source
 * @param {number} at
 * @param {Why} why
 * @param {readonly Candidate[]} [candidates]
 * @param {number} [end] of what is refused
 * @returns {null}
 */
export function refused(source, at, why, candidates, end) {
  fault(source, at, why, candidates, end);
  return null;
}
