/** Gives a reading of a line its meaning: what will be reported of what, and what is still to be told. */
/** @import {Candidate, Given, Parsed, PlaceSubject, Report, Reports, Subject} from './types.js' */
/** @import {Clock} from './moments.js' */
/** @import {Part} from './parts.js' */
/** @import {Shape} from './shapes.js' */
/** @import {Source, Walk} from './walk.js' */
import { answersPoll, speaksOf } from './about.js';
import { deviatingReports } from './deviations.js';
import { partsOf } from './parts.js';
import { shapeOf } from './shapes.js';
import { refused } from './walk.js';

/** The door takes no longer text. */
export const LONGEST_NOTE = 2000;

/**
 * @param {Walk} walk
 * @param {Source} source
 * @param {Clock} clock
 * @returns {Parsed|null} null when the reading says nothing that can be recorded or shown
 */
export function meaningOf(walk, source, clock) {
  const shape = shapeOf(walk);
  if (shape === null) return showOf(walk, source);
  const subjects = subjectsOf(walk, shape, source);
  if (subjects === null || !allowsParts(walk, shape, subjects, source)) return null;
  const told = partsOf(walk, shape, subjects.length === 0, source, clock);
  return told && assemble(walk, shape, subjects, told, source);
}

/** @param {Walk} walk @param {Source} source @returns {Parsed|null} */
function showOf({ subjects, choices, at }, source) {
  const one = choices.length === 1 || subjects.every(({ kind }) => kind === 'activity');
  if (one && source.note === null) return { kind: 'show', subjects };
  return refused(source, at, one ? 'unknown' : 'mixed');
}

/** @param {Walk} walk @param {Shape} shape @param {Source} source @returns {readonly Subject[]|null} */
function subjectsOf(walk, shape, source) {
  if (walk.subjects.length === 0) return impliedSubjects(walk, shape, source);
  if (walk.subjects.length > shape.most) return refused(source, walk.said, 'too-many');
  if (!walk.subjects.every((subject) => takes(walk, shape, subject))) return refused(source, walk.said, whyNot(walk));
  if (manyPromise(walk.subjects)) return refused(source, walk.said, 'mixed');
  return walk.front === 'acknowledge' ? deviatingReports(walk, source) : walk.subjects;
}

/** @param {Walk} walk @param {Shape} shape @param {Subject} subject */
function takes({ verb }, { on, atLocation }, subject) {
  const elsewhere = atLocation && subject.kind === 'place' && subject.location === undefined;
  return on.includes(subject.kind) && !elsewhere && (verb === null || speaksOf(verb, subject));
}

/** @param {Walk} walk */
const whyNot = ({ verb, subjects }) => (answersPoll(verb, subjects) ? 'reserved' : 'not-for-this');

/** Who promises news of activities must be plain. @param {readonly Subject[]} subjects */
const manyPromise = (subjects) =>
  subjects.at(-1)?.kind === 'activity' && subjects.filter(({ kind }) => kind === 'place').length > 1;

/**
 * A line without a subject is about the place on the phone, or about none.
 * @param {Walk} walk
 * @param {Shape} shape
 * @param {Source} source
 * @returns {Subject[]|null}
 */
function impliedSubjects(walk, shape, source) {
  const { context: { call }, book } = source;
  const place = shape.fromCall && call ? book.place(call.place) : null;
  if (place && takes(walk, shape, place)) return [place];
  if (shape.asksEntry && walk.time) return refused(source, walk.time.at, 'unknown', entryCandidates(walk.time.at, source));
  return shape.alone || shape.asksPlace || shape.asksEntry ? [] : refused(source, walk.said, 'no-subject');
}

/** A number where a report of the log should stand may be its position. @param {number} at @param {Source} source @returns {Candidate[]} */
function entryCandidates(at, { line, context }) {
  const position = /^\d+/.exec(line.slice(at))?.[0];
  return position && context.log.get(Number(position)) ? [{ text: `p${position}`, label: `p${position}` }] : [];
}

/** @param {Walk} walk @param {Shape} shape @param {readonly Subject[]} subjects @param {Source} source */
const allowsParts = (walk, shape, subjects, source) =>
  allowsTimes(walk, shape, source) && allowsNote(shape, source) && allowsPlace(walk, subjects, source);

/** @param {Walk} walk @param {Shape} shape @param {Source} source */
function allowsTimes({ time, eta }, shape, source) {
  if (time && shape.time === 'none') return refused(source, time.at, 'not-for-this');
  return eta && shape.eta === 'none' ? refused(source, eta.at, 'not-for-this') : true;
}

/** @param {Shape} shape @param {Source} source */
function allowsNote(shape, source) {
  const { note, line } = source;
  if (note && !shape.note) return refused(source, line.length, 'not-for-this');
  return note && note.length > LONGEST_NOTE ? refused(source, line.length, 'too-long') : true;
}

/**
 * A place after the verb vouches for what the line speaks of, and never becomes that itself.
 * @param {Walk} walk
 * @param {readonly Subject[]} subjects
 * @param {Source} source
 */
function allowsPlace({ place }, subjects, source) {
  if (place === null) return true;
  const vouches = subjects.length > 0 && subjects.every((subject) => isAt(subject, place.form));
  return vouches || refused(source, place.at, 'elsewhere');
}

/** @param {Subject} subject @param {PlaceSubject} place */
function isAt(subject, { code, location, actor }) {
  if (subject.kind === 'place') return subject.code === code;
  if (subject.kind !== 'activity') return false;
  const { row } = subject;
  const pairs = [[location, row.location], [actor, row.actor]];
  return pairs.some(([said, known]) => said !== undefined && said === known);
}

/**
 * @param {Walk} walk
 * @param {Shape} shape
 * @param {readonly Subject[]} subjects
 * @param {Part} told
 * @param {Source} source
 * @returns {Reports}
 */
function assemble(walk, shape, subjects, told, source) {
  const [about, promiser] = together(subjects);
  const bodies = about.length > 0 ? about.map((subject) => fieldsOf(subject, shape)) : [{}];
  return {
    kind: 'reports',
    front: walk.front,
    subjects: about,
    given: givenIn(walk, source),
    reports: bodies.map((body) => ({ kind: shape.kind, ...body, ...promiser, ...shape.fields, ...told.fields })),
    holes: told.holes,
  };
}

/**
 * A promise about activities: the place promises, each activity is a report.
 * @param {readonly Subject[]} subjects
 * @returns {[readonly Subject[], Partial<Report>]}
 */
function together(subjects) {
  const activities = subjects.filter(({ kind }) => kind === 'activity');
  const [place] = subjects;
  return activities.length > 0 && place.kind === 'place' ? [activities, placeFields(place)] : [subjects, {}];
}

/** @param {PlaceSubject} place @returns {Partial<Report>} */
export const placeFields = ({ location, actor }) => ({
  ...(location === undefined ? {} : { location }),
  ...(actor === undefined ? {} : { actor }),
});

/** @param {Subject} subject @param {Shape} shape @returns {Partial<Report>} */
function fieldsOf(subject, shape) {
  switch (subject.kind) {
    case 'place':
      return shape.atLocation ? { location: subject.location } : placeFields(subject);
    case 'log':
      return { of: subject.row.report_id };
    case 'system':
      return { system: subject.code, ...shape.stateOf?.(subject) };
    default:
      return { [subject.kind]: subject.code };
  }
}

/** @param {Walk} walk @param {Source} source @returns {Given[]} */
function givenIn({ time, bang, place, reason, eta }, { note }) {
  /** @type {[Given, unknown][]} */
  const parts = [['time', time], ['workaround', bang], ['place', place], ['reason', reason], ['eta', eta], ['note', note]];
  return parts.filter(([, part]) => part).map(([name]) => name);
}
