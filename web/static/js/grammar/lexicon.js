/** What a typed word means: whole words and prefixes of every language, single letters of the page's own. */
/** @import {Candidate, Front, Lang, Mode, Verb} from './types.js' */
import { FRONTS, LANGS, LETTERS, MODES, RESERVED, UNTIL, VERBS } from './words.js';

export const PREFIX_LENGTH = 3;

/** @typedef {{type: 'verb', verb: Verb}|{type: 'front', front: Front}|{type: 'reserved'}} Sense */
/** @typedef {{word: string, sense: Sense, key: string}} Entry */

/** @type {(spelling: import('./words.js').Spelling, sense: Sense, key: string) => Entry[]} */
const entries = (spelling, sense, key) =>
  [...new Set(LANGS.map((lang) => spelling[lang]))].map((word) => ({ word, sense, key }));

/** @type {readonly Entry[]} */
const ENTRIES = [
  ...Object.entries(VERBS).flatMap(([verb, row]) =>
    entries(row.word, { type: 'verb', verb: /** @type {Verb} */ (verb) }, verb)),
  ...Object.entries(FRONTS).flatMap(([front, word]) =>
    entries(word, { type: 'front', front: /** @type {Front} */ (front) }, front)),
  ...RESERVED.flatMap((word) => entries(word, { type: 'reserved' }, word.en)),
];

/** `read-only` is `readonly`. */
const HYPHEN = /(?<=\p{L}\p{L})-(?=\p{L}\p{L})/gu;

/**
 * The meaning of a whole word or of a single letter.
 * @param {string} text lower case
 * @param {Lang} lang
 * @returns {Sense|null}
 */
export function wholeWord(text, lang) {
  const verb = Object.hasOwn(LETTERS[lang], text) ? LETTERS[lang][text] : undefined;
  if (verb) return { type: 'verb', verb };
  const written = text.replace(HYPHEN, '');
  return ENTRIES.find(({ word }) => word === written)?.sense ?? null;
}

/**
 * The meanings a beginning of a word may have, each once. `til` is a word itself and begins no other.
 * @param {string} text lower case
 * @returns {Entry[]}
 */
export function begunWords(text) {
  if (text.length < PREFIX_LENGTH || text === UNTIL) return [];
  const begun = ENTRIES.filter(({ word }) => word.startsWith(text));
  return begun.filter(({ key }, index) => begun.findIndex((entry) => entry.key === key) === index);
}

/**
 * The care modes that a word, whole or begun, may say.
 * @param {string} text lower case
 * @param {Lang} lang
 * @returns {Mode[]}
 */
export function modesNamed(text, lang) {
  const whole = wholeWord(text, lang);
  const senses = whole ? [whole] : begunWords(text).map(({ sense }) => sense);
  return senses.flatMap((sense) => (sense.type === 'verb' ? MODES[sense.verb] ?? [] : []));
}

/**
 * All words that begin so, those of the page's language alone unless only another language has one.
 * @param {string} text
 * @param {Lang} lang
 * @returns {Entry[]}
 */
export function wordsFor(text, lang) {
  const own = ENTRIES.filter(({ word, key }) => word.startsWith(text) && spelling(key)[lang] === word);
  return own.length > 0 ? own : ENTRIES.filter(({ word }) => word.startsWith(text));
}

/** Every word of a language. @param {Lang} lang @returns {string[]} */
export const wordsOf = (lang) => [...new Set(ENTRIES.map(({ key }) => spelling(key)[lang]))];

/** @param {string} key */
function spelling(key) {
  if (Object.hasOwn(VERBS, key)) return VERBS[/** @type {Verb} */ (key)].word;
  if (Object.hasOwn(FRONTS, key)) return FRONTS[/** @type {Front} */ (key)];
  return RESERVED.find(({ en }) => en === key) ?? RESERVED[0];
}

/** @param {Entry} entry @returns {Candidate} */
export const asCandidate = ({ word }) => ({ text: word, label: word });
