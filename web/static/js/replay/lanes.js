/** What the timeline's lanes hold on an axis, wherever its window lies: phases, deviations, systems, decisions, amendments. */
import { instantOrNull } from '../words/time.js';
/** @import {Course} from './course.js' */
/** @import {Recording} from './recording.js' */
/** @import {Axis, Fact} from './types.js' */

/**
 * @typedef {{title: string, from: number, to: number}} Phase
 * @typedef {{moment: number, step: number, fact: Fact}} Placed a report where it counts
 * @typedef {'late'|'corrected'|'struck'} Amending
 * @typedef {{sort: Amending, happened: number, recorded: number, fact: Fact, about: Fact}} Amendment
 * @typedef {{completeAt: number|null, phases: Phase[], deviations: Placed[], systems: Placed[], decisions: Placed[], amendments: Amendment[]}} Lanes
 */

const DECIDED = new Set([
  'announced', 'withdrawn', 'waived', 'waiver_confirmed', 'accepted', 'decided', 'decision_confirmed', 'decision_withdrawn',
]);
const MILESTONES = new Set(['milestone', 'gate']);

/** @param {Recording} recording @param {Axis} axis @returns {Lanes} */
export function lanesOf({ courses, facts, factAt }, axis) {
  const course = courses[axis];
  const placed = facts.flatMap((fact) => place(fact, course)).sort((a, b) => a.moment - b.moment);
  const reached = milestoneReports(facts, courses.known);
  return {
    completeAt: completeAt(courses.known),
    phases: phasesOf(courses.known),
    deviations: placed.filter(({ fact }) => fact.deviations.length > 0),
    systems: placed.filter(({ fact }) => fact.kind === 'system' && fact.struckBy === null),
    decisions: placed.filter(({ fact }) => DECIDED.has(fact.kind) || reached.has(fact.position)),
    amendments: facts.flatMap((fact) => amendment(fact, factAt)),
  };
}

/** @param {Fact} fact @param {Course} course @returns {Placed[]} none where the axis leaves it out */
function place(fact, course) {
  const step = course.stepOf(fact.position);
  return step > 0 ? [{ moment: course.momentOf(step), step, fact }] : [];
}

/** From where it happened to where the room learnt of it. @param {Fact} fact @param {Map<number, Fact>} factAt @returns {Amendment[]} */
function amendment(fact, factAt) {
  const about = factAt.get(fact.of ?? 0);
  if ((fact.kind === 'corrected' || fact.kind === 'struck') && about) {
    return [{ sort: fact.kind, happened: about.happened, recorded: fact.known, fact, about }];
  }
  return fact.late ? [{ sort: 'late', happened: fact.happened, recorded: fact.known, fact, about: fact }] : [];
}

/** The report by which each milestone was reached, by position. @param {readonly Fact[]} facts @param {Course} known */
function milestoneReports(facts, known) {
  const milestones = new Map(
    activities(known, ['code', 'type', 'needs_approval']).filter(({ type }) => MILESTONES.has(type)).map((row) => [row.code, row]),
  );
  const reached = new Map();
  for (const { activity, kind, struckBy, position } of facts) {
    const row = milestones.get(activity);
    if (row && struckBy === null && kind === (row.needs_approval ? 'approved' : 'done')) reached.set(activity, position);
  }
  return new Set(reached.values());
}

/**
 * A phase begins with its first activity and lasts until the next one begins; the last until its last activity.
 * @param {Course} known @returns {Phase[]} in the order of the plan
 */
function phasesOf(known) {
  const rows = activities(known, ['phase', 'order', 'started_at', 'done_at', 'approved_at', 'planned_start', 'planned_finish']);
  const titles = [...new Set(rows.filter(({ phase }) => phase).sort((a, b) => a.order - b.order).map(({ phase }) => phase))];
  const found = titles.map((title) => extent(title, rows.filter(({ phase }) => phase === title)));
  return found.filter(({ from }) => from < Infinity).map((phase, at, all) => ({ ...phase, to: all[at + 1]?.from ?? phase.to }));
}

/** @param {string} title @param {Record<string, any>[]} rows @returns {Phase} */
function extent(title, rows) {
  const began = times(rows.map((row) => row.started_at ?? row.done_at));
  const planned = times(rows.map((row) => row.planned_start));
  const ended = times(rows.flatMap((row) => [row.approved_at, row.done_at, row.started_at]));
  return {
    title,
    from: Math.min(...(began.length ? began : planned)),
    to: Math.max(...(ended.length ? ended : times(rows.map((row) => row.planned_finish)))),
  };
}

/** @param {(string|null)[]} stamps */
const times = (stamps) => stamps.map(instantOrNull).filter((moment) => moment !== null);

/** The activities as they stand today, some of their fields. @param {Course} known @param {string[]} fields @returns {Record<string, any>[]} */
function activities(known, fields) {
  const track = known.board('plan').tracks.activities;
  if (!track) return [];
  const columns = fields.map((field) => track.finally(field));
  return track.ids.map((_, row) => Object.fromEntries(fields.map((field, at) => [field, columns[at][row]])));
}

/** When the last actor had reported complete. @param {Course} known */
function completeAt(known) {
  const golive = known.board('wall').tracks.golive?.lastOf('', known.length);
  return instantOrNull(golive?.complete_at);
}
