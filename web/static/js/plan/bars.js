/** What is drawn of one activity: its plan, how it really went, what stands in its way, and what is still awaited. Pure. */
import { instantOrNull, minutesBetween } from '../words/time.js';
import { isClosed } from '../console/standing.js';
/** @import {Bar, Foreseen, Item, Mark, PlanRow, Segment, SegmentKind} from './types.js' */

const POINTS = new Set(['milestone', 'gate']);
const LEFT_OUT = new Set(['skipped', 'cancelled', 'waived']);
const TO_BEGIN = new Set(['planned', 'reopened', 'rejected']);
const MINUTE = 60_000;

/** @param {Pick<PlanRow, 'type'>} row */
export const isPoint = ({ type }) => POINTS.has(type);

/**
 * @param {Item} item @param {number} now @param {readonly number[]} [moved] where its end was expected before
 * @param {Foreseen} [foreseen] @returns {Bar}
 */
export function barOf(item, now, moved = [], foreseen = undefined) {
  const { row } = item;
  if (isPoint(row)) return pointOf(row, foreseen);
  const segments = [
    ...segment('baseline', instantOrNull(row.baseline_start), instantOrNull(row.baseline_finish)), ...planned(row), ...expected(row, now, foreseen),
    ...lateStart(row, now), ...worked(row, now), ...standing(row, now), ...silent(item, now), ...approval(row, now), ...deciding(row, now, foreseen),
  ];
  return { segments, marks: marksOf(row, now, moved) };
}

/** A milestone has no length: it stands where it was reached, else where it is expected or planned. @param {PlanRow} row @param {Foreseen} [foreseen] @returns {Bar} */
function pointOf(row, foreseen) {
  const reached = instantOrNull(row.done_at);
  const due = instantOrNull(foreseen?.finish ?? row.planned_finish ?? row.planned_start);
  const at = reached ?? due;
  return { segments: [], marks: at === null ? [] : [{ kind: reached === null ? 'milestone' : 'reached', at }] };
}

/** @param {SegmentKind} kind @param {number|null} from @param {number|null} to @returns {Segment[]} none where it would have no length */
const segment = (kind, from, to) => (from === null || to === null || to <= from ? [] : [{ kind, from, to }]);

/** @param {PlanRow} row */
function planned(row) {
  const [from, to] = [instantOrNull(row.planned_start), instantOrNull(row.planned_finish)];
  return segment(LEFT_OUT.has(row.status) ? 'left-out' : 'planned', from ?? (to === null ? null : to - MINUTE), to ?? (from === null ? null : from + MINUTE));
}

/** What is still to be done of it, where that is not as planned. @param {PlanRow} row @param {number} now @param {Foreseen|undefined} foreseen */
function expected(row, now, foreseen) {
  const [from, to] = [instantOrNull(foreseen?.start), instantOrNull(foreseen?.finish)];
  if (from === null || to === null || isClosed(row) || row.status === 'done') return [];
  const begin = Math.max(from, row.started_at === null ? from : now);
  const isAsPlanned = from === instantOrNull(row.planned_start) && to === instantOrNull(row.planned_finish);
  return isAsPlanned ? [] : segment('forecast', begin, to);
}

/** What the end of the night waits for has an outline of its own. @param {PlanRow} row @param {number} now @param {Foreseen|undefined} foreseen */
const deciding = (row, now, foreseen) =>
  (foreseen?.critical && !isClosed(row) ? segment('critical', instantOrNull(row.started_at ?? foreseen.start), Math.max(instantOrNull(foreseen.finish) ?? now, row.started_at ? now : 0)) : []);

/** It should have begun and has not. @param {PlanRow} row @param {number} now */
const lateStart = (row, now) => (isLateStart(row, now) ? segment('late-start', instantOrNull(row.planned_start), now) : []);

/** @param {PlanRow} row @param {number} now */
export function isLateStart(row, now) {
  const due = instantOrNull(row.planned_start);
  return due !== null && row.started_at === null && TO_BEGIN.has(row.status) && !isClosed(row) && minutesBetween(due, now) > 0;
}

/** From its beginning until it was done, came to a halt, or now; what lies after the planned end apart. @param {PlanRow} row @param {number} now @returns {Segment[]} */
function worked(row, now) {
  const from = instantOrNull(row.started_at);
  if (from === null) return [];
  const to = workedUntil(row, now);
  const due = instantOrNull(row.planned_finish) ?? Infinity;
  const kind = row.done_at === null && !isClosed(row) ? 'running' : 'finished';
  const isOver = to !== null && minutesBetween(Math.min(due, to), to) > 0;
  return isOver ? [...segment(kind, from, Math.max(from, due)), ...segment('overrun', Math.max(from, due), to)] : segment(kind, from, to);
}

/** @param {PlanRow} row @param {number} now */
function workedUntil(row, now) {
  const done = instantOrNull(row.done_at);
  if (done !== null) return done;
  if (row.blocked) return Math.min(now, instantOrNull(row.blocked.since) ?? now);
  return row.status === 'failed' || LEFT_OUT.has(row.status) ? instantOrNull(row.last?.occurred_at) : now;
}

/** Blocked until now, and from now to when it is to be solved. @param {PlanRow} row @param {number} now @returns {Segment[]} */
function standing({ blocked }, now) {
  if (!blocked) return [];
  return [...segment('blocked', instantOrNull(blocked.since), now), ...segment('eta', now, instantOrNull(blocked.eta))];
}

/** @param {Item} item @param {number} now */
const silent = ({ standing: { silent: minutes } }, now) => (minutes === null ? [] : segment('silent', now - minutes * MINUTE, now));

/** From done to approved, or to now while it is awaited. @param {PlanRow} row @param {number} now */
function approval(row, now) {
  const done = instantOrNull(row.done_at);
  if (done === null || !row.needs_approval) return [];
  const approved = instantOrNull(row.approved_at);
  return approved === null ? segment('unapproved', done, isAwaited(row) ? now : null) : segment('approval', done, approved);
}

/** @param {PlanRow} row */
const isAwaited = (row) => row.needs_approval && row.status === 'done';

/** @param {PlanRow} row @param {number} now @param {readonly number[]} moved @returns {Mark[]} */
function marksOf(row, now, moved) {
  const approved = row.needs_approval ? instantOrNull(row.approved_at) : null;
  /** @type {[Mark['kind'], number|null][]} */
  const marks = [
    ['approved', approved],
    ['unapproved', approved === null && isAwaited(row) && row.done_at !== null ? now : null],
    ['late', isLateStart(row, now) ? instantOrNull(row.planned_start) : null],
    ['failed', row.status === 'failed' ? instantOrNull(row.last?.occurred_at) : null],
    ...moved.map((at) => /** @type {[Mark['kind'], number]} */ (['moved', at])),
  ];
  return marks.flatMap(([kind, at]) => (at === null ? [] : [{ kind, at }]));
}

/** The whole width of a bar; null for a row without any time. @param {Bar} bar */
export function extentOf({ segments, marks }) {
  const froms = [...segments.map(({ from }) => from), ...marks.map(({ at }) => at)];
  const tos = [...segments.map(({ to }) => to), ...marks.map(({ at }) => at)];
  return froms.length === 0 ? null : { from: Math.min(...froms), to: Math.max(...tos) };
}

/** The worst that a row shows where rows are drawn together; null for an ordinary one. @param {Item} item @param {number} now @returns {'bad'|'late'|'silent'|null} */
export function alarmOf({ row, standing: { late, silent: minutes } }, now) {
  if (row.status === 'blocked' || row.status === 'failed') return 'bad';
  if (late > 0 || isLateStart(row, now)) return 'late';
  return minutes === null ? null : 'silent';
}
