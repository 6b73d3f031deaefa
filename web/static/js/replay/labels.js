/** Where the lanes' words can stand without covering shapes or each other. */
import { widthOf } from '../words/measure.js';
/** @import {Style} from '../words/measure.js' */

const GAP = 6;
/** So far at least words keep from what else stands beside them: the halo round them touches nothing. */
const APART = 5;
/** So many shapes in sight say how much, not what: words would only hide them. */
const MOST = 150;

/**
 * @typedef {object} Shape what is drawn from `from` to `to` in the row at `y`, pixels, and ways to say it, the longest first
 * @property {number} from
 * @property {number} to
 * @property {number} y
 * @property {readonly string[]} ways
 * @property {boolean} [line] only its two ends must stay free in the rows beside its own
 *
 * @typedef {{x: number, end: boolean, text: string}} Label `end`: the text ends at x, else it starts there
 * @typedef {{from: number, to: number, y: number, half: number}} Box
 */

const END = 9;
const SHAPE_HALF = 4;

/**
 * A label for each shape, to its right where it is free, else to its left, else none.
 * @param {readonly Shape[]} shapes the most important first @param {{from: number, to: number}} lane @param {Style} style
 * @returns {(Label|null)[]}
 */
export function labelled(shapes, lane, style) {
  if (shapes.length > MOST) return shapes.map(() => null);
  const taken = shapes.flatMap(boxesOf);
  return shapes.map((shape) => {
    const found = candidates(shape, style).find(({ box }) => box.from >= lane.from && box.to <= lane.to && isFree(box, taken));
    if (found) taken.push(found.box);
    return found?.label ?? null;
  });
}

/** @param {Shape} shape @returns {Box[]} */
function boxesOf({ from, to, y, line }) {
  if (!line) return [{ from, to, y, half: SHAPE_HALF }];
  const row = { from, to, y, half: 0 };
  return [row, { ...row, to: from + END, half: SHAPE_HALF }, { ...row, from: to - END, half: SHAPE_HALF }];
}

/** @param {Shape} shape @param {Style} style @returns {{label: Label, box: Box}[]} */
function candidates({ from, to, y, ways }, style) {
  const half = style.size / 2 - 1;
  return ways.flatMap((text) => {
    const width = widthOf(text, style);
    const [right, left] = [to + GAP, from - GAP];
    return [
      { label: { x: right, end: false, text }, box: { from: right, to: right + width, y, half } },
      { label: { x: left, end: true, text }, box: { from: left - width, to: left, y, half } },
    ];
  });
}

/** @param {Box} box @param {readonly Box[]} taken */
const isFree = (box, taken) => !taken.some((other) =>
  box.from - APART < other.to && other.from < box.to + APART && Math.abs(box.y - other.y) < box.half + other.half);
