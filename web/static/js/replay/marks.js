/** The moments worth stopping at on an axis: deviations, systems, decisions, and somebody's own bookmarks. */
/** @import {Course} from './course.js' */
/** @import {Lanes, Placed} from './lanes.js' */
/** @import {Bookmark, Mark, MarkKind} from './types.js' */

/** @param {Lanes} lanes @param {readonly Bookmark[]} bookmarks @param {Course} course of the axis @returns {Mark[]} by moment */
export function marksOf({ deviations, systems, decisions }, bookmarks, course) {
  return [
    ...marked('deviation', deviations),
    ...marked('system', systems),
    ...marked('decision', decisions),
    ...bookmarks.map((kept) => ownMark(kept, course)),
  ].sort((a, b) => a.moment - b.moment || a.step - b.step);
}

/** @param {MarkKind} kind @param {readonly Placed[]} reports @returns {Mark[]} */
const marked = (kind, reports) => reports.map(({ moment, step }) => ({ moment, step, kind }));

/** A bookmark is a moment; where it was set at one of several reports of the same moment, that one. @param {Bookmark} kept @param {Course} course @returns {Mark} */
function ownMark({ moment, position }, course) {
  const step = course.stepOf(position);
  const exact = step > 0 && course.momentOf(step) === moment;
  return { moment, step: exact ? step : course.stepAt(moment), kind: 'bookmark' };
}
