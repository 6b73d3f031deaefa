/** Judging an issue by digits: each fills the next hole and moves on, the last one takes a time. Pure. */
import { timeOf } from '../grammar/expected.js';
import { REASONS } from '../grammar/words.js';
/** @import {Context} from '../grammar/types.js' */
/** @import {PlaceRow} from '../console/types.js' */

/** @typedef {'severity'|'patient_safety'|'area'|'owner'|'promised'} HoleName */
/** @typedef {{severity?: string, patient_safety?: boolean, area?: string, owner?: string, promised?: string}} Answers */
/**
 * @typedef {object} Triage
 * @property {string} issue code; empty until what was raised has its number
 * @property {Answers} answers
 * @property {number} at the hole in turn; after the last one nothing is in turn, and before the first it rests
 * @property {string} input typed in the hole in turn: a time, or zeros that wait for their digit
 * @property {boolean} unclear what stands there is no time
 * @typedef {{value: string|boolean, text: string}} Option
 */

const DIGITS = 9;

/** What is typed for a choice: beyond nine its digit behind a zero. @param {number} at its place among them */
export const keyAt = (at) => '0'.repeat(Math.floor(at / DIGITS)) + ((at % DIGITS) + 1);

/** @type {readonly HoleName[]} */
export const HOLES = ['severity', 'patient_safety', 'area', 'owner', 'promised'];
export const SEVERITIES = /** @type {const} */ (['critical', 'major', 'minor']);
export const AHEAD = [20, 30];

/** @param {string} issue @returns {Triage} */
export const begin = (issue) => ({ issue, answers: {}, at: 0, input: '', unclear: false });

/** Nothing is filled before somebody asks for it. @param {string} issue @returns {Triage} */
export const rest = (issue) => ({ ...begin(issue), at: -1 });

/** @param {Triage} triage */
export const isResting = ({ at }) => at < 0;

/** @param {Triage} triage @returns {HoleName|null} */
export const holeOf = ({ at }) => HOLES[at] ?? null;

/** Zeros stand there whose digit is still to come. @param {Triage} triage */
export const isHalf = ({ at, input }) => input !== '' && HOLES[at] !== 'promised';

/** Has anything been answered or typed? @param {Triage} triage */
export const isBegun = ({ at, input }) => at > 0 || input !== '';

/**
 * Teams that may own an issue, in the order of the plan: places own none.
 * @param {Record<string, PlaceRow>} actors @param {Record<string, PlaceRow>} locations @returns {PlaceRow[]}
 */
export const owners = (actors, locations) =>
  Object.entries(actors).filter(([id]) => !(id in locations)).map(([, row]) => row).sort((a, b) => a.order - b.order);

/**
 * The closed list, the plan's own areas before the usual ones, each in its order: a digit means the same all night. Of
 * two that read alike the first.
 * @param {readonly string[]} closed @param {(area: string) => string} said @returns {string[]}
 */
export function areas(closed, said) {
  const isUsual = (/** @type {string} */ area) => REASONS.includes(area);
  const all = [...closed.filter((area) => !isUsual(area)), ...closed.filter(isUsual)];
  return all.filter((area, at) => all.findIndex((other) => said(other).toLowerCase() === said(area).toLowerCase()) === at);
}

/** @param {Triage} triage @param {HoleName} hole @param {string|boolean} value @returns {Triage} */
export const answered = (triage, hole, value) =>
  ({ ...triage, answers: { ...triage.answers, [hole]: value }, at: HOLES.indexOf(hole) + 1, input: '', unclear: false });

/** What stands in a hole of choices: the key of one answers, what leads to one waits, anything else falls. @param {Triage} triage @param {string} typed @param {readonly Option[]} options @returns {Triage} */
export function chosen(triage, typed, options) {
  const hole = holeOf(triage);
  const option = options.find((_, at) => keyAt(at) === typed);
  if (hole !== null && option !== undefined) return answered(triage, hole, option.value);
  return options.some((_, at) => keyAt(at).startsWith(typed)) ? { ...triage, input: typed } : triage;
}

/** @param {Triage} triage @param {string} text @returns {Triage} */
export const typedTime = (triage, text) => ({ ...triage, input: text, unclear: false });

/**
 * Enter: an empty hole is passed over, a typed time is taken, a zero waits on; whole when the last hole is behind.
 * @param {Triage} triage @param {Context} context @returns {{triage: Triage, whole: boolean}}
 */
export function entered(triage, context) {
  if (triage.input === '') return { triage, whole: isBegun(triage) };
  if (isHalf(triage)) return { triage, whole: false };
  const promised = timeOf(triage.input, context);
  if (promised === null) return { triage: { ...triage, unclear: true }, whole: false };
  return { triage: answered(triage, 'promised', promised), whole: true };
}

/** One hole back, its answer taken out. @param {Triage} triage @returns {Triage} */
export function back(triage) {
  const before = HOLES[Math.max(0, triage.at - 1)];
  const { [before]: _, ...answers } = triage.answers;
  return { ...triage, answers, at: Math.max(0, triage.at - 1), input: '', unclear: false };
}

/** What is recorded, without its envelope. @param {Triage} triage */
export const reportOf = ({ issue, answers }) => ({ kind: 'triaged', issue, ...answers });
