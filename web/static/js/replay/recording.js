/** A recorded run, read from what the server sends: the only place that knows how it is written. */
import { instant } from '../words/time.js';
import { Course } from './course.js';
import { factsOf, isOfTheNight } from './facts.js';
/** @import {Run} from '../words/time.js' */
/** @import {RecordedTable} from './track.js' */
/** @import {Axis, Fact, Span} from './types.js' */

/**
 * @typedef {object} WireCourse
 * @property {number[]} order position of each step's report
 * @property {string[]} at RFC 3339, ascending
 * @property {Record<string, Record<string, RecordedTable>>} boards
 *
 * @typedef {{epoch: string, position: number, run: Run, axes: Record<Axis, WireCourse>}} WireRecording
 *
 * @typedef {object} Recording
 * @property {Run} run
 * @property {string} epoch
 * @property {Record<Axis, Course>} courses
 * @property {readonly Fact[]} facts every report, in the order of their positions
 * @property {Map<number, Fact>} factAt by position
 * @property {Span} night from the first report of the night to the last, with the whole quarters around them
 */

const QUARTER = 15 * 60_000;
const FAR = 12 * 60 * 60_000;

/** @param {WireRecording} wire @returns {Recording} */
export function openRecording({ epoch, run, axes }) {
  const courses = { known: courseOf(axes.known), occurred: courseOf(axes.occurred) };
  const facts = factsOf(courses.known);
  const factAt = new Map(facts.map((fact) => [fact.position, fact]));
  return { run, epoch, courses, facts, factAt, night: nightOf(facts) };
}

/** @param {WireCourse} wire */
const courseOf = ({ order, at, boards }) => new Course({ order, at: at.map(instant), boards });

/**
 * Plans are made weeks before: the night begins with its own first report. One that is said to have happened days off is
 * a slip of somebody's pen, and does not stretch it.
 * @param {readonly Fact[]} facts @returns {Span}
 */
function nightOf(facts) {
  const own = facts.filter(isOfTheNight);
  const counted = own.length ? own : facts;
  const known = extent(counted.map((fact) => fact.known));
  const occurred = extent(counted.map((fact) => fact.occurred).filter((at) => at > known.from - FAR && at < known.to + FAR));
  if (known.from > known.to) return { from: 0, to: QUARTER };
  const from = Math.floor(Math.min(known.from, occurred.from) / QUARTER) * QUARTER;
  return { from, to: Math.max(Math.ceil(Math.max(known.to, occurred.to) / QUARTER) * QUARTER, from + QUARTER) };
}

/** From Infinity to -Infinity where there is nothing. @param {readonly number[]} moments @returns {Span} */
const extent = (moments) => ({
  from: moments.reduce((least, at) => Math.min(least, at), Infinity),
  to: moments.reduce((most, at) => Math.max(most, at), -Infinity),
});
