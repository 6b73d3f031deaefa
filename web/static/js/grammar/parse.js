/** A typed line, and a context, to what it means. */
/** @import {Candidate, Context, Parsed, Unclear, Why} from './types.js' */
/** @import {Book} from './book.js' */
/** @import {Fault, Source, Walk} from './walk.js' */
import { openBook } from './book.js';
import { composed, readable } from './fold.js';
import { meaningOf } from './meaning.js';
import { wholeWord } from './lexicon.js';
import { openClock } from './moments.js';
import { nearest } from './near.js';
import { readings } from './readings.js';
import { fault } from './walk.js';

/** @typedef {{walk: Walk, parsed: Parsed}} Found */

/** Two digits right after the comma: the decimal key of a Nordic number pad writes one, so `,14` may mean `.14`. */
const COMMA_OR_TIME = /^\d\d$/;

const CONTROL = /\p{Cc}/gu;

/**
 * What a line means. Pure: the same text and context give the same answer.
 * @param {string} text
 * @param {Context} context
 * @returns {Parsed}
 */
export function parse(text, context) {
  const parsed = parseWith(text, context, openBook(context));
  const guessed = parsed.kind === 'unclear' && parsed.why === 'unknown' && parsed.candidates.length === 0;
  if (!guessed) return parsed;
  const [word, candidates] = [parsed.word.toLowerCase(), nearest(parsed.word, context)];
  const isKnown = wholeWord(word, context.lang) !== null || candidates.some(({ text: known }) => known === word);
  return isKnown ? { ...parsed, why: 'misplaced' } : { ...parsed, candidates };
}

/**
 * @param {string} text
 * @param {Context} context
 * @param {Book} book
 * @returns {Parsed}
 */
export function parseWith(text, context, book) {
  if (text.trim() === '') return { kind: 'empty' };
  const source = openSource(composed(text), context, book);
  const found = distinctMeanings(source);
  if (found.length > 1) return ambiguous(source, found);
  return found[0]?.parsed ?? unclear(source);
}

/** @param {string} text @param {Context} context @param {Book} book @returns {Source} */
function openSource(text, context, book) {
  const comma = text.indexOf(',');
  const head = comma < 0 ? text : text.slice(0, comma);
  const note = comma < 0 ? null : text.slice(comma + 1).replace(CONTROL, ' ');
  return { text, line: readable(head), note, book, context, faults: [] };
}

/** Stops at the second meaning: it is enough to be unclear. @param {Source} source @returns {Found[]} */
function distinctMeanings(source) {
  const clock = openClock(source.context);
  const trimmed = { ...source, note: source.note?.trim() ?? null };
  /** @type {Map<string, Found>} */
  const found = new Map();
  for (const walk of readings(trimmed)) {
    const parsed = mayBeTime(walk, source) ? null : meaningOf(walk, trimmed, clock);
    if (parsed) found.set(identity(parsed), { walk, parsed });
    if (found.size > 1) break;
  }
  return [...found.values()];
}

/** Equal for readings that come to the same. @param {Parsed} parsed */
function identity(parsed) {
  if (parsed.kind !== 'reports' && parsed.kind !== 'show') return parsed.kind;
  const subjects = parsed.subjects.map(({ kind, code }) => [kind, code]);
  return JSON.stringify(parsed.kind === 'show' ? subjects : [subjects, parsed.reports, parsed.holes]);
}

/** @param {Walk} walk @param {Source} source */
function mayBeTime(walk, source) {
  const note = source.note ?? '';
  const doubtful = walk.verb !== null && walk.time === null && COMMA_OR_TIME.test(note);
  if (doubtful) fault(source, source.line.length, 'comma-or-time', commaCandidates(note));
  return doubtful;
}

/** @param {string} digits @returns {Candidate[]} */
const commaCandidates = (digits) => [`.${digits}`, `, ${digits}`].map((text) => ({ text, label: text }));

/** @param {Source} source @param {Found[]} found @returns {Unclear} */
function ambiguous(source, found) {
  const [one, other] = found.map(({ walk }) => walk.choices);
  const parted = one.findIndex(({ text, at }, index) => text !== other[index]?.text || at !== other[index]?.at);
  const first = parted < 0 ? one.length : parted;
  const parting = [one[first], other[first]].filter((choice) => choice !== undefined);
  fault(source, parting[0]?.at ?? 0, 'ambiguous', parting.map(({ text, label }) => ({ text, label })));
  return asUnclear(source, source.faults[source.faults.length - 1]);
}

/**
 * The fault that came furthest; at the same place the one that says most.
 * @param {Source} source
 * @returns {Unclear}
 */
function unclear(source) {
  const [first, ...rest] = source.faults;
  return asUnclear(source, rest.reduce((best, next) => (weight(next) > weight(best) ? next : best), first));
}

/** @param {Fault} fault */
const weight = ({ at, why }) => at * 4 + (WEIGHTS[why] ?? 1);

/** @type {Partial<Record<Why, number>>} */
const WEIGHTS = { ambiguous: 3, 'no-deviation': 3, reserved: 2, unknown: 0 };

/** @param {Source} source @param {Fault} fault @returns {Unclear} */
function asUnclear(source, { at, word, why, candidates }) {
  const open = source.note === null && at + word.length >= source.line.length;
  return { kind: 'unclear', at, word: source.text.slice(at, at + word.length), why, open, candidates };
}
