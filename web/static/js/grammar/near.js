/** What a word that is not known may have been meant as: the codes, names and words spelled most like it. */
/** @import {Candidate, Context} from './types.js' */
import { titledSubjects } from './book.js';
import { codeKey, nameKey, numberOf } from './fold.js';
import { wordsOf } from './lexicon.js';
import { placesOf } from './places.js';
import { UNTIL, VERBS } from './words.js';

const MOST = 3;
/** Spellings of so many letters may differ in two of them, shorter ones in one. */
const LONG = 6;
/** A letter with a number after it that says what it names: a report, an issue, a gate. Such a word is near its own kind alone. */
const OF_A_KIND = /^[psg](?=-?\d+$)/;

/** Words that people say for others that are not spelled like them. @type {Readonly<Record<string, import('./words.js').Spelling>>} */
const SAID_FOR = {
  ...Object.fromEntries(['to', 'by', 'until', 'till'].map((word) => [word, { nb: UNTIL, nn: UNTIL, en: UNTIL }])),
  ...Object.fromEntries(['all', 'alle'].map((word) => [word, VERBS.complete.word])),
};

/** @typedef {{candidate: Candidate, key: string}} Known */

/**
 * @param {string} word as typed
 * @param {Context} context
 * @returns {Candidate[]} the nearest first; none where nothing is near
 */
export function nearest(word, context) {
  const said = Object.hasOwn(SAID_FOR, word.toLowerCase()) ? SAID_FOR[word.toLowerCase()][context.lang] : null;
  return said === null ? spelledLike(word, context) : [{ text: said, label: said }];
}

/** @param {string} word @param {Context} context @returns {Candidate[]} */
function spelledLike(word, context) {
  const [key, known] = /\d/.test(word) ? [codeKey(word), codes(word, context)] : [nameKey(word), names(context)];
  const reach = key.length < LONG ? 1 : 2;
  const found = known.flatMap(({ candidate, key: other }) => {
    const apart = key.length < 2 ? Infinity : distance(key, other, reach);
    return apart <= reach ? [{ candidate, apart, off: Math.abs(Number(numberOf(key)) - Number(numberOf(other))) }] : [];
  }).sort((a, b) => a.apart - b.apart || a.off - b.off);
  return found.map(({ candidate }) => candidate).filter(firstOfItsText).slice(0, MOST);
}

/** @param {Candidate} candidate @param {number} at @param {readonly Candidate[]} all */
const firstOfItsText = ({ text }, at, all) => all.findIndex((other) => other.text === text) === at;

/** By the number alone where no letter was typed. @param {string} word @param {Context} context @returns {Known[]} */
function codes(word, context) {
  const all = [
    ...context.activities.keys(), ...titledSubjects(context).map(({ code }) => code), ...[...context.systems].map(({ code }) => code),
  ];
  const keyOf = /^\d+$/.test(word) ? numberOf : codeKey;
  const [letter = ''] = OF_A_KIND.exec(word.toLowerCase()) ?? [];
  return all.filter((code) => codeKey(code).startsWith(letter)).map((code) => ({ candidate: { text: code.toLowerCase(), label: code }, key: keyOf(code) }));
}

/** @param {Context} context @returns {Known[]} */
function names(context) {
  const places = placesOf(context).flatMap(({ place, names: spelled }) =>
    spelled.map((key) => ({ candidate: { text: place.code.toLowerCase(), label: place.name }, key })));
  return [...wordsOf(context.lang).map((word) => ({ candidate: { text: word, label: word }, key: nameKey(word) })), ...places];
}

/**
 * Letters to change, add, leave out or swap with their neighbour to come from one to the other.
 * @param {string} one
 * @param {string} other
 * @param {number} reach beyond which nobody asks
 */
function distance(one, other, reach) {
  if (Math.abs(one.length - other.length) > reach) return Infinity;
  const rows = [Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= one.length; row += 1) {
    rows[row] = [row];
    for (let at = 1; at <= other.length; at += 1) rows[row][at] = cheapest(one, other, row, at, rows);
  }
  return rows[one.length][other.length];
}

/** @param {string} one @param {string} other @param {number} row @param {number} at @param {readonly number[][]} rows */
function cheapest(one, other, row, at, rows) {
  const changed = rows[row - 1][at - 1] + (one[row - 1] === other[at - 1] ? 0 : 1);
  const swaps = row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
  return Math.min(changed, rows[row - 1][at] + 1, rows[row][at - 1] + 1, swaps ? rows[row - 2][at - 2] + 1 : Infinity);
}
