/**
 * Every way in which a line may be read, by its syntax alone; whether a way has a meaning is judged in meaning.js.
 * A line is unclear unless exactly one meaning is left, so no rule here has to guess.
 */
/** @import {Subject} from './types.js' */
/** @import {Entry, Sense} from './lexicon.js' */
/** @import {Piece} from './pieces.js' */
/** @import {Source, Walk} from './walk.js' */
import { isMode, speaksOf } from './about.js';
import { subjectCandidate } from './book.js';
import { asCandidate, begunWords, wholeWord } from './lexicon.js';
import { cuts, joins, runAt, skipSpace } from './pieces.js';
import { tailSteps, untilSteps } from './tail.js';
import { BEGINNING, MOST_WORDS, fault, refuse } from './walk.js';
import { AMENDMENTS, FRONTS, SIGNS, TITLED, VERBS } from './words.js';

/** @param {Source} source @returns {Generator<Walk>} */
export function* readings(source) {
  const start = { ...BEGINNING, at: skipSpace(source.line, 0) };
  yield* walk(source, start);
  for (const step of wordSteps(source, start, 'front')) yield* walk(source, step);
}

/** @param {Source} source @param {Walk} from @returns {Generator<Walk>} */
function* walk(source, from) {
  const here = { ...from, at: skipSpace(source.line, from.at) };
  if (here.at === source.line.length) {
    yield here;
    return;
  }
  const before = source.faults.length;
  const steps = here.choices.length > MOST_WORDS ? refuse(source, here.at, 'too-many') : nextSteps(source, here);
  if (steps.length === 0 && source.faults.length === before) unread(source, here);
  for (const step of steps) yield* walk(source, step);
}

/** A report goes on with words that mean nothing here: the text stands after a comma. @param {Source} source @param {Walk} here */
function unread(source, here) {
  const { text, line } = source;
  if (!isText(source, here)) return fault(source, here.at, 'unknown');
  const [word] = line.slice(here.at).split(' ');
  return fault(source, here.at, 'comma', [{ text: `, ${word}`, label: `${text.slice(0, here.at).trimEnd()}, ${text.slice(here.at)}` }]);
}

/**
 * Words behind a front word that takes a text; behind a verb one that means something elsewhere, as in `godkjent av sjefen`.
 * @param {Source} source @param {Walk} here
 */
function isText({ line, note, context }, { at, front, verb, subjects }) {
  const [word] = /^\p{L}+(?![\p{L}\d])/u.exec(line.slice(at)) ?? [];
  const sense = word === undefined ? null : wholeWord(word, context.lang);
  if (front !== null) return TITLED.has(front) && word !== undefined && (note === null || sense !== null);
  return verb !== null && sense !== null && !(sense.type === 'verb' && subjects.every((subject) => speaksOf(sense.verb, subject)));
}

/** @param {Source} source @param {Walk} here @returns {Walk[]} */
function nextSteps(source, here) {
  if (here.verb !== null || here.time !== null || here.eta !== null) return tailSteps(source, here);
  return [
    ...subjectSteps(source, here),
    ...valueSteps(source, here),
    ...verbSteps(source, here),
    ...(mayLackVerb(here) ? tailSteps(source, here) : untilSteps(source, here) ?? []),
  ];
}

/** @param {Walk} here a front word, or a counter with its number, says by itself what is reported */
const mayLackVerb = ({ front, value }) => front !== null || value !== null;

/** @param {Source} source @param {Walk} here @returns {Walk[]} */
function subjectSteps(source, here) {
  const run = runAt(source.line, here.at);
  if (!run || here.value !== null) return [];
  const exact = exactPieces(source, here.at, run);
  const whole = exact.some(({ piece }) => piece.end >= run.end);
  const found = whole ? exact : [...exact, ...begunPieces(source, run)];
  return found.flatMap(({ piece, subjects }) => takeSubjects(source, here, piece, subjects));
}

/** @param {Source} source @param {number} at @param {Piece} run */
function exactPieces({ line, book }, at, run) {
  const found = (/** @type {Piece} */ piece) => ({ piece, subjects: book.exact(piece.text) });
  const longest = cuts(run, at).map(found).find(({ subjects }) => subjects.length > 0);
  const joined = joins(line, at).map(found).filter(({ subjects }) => subjects.length > 0);
  return longest ? [longest, ...joined] : joined;
}

/** @param {Source} source @param {Piece} run */
function begunPieces({ book, context }, run) {
  if (wholeWord(run.text, context.lang)) return [];
  const subjects = book.begun(run.text);
  return subjects.length > 0 ? [{ piece: run, subjects }] : [];
}

/** @param {Source} source @param {Walk} here @param {Piece} piece @param {Subject[]} subjects @returns {Walk[]} */
function takeSubjects(source, here, piece, subjects) {
  return [...new Set(subjects.map(({ kind }) => kind))].flatMap((kind) => {
    const alike = subjects.filter((subject) => subject.kind === kind);
    if (!goesWith(here.subjects, kind)) return refuse(source, here.at, 'mixed');
    if (alike.length > 1) return refuse(source, here.at, 'ambiguous', alike.map(subjectCandidate));
    return rangeStep(source, here, piece, alike[0]);
  });
}

/**
 * Subjects are of one kind, but for a place that says something of activities.
 * @param {readonly Subject[]} subjects
 * @param {Subject['kind']} kind
 */
function goesWith(subjects, kind) {
  const kinds = new Set([...subjects.map((subject) => subject.kind), kind]);
  return kinds.size === 1 || (kind === 'activity' && kinds.size === 2 && subjects[0].kind === 'place');
}

/** @param {Source} source @param {Walk} here @param {Piece} piece @param {Subject} subject @returns {Walk[]} */
function rangeStep(source, here, piece, subject) {
  const dots = skipSpace(source.line, piece.end);
  if (!source.line.startsWith('..', dots)) return [withSubjects(here, piece.end, [subject])];
  const at = skipSpace(source.line, dots + 2);
  const run = runAt(source.line, at);
  const ends = run ? cuts(run, at) : [];
  for (const end of ends) {
    const subjects = source.book.range(piece.text, end.text);
    if (subjects) return [withSubjects(here, end.end, subjects)];
  }
  return refuse(source, at, 'range');
}

/** @param {Walk} here @param {number} at @param {Subject[]} added @returns {Walk} */
function withSubjects(here, at, added) {
  const known = new Set(here.subjects.map(({ code }) => code));
  const subjects = [...here.subjects, ...added.filter(({ code }) => !known.has(code))];
  const choices = added.map((subject) => ({ ...subjectCandidate(subject), at: here.at }));
  return { ...here, at, subjects, choices: [...here.choices, ...choices] };
}

/** @param {Source} source @param {Walk} here @returns {Walk[]} */
function valueSteps(source, here) {
  const run = runAt(source.line, here.at);
  const counter = here.subjects.at(-1);
  if (!run || counter?.kind !== 'counter' || here.value !== null || !/^\d{1,9}$/.test(run.text)) return [];
  return [{ ...here, at: run.end, value: Number(run.text) }];
}

/**
 * A front word says what is reported; only an order goes on to a verb, the mode it orders.
 * @param {Source} source
 * @param {Walk} here
 * @returns {Walk[]}
 */
function verbSteps(source, here) {
  if (here.value !== null) return [];
  if (here.front === null && isReports(here.subjects)) return wordSteps(source, here, 'front').filter(amends);
  if (here.front === 'order') return wordSteps(source, here, 'verb').filter(({ verb }) => verb && isMode(verb));
  return here.front === null ? signOrWord(source, here) : [];
}

/** @param {readonly Subject[]} subjects */
const isReports = (subjects) => subjects.length > 0 && subjects.every(({ kind }) => kind === 'log');

/** What is done to a report may follow it: `p1043 stryk`. @param {Walk} walk */
const amends = ({ front }) => front !== null && AMENDMENTS.has(front);

/** @param {Source} source @param {Walk} here @returns {Walk[]} */
function signOrWord(source, here) {
  const sign = source.line[here.at];
  if (!Object.hasOwn(SIGNS, sign)) return wordSteps(source, here, 'verb');
  const verb = SIGNS[sign];
  return [{ ...here, at: here.at + 1, verb, said: here.at }];
}

/**
 * Verbs, or front words, that stand here: whole, in part, or in two parts.
 * @param {Source} source
 * @param {Walk} here
 * @param {'verb'|'front'} type
 * @returns {Walk[]}
 */
function wordSteps(source, here, type) {
  const run = runAt(source.line, here.at);
  if (!run) return [];
  const taken = source.book.exact(run.text).length > 0;
  const pieces = [...cuts(run, here.at), ...joins(source.line, here.at)];
  const whole = pieces.flatMap((piece) => {
    const sense = wholeWord(piece.text, source.context.lang);
    return sense ? [{ piece, sense }] : [];
  });
  if (whole.length === 0 && !taken) return begunSteps(source, here, pieces, type);
  return whole.flatMap(({ piece, sense }) => takeWord(source, here, piece, sense, type));
}

/**
 * @param {Source} source
 * @param {Walk} here
 * @param {Piece[]} pieces
 * @param {'verb'|'front'} type
 * @returns {Walk[]}
 */
function begunSteps(source, here, pieces, type) {
  for (const piece of pieces) {
    const begun = speaking(begunWords(piece.text), here.subjects);
    if (begun.length > 1) return refuse(source, here.at, 'ambiguous', begun.map(asCandidate));
    if (begun.length === 1) return takeWord(source, here, piece, begun[0].sense, type);
  }
  return [];
}

/**
 * Of several words only those that may be said of the subjects: `epj1 rea` is readonly, since no system is ready.
 * @param {Entry[]} begun
 * @param {readonly Subject[]} subjects
 */
function speaking(begun, subjects) {
  const said = begun.filter(({ sense }) =>
    subjects.length > 0 && sense.type === 'verb' && subjects.every((subject) => speaksOf(sense.verb, subject)));
  return begun.length > 1 && said.length > 0 ? said : begun;
}

/**
 * @param {Source} source
 * @param {Walk} here
 * @param {Piece} piece
 * @param {Sense} sense
 * @param {'verb'|'front'} type
 * @returns {Walk[]}
 */
function takeWord(source, here, piece, sense, type) {
  if (sense.type === 'reserved') return refuse(source, here.at, 'reserved');
  if (sense.type !== type) return [];
  if (isAboutNothing(here, sense)) return refuse(source, here.at, isWholeRun(source, here, piece) ? 'no-subject' : 'unknown');
  const choices = [...here.choices, wordChoice(source, here.at, sense)];
  const step = { ...here, at: piece.end, said: here.at, choices };
  return [sense.type === 'front' ? { ...step, front: sense.front } : { ...step, verb: sense.verb }];
}

/** What is done needs somebody's activity before it, in a call too. @param {Walk} here @param {Exclude<Sense, {type: 'reserved'}>} sense */
const isAboutNothing = ({ subjects }, sense) =>
  subjects.length === 0 && sense.type === 'verb' && VERBS[sense.verb].on === 'activity';

/** Or a letter cut from what looks like a code. @param {Source} source @param {Walk} here @param {Piece} piece */
const isWholeRun = ({ line }, { at }, { end }) => end >= (runAt(line, at)?.end ?? end);

/** @param {Source} source @param {number} at @param {Exclude<Sense, {type: 'reserved'}>} sense */
function wordChoice({ context }, at, sense) {
  const { [context.lang]: word } = sense.type === 'front' ? FRONTS[sense.front] : VERBS[sense.verb].word;
  return { at, text: word, label: word };
}
