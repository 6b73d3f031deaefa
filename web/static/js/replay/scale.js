/** The part of the night that the timeline shows: zoomed, moved, and divided by its ticks. */
import { openZone } from '../words/zone.js';
/** @import {Span} from './types.js' */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LEAST = 5 * MINUTE;
/** The evening as it is first shown. */
const OPENS_AT = 195 * MINUTE;
const TICKS = [1, 2, 5, 10, 15, 30, 60, 120, 240, 360, 720, 1440].map((minutes) => minutes * MINUTE);
const BUCKETS = [0.5, 1, 1.5, 2, 3, 5, 10, 15, 30, 60, 120, 240, 480, 1440].map((minutes) => minutes * MINUTE);
/** Where the playhead comes to lie when the window turns over to keep it in sight, and how far it may go before that. */
const TURNED_TO = 0.15;
const EDGE = 0.04;
/** Further off than this it has leapt, and the window comes to lie around it. */
const LEAP = 0.2;

/** @param {Span} night @returns {Span} */
export const openingSpan = ({ from, to }) => ({ from, to: Math.min(to, from + OPENS_AT) });

/** @param {Span} span */
export const lengthOf = ({ from, to }) => to - from;

/** @param {Span} span @param {number} from @param {number} width pixels @returns {(moment: number) => number} pixels */
export const across = (span, from, width) => (moment) => from + ((moment - span.from) / lengthOf(span)) * width;

/** Closer with a factor below 1, wider above it; `around` stays where it is. @param {Span} span @param {number} factor @param {number} around @param {Span} night */
export function zoomed(span, factor, around, night) {
  const length = Math.min(Math.max(lengthOf(span) * factor, LEAST), lengthOf(night));
  const share = (around - span.from) / lengthOf(span);
  return within({ from: around - share * length, to: around + (1 - share) * length }, night);
}

/** @param {Span} span @param {number} by milliseconds @param {Span} night */
export const moved = ({ from, to }, by, night) => within({ from: from + by, to: to + by }, night);

/** One end moved; it keeps its distance to the other. @param {Span} span @param {'from'|'to'} end @param {number} moment @param {Span} night */
export function stretched(span, end, moment, night) {
  if (end === 'from') return { from: Math.max(night.from, Math.min(moment, span.to - LEAST)), to: span.to };
  return { from: span.from, to: Math.min(night.to, Math.max(moment, span.from + LEAST)) };
}

/** The same window while the moment lies well in it, else turned over like a page. @param {Span} span @param {number} moment @param {Span} night */
export function following(span, moment, night) {
  const share = (moment - span.from) / lengthOf(span);
  if (share >= 0 && share <= 1 - EDGE) return span;
  if (share > 0 && span.to >= night.to) return span;
  const lead = share < -LEAP || share > 1 + LEAP ? 0.5 : share < 0 ? 1 - TURNED_TO : TURNED_TO;
  return moved(span, moment - span.from - lead * lengthOf(span), night);
}

/** @param {Span} span @param {Span} night @returns {Span} */
function within({ from, to }, night) {
  const length = Math.min(to - from, lengthOf(night));
  const start = Math.min(Math.max(from, night.from), night.to - length);
  return { from: start, to: start + length };
}

/**
 * Moments to write times at, on whole hours of the zone or equal parts of them, also where the clocks are changed: what
 * is missing is left out, and of two that show the same figures too near each other the first stays.
 * @param {Span} span @param {number} width pixels @param {number} apart pixels at least @param {string} zone
 * @returns {{moment: number, hour: boolean}[]}
 */
export function ticks(span, width, apart, zone) {
  const step = TICKS.find((size) => (size / lengthOf(span)) * width >= apart) ?? TICKS[TICKS.length - 1];
  const { offset } = openZone(zone);
  const shift = offset(span.from);
  const changed = step > HOUR && offset(span.to) !== shift;
  const stride = changed ? HOUR : step;
  const first = Math.ceil((span.from + shift) / stride) * stride - shift;
  const count = Math.max(0, Math.floor((span.to - first) / stride) + 1);
  const found = Array.from({ length: count }, (_, at) => first + at * stride);
  const whole = changed ? found.filter((moment) => (moment + offset(moment)) % step === 0) : found;
  return whole
    .filter((moment, at) => at === 0 || moment - whole[at - 1] >= step / 2)
    .map((moment) => ({ moment, hour: (moment + shift) % HOUR === 0 }));
}

/** How long a bucket is so that its bar is this wide. @param {Span} span @param {number} width pixels @param {number} least pixels */
export const bucketOf = (span, width, least) =>
  BUCKETS.find((size) => (size / lengthOf(span)) * width >= least) ?? BUCKETS[BUCKETS.length - 1];
