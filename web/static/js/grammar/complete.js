/** What Tab may put in the place of the word being typed. */
/** @import {Candidate, Context, Subject} from './types.js' */
/** @import {Book} from './book.js' */
import { openBook, subjectCandidate, titledSubjects } from './book.js';
import { codeKey, composed, nameKey, readable } from './fold.js';
import { wordsFor } from './lexicon.js';
import { parseWith } from './parse.js';
import { mergeTwins, placesOf } from './places.js';

const MOST = 9;
/** Words that are tried before giving up on filling the list. */
const TRIED = 60;
/** The word at the end of a line, with the separator of a code that goes on. */
const LAST_WORD = /(?<![\p{L}\d])(?:[\p{L}\d]+[._-])*[\p{L}\d]*$/u;

/**
 * Whole lines, the likeliest first, at most nine; `label` says what the new word stands for.
 * Every one of them is understood, but for what a front word is still to be said of: Tab never leads astray.
 * @param {string} text
 * @param {Context} context
 * @returns {Candidate[]}
 */
export function complete(text, context) {
  const line = composed(text);
  if (line.trim() === '') return [];
  if (line.includes(',')) return withComma(line, context, openBook(context));
  const at = readable(line).search(LAST_WORD);
  const typed = readable(line).slice(at);
  const book = openBook(context);
  /** @type {Candidate[]} */
  const found = [];
  for (const { text: word, label, front } of words(typed, context).slice(0, TRIED)) {
    const whole = line.slice(0, at) + word;
    if (word !== typed && understood(whole, front ?? false, context, book)) found.push({ text: whole, label });
    if (found.length === MOST) break;
  }
  return found.length > 0 ? found : withComma(line, context, book);
}

/** The line with the comma before its text. @param {string} line @param {Context} context @param {Book} book @returns {Candidate[]} */
function withComma(line, context, book) {
  const parsed = parseWith(line, context, book);
  return parsed.kind === 'unclear' && parsed.why === 'comma' ? parsed.candidates.map(({ label }) => ({ text: label, label })) : [];
}

/** @param {string} line @param {boolean} front it ends in a front word @param {Context} context @param {Book} book */
function understood(line, front, context, book) {
  const parsed = parseWith(line, context, book);
  return parsed.kind !== 'unclear' || (front && parsed.why === 'no-subject');
}

/** @typedef {Candidate & {front?: boolean}} Word */

/** @param {string} typed @param {Context} context @returns {Word[]} */
function words(typed, context) {
  const verbs = wordsFor(typed, context.lang).map(({ word, sense }) =>
    ({ text: word, label: word, front: sense.type === 'front' }));
  if (typed === '') return verbs;
  return unique([...activities(typed, context), ...titled(typed, context), ...places(typed, context), ...verbs]);
}

/** @param {Word[]} candidates */
const unique = (candidates) =>
  candidates.filter(({ text }, index) => candidates.findIndex((other) => other.text === text) === index);

/** Rows of the call come first. @param {string} typed @param {Context} context @returns {Candidate[]} */
function activities(typed, context) {
  const begun = [...context.activities.keys()].filter((code) => begins(code, typed)).sort();
  const rows = begun.filter((code) => context.call?.rows.includes(code));
  return [...new Set([...rows, ...begun])].slice(0, TRIED).flatMap((code) => {
    const row = context.activities.get(code);
    return row ? [subjectCandidate({ kind: 'activity', code, row })] : [];
  });
}

/** `11` begins the number of A-112, `a1` its code. @param {string} code @param {string} typed */
function begins(code, typed) {
  return (/^\d/.test(typed) && codeKey(code).replace(/^.*\D/, '').startsWith(typed)) || beginsCode(code, typed);
}

/** To the letter, or but for its separators. @param {string} code @param {string} typed */
const beginsCode = (code, typed) => code.toLowerCase().startsWith(typed) || codeKey(code).startsWith(codeKey(typed));

/** @param {string} typed @param {Context} context @returns {Candidate[]} */
function titled(typed, context) {
  /** @type {Subject[]} */
  const systems = [...context.systems].map((row) => ({ kind: 'system', code: row.code, row }));
  const all = [...systems, ...titledSubjects(context)];
  return all.filter(({ code }) => beginsCode(code, typed)).map(subjectCandidate);
}

/** @param {string} typed @param {Context} context @returns {Candidate[]} */
function places(typed, context) {
  const key = nameKey(typed);
  if (key === '') return [];
  const begun = placesOf(context).filter(({ names }) => names.some((name) => name.startsWith(key)));
  return mergeTwins(begun).map(subjectCandidate);
}
