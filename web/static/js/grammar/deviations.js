/** From activities to the reports of theirs that deviate, which are what is acknowledged. */
/** @import {ActivitySubject, Deviation, LogSubject, Subject} from './types.js' */
/** @import {Source, Walk} from './walk.js' */
import { subjectCandidate } from './book.js';
import { refused } from './walk.js';

/**
 * Entries of the log stand for themselves; an activity stands for each of its reports with an open deviation.
 * @param {Walk} walk
 * @param {Source} source
 * @returns {readonly Subject[]|null} null when an activity has none, or nobody can tell
 */
export function deviatingReports(walk, source) {
  /** @type {Subject[]} */
  const found = [];
  for (const subject of walk.subjects) {
    const reports = subject.kind === 'activity' ? openReports(subject, source) : [subject];
    if (reports.length === 0) return refused(source, placeOf(subject, walk), 'no-deviation');
    found.push(...reports);
  }
  return found;
}

/**
 * A report may deviate in several ways, and is acknowledged once.
 * @param {ActivitySubject} subject
 * @param {Source} source
 */
function openReports({ code }, { context }) {
  const all = [...context.deviations?.(code) ?? []].map((deviation) => asEntry(deviation, code, context));
  return all.filter((entry, index) => all.findIndex((other) => other.code === entry.code) === index);
}

/**
 * An entry too old to be at hand is known by its position and its activity alone.
 * @param {Deviation} deviation
 * @param {string} activity code
 * @param {Source['context']} context
 * @returns {LogSubject}
 */
function asEntry({ position, report_id }, activity, { log }) {
  const row = log.get(position) ?? { position, report_id, kind: 'deviation', activity };
  return { kind: 'log', code: `p${position}`, row };
}

/** Where the line names it. @param {Subject} subject @param {Walk} walk */
function placeOf(subject, { choices, said }) {
  const { text } = subjectCandidate(subject);
  return choices.find((choice) => choice.text === text)?.at ?? said;
}
