/** Fills one hole of a parsed line with what was typed at its step. */
/** @import {Context, Front, Hole, HoleName, Parsed, PlaceSubject, Report, Reports, Subject, Unclear, Why} from './types.js' */
/** @import {Moment} from './moments.js' */
import { openBook } from './book.js';
import { composed, readable } from './fold.js';
import { modesNamed } from './lexicon.js';
import { LONGEST_NOTE, placeFields } from './meaning.js';
import { ahead, inFold, onDate, openClock, past } from './moments.js';
import { momentFields } from './parts.js';
import { readDay, readEta, readTime } from './times.js';
import { AMENDMENTS, REASONS } from './words.js';

/** @typedef {{fields: Partial<Report>, holes: Hole[], subject?: Subject}|{fail: Why}} Filling */
/** @typedef {{hole: Hole, typed: string, line: string, parsed: Reports, context: Context}} Step */

/**
 * The line with the hole filled; other holes may open (a time may need its date). `unclear` leaves the hole
 * as it is: the caller keeps what it had. An empty text leaves out a hole that is not mandatory.
 * @param {Parsed} parsed
 * @param {HoleName} name
 * @param {string} text typed at the step; for `reason`, `time`, `eta` a note may follow a comma
 * @param {Context} context
 * @returns {Parsed}
 */
export function fill(parsed, name, text, context) {
  if (parsed.kind !== 'reports') return parsed;
  const hole = parsed.holes.find((open) => open.name === name);
  if (!hole) return parsed;
  const typed = composed(text).trim();
  if (typed.length > LONGEST_NOTE) return unclear(typed, 'too-long');
  if (typed === '' && !hole.mandatory) return close(parsed, hole, { fields: {}, holes: [] });
  if (typed === '') return unclear(typed, 'empty');
  const filling = FILLERS[name]({ hole, typed, line: readable(typed), parsed, context });
  return 'fail' in filling ? unclear(typed, filling.fail) : close(parsed, hole, filling);
}

/** @param {string} word @param {Why} why @returns {Unclear} */
const unclear = (word, why) => ({ kind: 'unclear', at: 0, word, why, open: true, candidates: [] });

/** @param {Reports} parsed @param {Hole} hole @param {Exclude<Filling, {fail: Why}>} filling @returns {Reports} */
function close(parsed, hole, { fields, holes, subject }) {
  return {
    ...parsed,
    reports: parsed.reports.map((report) => ({ ...report, ...fields })),
    subjects: subject ? [subject] : parsed.subjects,
    holes: parsed.holes.flatMap((open) => (open === hole ? holes : [open])),
  };
}

/** @type {Readonly<Record<HoleName, (step: Step) => Filling>>} */
const FILLERS = {
  entry: fillEntry,
  place: fillPlace,
  mode: fillMode,
  title: ({ typed }) => ({ fields: { title: typed }, holes: [] }),
  note: ({ typed }) => ({ fields: { note: typed }, holes: [] }),
  reason: fillReason,
  time: (step) => withNote(step, fillTime),
  eta: (step) => withNote(step, fillEta),
  'time-date': (step) => fillDate(step, 'time'),
  'eta-date': (step) => fillDate(step, 'eta'),
  'time-fold': (step) => fillFold(step, 'time'),
  'eta-fold': (step) => fillFold(step, 'eta'),
  rest: (step) => withNote(step, fillRest),
};

/** `p1043`, or the number alone. @param {Step} step @returns {Filling} */
function fillEntry({ line, context }) {
  const word = /^\d+$/.test(line) ? `p${line}` : line;
  const [subject] = openBook(context).exact(word).filter(({ kind }) => kind === 'log');
  return subject?.kind === 'log' ? { fields: { of: subject.row.report_id }, holes: [], subject } : { fail: 'unknown' };
}

/** @param {Step} step @returns {Filling} */
function fillPlace({ line, parsed, context }) {
  const book = openBook(context);
  const exact = book.exact(line).filter((subject) => subject.kind === 'place');
  const found = exact.length > 0 ? exact : book.begun(line);
  if (found.length !== 1) return { fail: found.length > 1 ? 'ambiguous' : 'unknown' };
  return placed(found[0], parsed);
}

/** Only a location is ordered to switch. @param {PlaceSubject} place @param {Reports} parsed @returns {Filling} */
function placed(place, { front }) {
  if (front !== 'order') return { fields: placeFields(place), holes: [], subject: place };
  const { location } = place;
  return location === undefined ? { fail: 'not-for-this' } : { fields: { location }, holes: [], subject: place };
}

/** @param {Step} step @returns {Filling} */
function fillMode({ line, context }) {
  const found = modesNamed(line, context.lang);
  if (found.length === 1) return { fields: { mode: found[0] }, holes: [] };
  return { fail: found.length > 1 ? 'ambiguous' : 'unknown' };
}

/** @type {Hole} */
const REST = { name: 'rest', mandatory: false };

/** A digit 1-9 is the code, other text is the reason in words. @param {Step} step @returns {Filling} */
function fillReason({ typed, hole: { takes = REASONS }, parsed }) {
  const [, digit, note] = /^([1-9])\s*(?:,\s*(.*))?$/su.exec(typed) ?? [];
  const reason = REASONS[Number(digit) - 1];
  if (digit && !takes.includes(reason)) return { fail: 'not-for-this' };
  if (digit) return { fields: { reason, ...(note ? { note } : {}) }, holes: note || parsed.holes.length > 1 ? [] : [REST] };
  const words = typed.replace(/^,\s*/, '');
  return /\p{L}/u.test(words) ? { fields: { note: words }, holes: [] } : { fail: 'unknown' };
}

/** @param {Step} step @param {(line: string, step: Step) => Filling} filler @returns {Filling} */
function withNote(step, filler) {
  const comma = step.typed.indexOf(',');
  if (comma < 0) return filler(step.line, step);
  const [before, note] = [step.line.slice(0, comma).trim(), step.typed.slice(comma + 1).trim()];
  if (before === '' && !step.hole.mandatory) return note === '' ? { fail: 'empty' } : { fields: { note }, holes: [] };
  const filling = filler(before, step);
  return 'fail' in filling || note === '' ? filling : { ...filling, fields: { ...filling.fields, note } };
}

/** @param {string} line @param {Step} step @returns {Filling} */
function fillTime(line, { parsed, context }) {
  const read = readTime(line, 0);
  if (!read || read.end < line.length) return { fail: 'not-a-time' };
  return filled(past(read.form, openClock(context), nearOf(parsed)), 'time', parsed);
}

/** @param {Reports} parsed the time a correction is sought around @returns {number|undefined} */
function nearOf({ front, subjects: [subject] }) {
  const at = front === 'correct' && subject?.kind === 'log' ? Date.parse(subject.row.occurred_at ?? '') : NaN;
  return Number.isNaN(at) ? undefined : at;
}

/** A time, where the report has one of its own; words are a note without its comma. @param {string} line @param {Step} step @returns {Filling} */
function fillRest(line, step) {
  const time = AMENDMENTS.has(/** @type {Front} */ (step.parsed.front)) ? null : readTime(line, 0);
  if (time) return fillTime(line, step);
  return /^\p{L}/u.test(line) && line === step.line ? { fields: { note: step.typed }, holes: [] } : { fail: 'unknown' };
}

/** @param {string} line @param {Step} step @returns {Filling} */
function fillEta(line, { parsed, context }) {
  const read = readEta(line, 0);
  if (!read || read.end < line.length) return { fail: 'not-a-time' };
  return filled(ahead(read.form, openClock(context)), 'eta', parsed);
}

/** @param {Step} step @param {'time'|'eta'} which @returns {Filling} */
function fillDate({ hole, line, parsed, context }, which) {
  const day = readDay(line);
  if (!day || !hole.wall) return { fail: 'not-a-time' };
  return filled(onDate(hole.wall, day, openClock(context), which === 'time' ? 'back' : 'ahead'), which, parsed);
}

/** @param {Step} step @param {'time'|'eta'} which @returns {Filling} */
function fillFold({ hole, line, parsed, context }, which) {
  return hole.wall ? filled(inFold(hole.wall, line, openClock(context)), which, parsed) : { fail: 'not-a-time' };
}

/** @param {Moment} moment @param {'time'|'eta'} which @param {Reports} parsed @returns {Filling} */
function filled(moment, which, { reports: [report] }) {
  return 'fail' in moment ? moment : momentFields(moment, which, report.kind);
}
