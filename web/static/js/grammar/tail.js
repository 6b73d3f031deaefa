/** What may follow the verb: a bang, a time, a place, and until when; each once, in any order. */
/** @import {PlaceSubject} from './types.js' */
/** @import {Source, Walk} from './walk.js' */
import { subjectCandidate } from './book.js';
import { wholeWord } from './lexicon.js';
import { joins, runAt, skipSpace } from './pieces.js';
import { digitOf, reasonCandidates } from './reasons.js';
import { mayBeReasoned } from './shapes.js';
import { readAhead, readEta, readTime } from './times.js';
import { fault, refuse } from './walk.js';
import { REASONS, UNTIL } from './words.js';

const REASON_DIGIT = /[1-9](?![\p{L}\d._:-])/uy;
const UNTIL_WORD = new RegExp(`${UNTIL}(?!\\p{L})`, 'uy');

/** @param {Source} source @param {Walk} here @returns {Walk[]} */
export function tailSteps(source, here) {
  if (source.line[here.at] === '!') return bangSteps(source, here);
  const eta = untilSteps(source, here);
  if (eta) return eta;
  const time = readTime(source.line, here.at);
  if (time && here.time === null) {
    return [{ ...here, at: time.end, time: { form: time.form, at: here.at, end: time.end } }];
  }
  const reasons = reasonSteps(source, here);
  return reasons.length > 0 ? reasons : placeSteps(source, here);
}

/** The digit of a reason; not right behind a minus, where it may have been meant as minutes. @param {Source} source @param {Walk} here @returns {Walk[]} */
function reasonSteps({ line }, here) {
  REASON_DIGIT.lastIndex = here.at;
  const [digit] = REASON_DIGIT.exec(line) ?? [];
  if (digit === undefined || line[here.at - 1] === '-' || !mayBeReasoned(here)) return [];
  return [{ ...here, at: here.at + 1, reason: { form: Number(digit), at: here.at } }];
}

/** @param {Source} source @param {Walk} here @returns {Walk[]} */
function bangSteps(source, here) {
  if (here.verb === 'done' && !here.bang) return [{ ...here, at: here.at + 1, bang: true }];
  return refuse(source, here.at, 'not-for-this');
}

/**
 * `til 2140`, `til +20`; a bare `+20` only where nothing else can be meant by it.
 * @param {Source} source
 * @param {Walk} here
 * @returns {Walk[]|null} null when no such part begins here
 */
export function untilSteps(source, here) {
  const { line } = source;
  UNTIL_WORD.lastIndex = here.at;
  const until = UNTIL_WORD.test(line);
  const at = until ? skipSpace(line, here.at + UNTIL.length) : here.at;
  const read = until ? readEta(line, at) : bareEta(line, here);
  if (read && here.eta === null) return [{ ...here, at: read.end, eta: { form: read.form, at, end: read.end } }];
  return until ? refuse(source, at, 'not-a-time') : null;
}

/** @param {string} line @param {Walk} here */
const bareEta = (line, { at, verb, front }) =>
  (verb === 'blocked' || front === 'added' ? readAhead(line, at) : null);

/** @param {Source} source @param {Walk} here @returns {Walk[]} */
function placeSteps(source, here) {
  const run = runAt(source.line, here.at);
  if (run && /^\d/.test(run.text)) fault(source, here.at, 'not-a-time', minusCandidates(source, here, run.text));
  if (!run || here.verb === null || here.place !== null) return [];
  return [run, ...joins(source.line, here.at)].flatMap((piece) => {
    const places = placesNamed(source, piece.text, piece === run);
    if (places.length > 1) fault(source, here.at, 'ambiguous', places.map(subjectCandidate));
    return places.length === 1 ? [withPlace(here, piece.end, places[0])] : [];
  });
}

/**
 * After `112-` a 7 may have been meant as seven minutes ago, which takes its own minus, or as the reason, which stands apart.
 * @param {Source} source
 * @param {Walk} here
 * @param {string} digits
 */
function minusCandidates({ context }, { verb, reason }, digits) {
  if (verb !== 'blocked' || !/^\d{1,3}$/.test(digits)) return [];
  const reasons = REASONS.filter((code) => reason === null && digitOf(code) === digits);
  const apart = reasonCandidates(reasons, context).map(({ text, label }) => ({ text: ` ${text}`, label }));
  return [{ text: `-${digits}`, label: `-${digits}` }, ...apart];
}

/** @param {Source} source @param {string} word @param {boolean} mayBegin @returns {PlaceSubject[]} */
function placesNamed({ book, context }, word, mayBegin) {
  const exact = book.exact(word).filter((subject) => subject.kind === 'place');
  if (exact.length > 0 || !mayBegin || wholeWord(word, context.lang)) return exact;
  return book.begun(word);
}

/** @param {Walk} here @param {number} at @param {PlaceSubject} place @returns {Walk} */
const withPlace = (here, at, place) => ({
  ...here, at, place: { form: place, at: here.at },
  choices: [...here.choices, { ...subjectCandidate(place), at: here.at }],
});
