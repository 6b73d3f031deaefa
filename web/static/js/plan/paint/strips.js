/** A closed or open group's line of the drawing: how much ends in each little while, and what is out of order in it. */
import { bucketOf } from '../../replay/scale.js';
import { FIVE, alarmsOf, bucketsOf, merged } from '../buckets.js';
import { badSign, lateSign, silentSign } from './shapes.js';
/** @import {Alarm, Bucket} from '../buckets.js' */
/** @import {Brush} from './shapes.js' */
/** @import {Picture} from './picture.js' */
/** @import {Node} from '../types.js' */

const LEAST_WIDTH = 5;
const APART = 14;
const TALLEST = 16;
const SMALLEST = 4;

/** @typedef {{length: number, buckets: Bucket[], most: number, alarms: Alarm[]}} Strip */
/** A group is made anew when anything in it changes. @type {WeakMap<Node, Strip>} */
const known = new WeakMap();

/** @param {Brush} brush @param {Picture} picture @param {Node} node @param {number} y @param {number} height */
export function paintStrip(brush, picture, node, y, height) {
  const { x, width, ink } = picture;
  const { length, buckets, most, alarms } = stripOf(node, picture);
  const middle = y + height / 2;
  const unit = (TALLEST - SMALLEST) / Math.sqrt(most);
  const wide = Math.max(1, x(length) - x(0) - 1.5);
  for (const { from, past, rest } of buckets) {
    const left = x(from);
    if (left + wide < 0 || left > width) continue;
    if (rest > 0) hollow(brush, left, middle, wide, SMALLEST + Math.sqrt(past + rest) * unit, ink);
    if (past > 0) bar(brush, left, middle, wide, SMALLEST + Math.sqrt(past) * unit, ink.g3);
  }
  for (const { x: at, alarm } of merged(alarms, x, APART)) {
    if (at < -8 || at > width + 8) continue;
    ({ bad: badSign, late: lateSign, silent: silentSign })[alarm](brush, at, middle, ink);
  }
}

/** @param {Node} node @param {Picture} picture @returns {Strip} */
function stripOf(node, { span, width, now }) {
  const length = Math.max(FIVE, bucketOf(span, width, LEAST_WIDTH));
  const before = known.get(node);
  if (before?.length === length) return before;
  const buckets = bucketsOf(node.items, length);
  const most = buckets.reduce((sum, { past, rest }) => Math.max(sum, past + rest), 1);
  const strip = { length, buckets, most, alarms: alarmsOf(node.items, now) };
  known.set(node, strip);
  return strip;
}

/** @param {Brush} brush @param {number} left @param {number} middle @param {number} width @param {number} height @param {string} colour */
function bar(brush, left, middle, width, height, colour) {
  brush.fillStyle = colour;
  brush.fillRect(left, middle - height / 2, width, height);
}

/** @param {Brush} brush @param {number} left @param {number} middle @param {number} width @param {number} height @param {import('../ink.js').Ink} ink */
function hollow(brush, left, middle, width, height, ink) {
  brush.fillStyle = ink.surface;
  brush.fillRect(left, middle - height / 2, width, height);
  brush.strokeStyle = ink.edge;
  brush.lineWidth = 1;
  brush.strokeRect(left + 0.5, middle - height / 2 + 0.5, Math.max(0.5, width - 1), height - 1);
}
