/** Finds what a typed word speaks of: activities, systems, places, counters, gates, issues, entries of the log. */
/** @import {Candidate, Context, PlaceSubject, Subject, SystemSubject, Titled, TitledSubject} from './types.js' */
import { codeKey, nameKey, numberOf } from './fold.js';
import { mergeTwins, placesOf } from './places.js';
import { PREFIX_LENGTH } from './lexicon.js';

/**
 * @typedef {object} Book
 * @property {(word: string) => Subject[]} exact whole codes, names, numbers, call rows, log positions
 * @property {(word: string) => PlaceSubject[]} begun places that begin so
 * @property {(from: string, to: string) => Subject[]|null} range activities from one to the other, both included
 * @property {(code: string) => PlaceSubject|null} place by its code
 */
/** @template T @typedef {Map<string, T[]>} Folded by folded spelling */
/**
 * @typedef {object} Index
 * @property {Folded<string>} codes of activities, by their key
 * @property {Folded<string>} numbers codes of activities, by the number they end in
 * @property {Folded<Subject>} titles systems, counters, gates and issues by code
 * @property {Folded<Subject>} systems by name
 * @property {import('./places.js').Named[]} places
 */

/**
 * Reads the context once, and looks up each word once, for as long as the book is open: one line, one key.
 * @param {Context} context
 * @returns {Book}
 */
export function openBook(context) {
  const index = readIndex(context);
  return {
    exact: remembered((word) => [...numbered(word, context, index), ...named(word, context, index)]),
    begun: remembered((word) => begunPlaces(word, index)),
    range: (from, to) => range(from, to, context, index),
    place: (code) => mergeTwins(index.places.filter(({ names }) => names[0] === nameKey(code)))[0] ?? null,
  };
}

/** @template T @param {(word: string) => T} find @returns {(word: string) => T} */
function remembered(find) {
  /** @type {Map<string, T>} */
  const found = new Map();
  return (word) => {
    const known = found.get(word) ?? find(word);
    found.set(word, known);
    return known;
  };
}

/** @param {Context} context @returns {Index} */
function readIndex(context) {
  /** @type {Index} */
  const index = {
    codes: new Map(), numbers: new Map(), titles: new Map(), systems: new Map(), places: placesOf(context),
  };
  for (const code of context.activities.keys()) {
    put(index.codes, codeKey(code), code);
    put(index.numbers, numberOf(code), code);
  }
  for (const titled of titledSubjects(context)) put(index.titles, codeKey(titled.code), titled);
  for (const row of context.systems) putSystem(index, { kind: 'system', code: row.code, row });
  return index;
}

/** @param {Context} context @returns {TitledSubject[]} */
export function titledSubjects({ counters, gates, issues }) {
  /** @type {(kind: TitledSubject['kind'], rows: Iterable<Titled>) => TitledSubject[]} */
  const all = (kind, rows) => [...rows].map((row) => ({ kind, code: row.code, row }));
  return [...all('counter', counters), ...all('gate', gates), ...all('issue', issues)];
}

/** @param {Index} index @param {SystemSubject} system */
function putSystem(index, system) {
  put(index.titles, codeKey(system.code), system);
  put(index.systems, nameKey(system.row.name), system);
}

/** @template T @param {Folded<T>} folded @param {string} key @param {T} item */
function put(folded, key, item) {
  const items = folded.get(key);
  if (items) items.push(item);
  else folded.set(key, [item]);
}

/** @param {Context} context @param {readonly string[]} codes @returns {Subject[]} */
const activitySubjects = (context, codes) => codes.flatMap((code) => {
  const row = context.activities.get(code);
  return row ? [{ kind: 'activity', code, row }] : [];
});

/** @param {string} word @param {Context} context */
const isRow = (word, context) => context.call !== null && /^[1-9]$/.test(word);

/** @param {Context} context */
const rowsOf = (context) => context.call?.rows ?? [];

/**
 * A number alone: a row of the call if it is 1-9 there, else the activities whose code ends in it.
 * @param {string} word
 * @param {Context} context
 * @param {Index} index
 */
function numbered(word, context, index) {
  if (!/^\d+$/.test(word)) return [];
  if (isRow(word, context)) return activitySubjects(context, rowsOf(context).slice(Number(word) - 1, Number(word)));
  return index.codes.has(codeKey(word)) ? [] : activitySubjects(context, index.numbers.get(numberOf(word)) ?? []);
}

/** @param {string} word @param {Context} context @param {Index} index @returns {Subject[]} */
function named(word, context, index) {
  if (isRow(word, context)) return [];
  return spelledSo(word, [
    ...activitySubjects(context, index.codes.get(codeKey(word)) ?? []),
    ...(index.titles.get(codeKey(word)) ?? []),
    ...(index.systems.get(nameKey(word)) ?? []),
    ...logEntries(word, context),
    ...mergeTwins(index.places.filter(({ names }) => names.includes(nameKey(word)))),
  ]);
}

/**
 * Each subject once, though its code and its name say the same. Codes may differ from each other, or from a name, in
 * separators alone: then the one typed to the letter is meant.
 * @param {string} word
 * @param {Subject[]} found
 */
function spelledSo(word, found) {
  const each = found.filter(({ kind, code }, at) => found.findIndex((other) => other.kind === kind && other.code === code) === at);
  const same = each.filter(({ code }) => code.toLowerCase() === word);
  return same.length > 0 ? same : each;
}

/** @param {string} word @param {Context} context @returns {Subject[]} */
function logEntries(word, context) {
  const position = /^p([1-9]\d*)$/.exec(word)?.[1];
  const row = position && context.log.get(Number(position));
  return row ? [{ kind: 'log', code: `p${position}`, row }] : [];
}

/** @param {string} word @param {Index} index */
function begunPlaces(word, { places }) {
  const key = nameKey(word);
  if (key.length < PREFIX_LENGTH || !/^\p{L}/u.test(key)) return [];
  return mergeTwins(places.filter(({ names }) => names.some((name) => begins(name, key))));
}

/** A number in a name counts whole: `natt1` does not begin `natt12`. @param {string} name @param {string} key */
const begins = (name, key) => name.startsWith(key) && !(/\d$/.test(key) && /^\d/.test(name.slice(key.length)));

/**
 * @param {string} from
 * @param {string} to
 * @param {Context} context
 * @param {Index} index
 * @returns {Subject[]|null} null when the ends make no range
 */
function range(from, to, context, index) {
  const rows = [from, to].filter((word) => isRow(word, context)).length;
  if (rows === 2) return rowRange(Number(from), Number(to), context);
  const [first, last] = [from, to].map((word) => [...numbered(word, context, index), ...named(word, context, index)]
    .filter(({ kind }) => kind === 'activity'));
  if (rows === 1 || first.length !== 1) return null;
  const ends = last.filter(({ code }) => stemOf(code) === stemOf(first[0].code));
  return ends.length === 1 ? between(first[0].code, ends[0].code, context) : null;
}

/** @param {number} first @param {number} last @param {Context} context */
function rowRange(first, last, context) {
  const rows = rowsOf(context);
  return first < last && last <= rows.length ? activitySubjects(context, rows.slice(first - 1, last)) : null;
}

/** @param {string} code */
const stemOf = (code) => codeKey(code).replace(/\d+$/, '');

/** @param {string} code */
const orderOf = (code) => Number(numberOf(code));

/** @param {string} first @param {string} last @param {Context} context */
function between(first, last, context) {
  if (orderOf(first) >= orderOf(last)) return null;
  const codes = [...context.activities.keys()].filter((code) =>
    stemOf(code) === stemOf(first) && orderOf(code) >= orderOf(first) && orderOf(code) <= orderOf(last));
  return activitySubjects(context, codes.sort((a, b) => orderOf(a) - orderOf(b)));
}

/** @param {Subject} subject @returns {Candidate} */
export const subjectCandidate = (subject) =>
  ({ text: subject.code.toLowerCase(), label: `${subject.code} ${titleOf(subject)}`.trim() });

/** @param {Subject} subject */
export function titleOf(subject) {
  switch (subject.kind) {
    case 'place':
      return subject.name;
    case 'system':
      return subject.row.name;
    case 'log':
      return '';
    default:
      return subject.row.title;
  }
}
