/** What may follow the verb: a bang, a time, a place, and until when; each once, in any order. */
/** @import {PlaceSubject} from './types.js' */
/** @import {Source, Walk} from './walk.js' */
import { subjectCandidate } from './book.js';
import { wholeWord } from './lexicon.js';
import { joins, runAt, skipSpace } from './pieces.js';
import { readAhead, readEta, readTime } from './times.js';
import { fault, refuse } from './walk.js';
import { UNTIL } from './words.js';

const UNTIL_WORD = new RegExp(`${UNTIL}(?!\\p{L})`, 'uy');

/** @param {Source} source @param {Walk} here @returns {Walk[]} */
export function tailSteps(source, here) {
  if (source.line[here.at] === '!') return bangSteps(source, here);
  const eta = untilSteps(source, here);
  if (eta) return eta;
  const time = readTime(source.line, here.at);
  if (time && here.time === null) {
    return [{ ...here, at: time.end, time: { form: time.form, at: here.at } }];
  }
  return placeSteps(source, here);
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
  if (read && here.eta === null) return [{ ...here, at: read.end, eta: { form: read.form, at } }];
  return until ? refuse(source, at, 'not-a-time') : null;
}

/** @param {string} line @param {Walk} here */
const bareEta = (line, { at, verb, front }) =>
  (verb === 'blocked' || front === 'added' ? readAhead(line, at) : null);

/** @param {Source} source @param {Walk} here @returns {Walk[]} */
function placeSteps(source, here) {
  const run = runAt(source.line, here.at);
  if (run && /^\d/.test(run.text)) fault(source, here.at, 'not-a-time', agoCandidates(here, run.text));
  if (!run || here.verb === null || here.place !== null) return [];
  return [run, ...joins(source.line, here.at)].flatMap((piece) => {
    const places = placesNamed(source, piece.text, piece === run);
    if (places.length > 1) fault(source, here.at, 'ambiguous', places.map(subjectCandidate));
    return places.length === 1 ? [withPlace(here, piece.end, places[0])] : [];
  });
}

/**
 * After `112-` a 7 may have been meant as seven minutes ago, which takes its own minus.
 * @param {Walk} here
 * @param {string} digits
 */
const agoCandidates = ({ verb }, digits) =>
  (verb === 'blocked' && /^\d{1,3}$/.test(digits) ? [{ text: `-${digits}`, label: `-${digits}` }] : []);

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
