/** The drawing of the whole night small. */
import { across, bucketOf } from '../../replay/scale.js';
import { axisOf } from '../axis.js';
import { FIVE, alarmsOf, bucketsOf, merged } from '../buckets.js';
import { deadlinesOf } from '../deadlines.js';
import { paintDeadlines } from './deadlines.js';
import { box, diamond, filled, stroked, vertical, words } from './shapes.js';
/** @import {Brush} from './shapes.js' */
/** @import {Ink} from '../ink.js' */
/** @import {Item, Span} from '../types.js' */

const BASE = 26;
const TALLEST = 17;
const APART = 8;

/**
 * @typedef {object} Small
 * @property {number} width
 * @property {number} height
 * @property {number} scale
 * @property {readonly Item[]} items
 * @property {Span} night
 * @property {Span} span
 * @property {number} now
 * @property {Partial<import('../../wall/types.js').GoLiveRow>} golive
 * @property {import('../forecast.js').Summary|null} summary
 * @property {string} zone
 * @property {import('../../words/time.js').Times} times
 * @property {Ink} ink
 */
/** @typedef {{length: number, buckets: import('../buckets.js').Bucket[], alarms: import('../buckets.js').Alarm[]}} Counted */
/** @type {WeakMap<readonly Item[], Counted>} */
const known = new WeakMap();

/** @param {Brush} brush @param {Small} small */
export function paintMinimap(brush, small) {
  const { width, height, scale, night, ink, now } = small;
  const x = across(night, 0, width);
  brush.setTransform(scale, 0, 0, scale, 0, 0);
  brush.clearRect(0, 0, width, height);
  paintWindow(brush, small, x);
  paintNight(brush, small, x);
  paintDeadlines(brush, deadlinesOf(small.golive, small.summary), x, { from: 2, to: BASE }, ink);
  for (const { moment } of axisOf(night, width, small.zone)) {
    if (x(moment) > 20 && x(moment) < width - 20) words(brush, small.times.said(moment), x(moment), height - 4, { colour: ink.muted, align: 'center' });
  }
  if (now >= night.from && now <= night.to) {
    vertical(brush, x(now), 0, BASE + 1);
    stroked(brush, ink.accent, 2);
  }
  paintGrips(brush, small, x);
}

/** @param {Brush} brush @param {Small} small @param {(moment: number) => number} x */
function paintNight(brush, small, x) {
  const { length, buckets, alarms } = countedOf(small);
  const most = buckets.reduce((sum, { past, rest }) => Math.max(sum, past + rest), 1);
  const unit = TALLEST / Math.sqrt(most);
  const wide = Math.max(1, x(length) - x(0) - 1);
  for (const { from, past, rest } of buckets) {
    const whole = Math.sqrt(past + rest) * unit;
    brush.fillStyle = small.ink.edge;
    brush.globalAlpha = 0.45;
    brush.fillRect(x(from), BASE - whole, wide, whole);
    brush.globalAlpha = 1;
    brush.fillStyle = small.ink.g3;
    if (past > 0) brush.fillRect(x(from), BASE - (whole * past) / (past + rest), wide, (whole * past) / (past + rest));
  }
  for (const { x: at, alarm } of merged(alarms, x, APART)) {
    if (alarm === 'bad') paintSquare(brush, at, small.ink);
    else (diamond(brush, at, 5, 3.5), filled(brush, small.ink.warn, small.ink.warnRim));
  }
}

/** @param {Brush} brush @param {number} x @param {Ink} ink */
function paintSquare(brush, x, ink) {
  brush.fillStyle = ink.bad;
  brush.fillRect(x - 3, 2, 6, 6);
}

/** @param {Small} small @returns {Counted} */
function countedOf({ items, night, width, now }) {
  const length = Math.max(FIVE, bucketOf(night, width, 4));
  const before = known.get(items);
  if (before?.length === length) return before;
  const counted = { length, buckets: bucketsOf(items, length), alarms: alarmsOf(items, now) };
  known.set(items, counted);
  return counted;
}

/** @param {Brush} brush @param {Small} small @param {(moment: number) => number} x */
function paintWindow(brush, { span, ink }, x) {
  box(brush, x(span.from), x(span.to), 0.5, BASE + 1);
  filled(brush, ink.tint);
}

/** @param {Brush} brush @param {Small} small @param {(moment: number) => number} x */
function paintGrips(brush, { span, ink, width }, x) {
  const [from, to] = [Math.max(1, x(span.from)), Math.min(width - 1, x(span.to))];
  box(brush, from, to, 1, BASE);
  stroked(brush, ink.accent, 1.5);
  for (const at of [from, to]) {
    box(brush, Math.min(Math.max(at - 3, 0), width - 6), Math.min(Math.max(at + 3, 6), width), 7, 13);
    filled(brush, ink.accent);
  }
}
