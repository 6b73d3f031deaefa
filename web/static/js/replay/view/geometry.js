/** Where the lanes of the timeline lie, in pixels of its own drawing. The rows' numbers are the design's. */
import { across } from '../scale.js';
/** @import {Span} from '../types.js' */

export const HEIGHT = 186;
const EDGE = 16;
const LABELS_TO = 104;
const NARROW = 700;
const LABELS_TO_NARROW = 96;
const NARROW_EDGE = 4;

export const NIGHT = { base: 11, height: 23, tallest: 9 };
export const AXIS = { top: 26, text: 38, grid: 44 };
export const PHASES = { top: 43, height: 18 };
export const REPORTS = { legend: 67, base: 102, tallest: 34 };
export const DEVIATIONS = { top: 103, height: 9, middle: 108 };
export const SYSTEMS = { middle: 124 };
export const DECISIONS = { middle: 142 };
export const AMENDMENTS = { late: 161, corrected: 169, struck: 177 };

/** How the lanes' words are set. */
export const WORDS = { size: 12, weight: 400 };

/**
 * @typedef {object} Geometry
 * @property {number} width of the whole drawing
 * @property {number} names where the lanes' names begin
 * @property {number} from where time begins
 * @property {number} to
 * @property {(moment: number) => number} x in the window
 * @property {(moment: number) => number} xOfNight
 * @property {(x: number) => number} momentAt
 * @property {(x: number) => number} nightAt
 */

/** @param {number} width @param {Span} span @param {Span} night @returns {Geometry} */
export function geometry(width, span, night) {
  const narrow = width < NARROW;
  const [from, to] = [narrow ? LABELS_TO_NARROW : LABELS_TO, width - EDGE];
  return {
    width, from, to,
    names: narrow ? NARROW_EDGE : EDGE,
    x: across(span, from, to - from),
    xOfNight: across(night, from, to - from),
    momentAt: back(span, from, to),
    nightAt: back(night, from, to),
  };
}

/** @param {Span} span @param {number} from @param {number} to @returns {(x: number) => number} */
const back = (span, from, to) => (x) => span.from + ((x - from) / (to - from)) * (span.to - span.from);
