/**
 * What the parts of the replay hand to each other; nothing runs here. Moments are milliseconds of the run's clock.
 *
 * @typedef {'known'|'occurred'} Axis as the room saw it, or as it is known today
 *
 * @typedef {object} Fact one report as it stands today, for the timeline and its marks
 * @property {number} position
 * @property {string} kind
 * @property {string} reportId
 * @property {string|null} activity
 * @property {string|null} title
 * @property {string|null} location
 * @property {string|null} system
 * @property {string|null} state of the system
 * @property {number} known
 * @property {number} occurred as corrected
 * @property {number} happened as first told
 * @property {boolean} late
 * @property {number|null} of position of the report it is about
 * @property {number|null} struckBy
 * @property {readonly number[]} correctedBy
 * @property {readonly string[]} deviations
 *
 * @typedef {{from: number, to: number}} Span
 */
/**
 * The player at rest or in motion.
 * @typedef {object} Standing
 * @property {Axis} axis
 * @property {number} moment
 * @property {number} step reports taken in
 * @property {number} speed
 * @property {boolean} playing
 *
 * @typedef {'deviation'|'system'|'decision'|'bookmark'} MarkKind
 * @typedef {{moment: number, step: number, kind: MarkKind}} Mark a moment worth stopping at, on one axis
 *
 * @typedef {object} Bookmark kept in this browser
 * @property {number} moment
 * @property {number} position
 * @property {Axis} axis
 */
export {};
