/** The forms in which a time may be typed, read at one place of the line. */
/** @import {Day, Fold} from './types.js' */
import { skipSpace } from './pieces.js';
import { DAYS } from './words.js';

/**
 * @typedef {{form: 'clock', hour: number, minute: number, fold: Fold, days?: number}} ClockForm 2114, 21.14, 21:14,
 *   0230s; `days` from today where the day is named: i går 2114
 * @typedef {{form: 'minute', minute: number}} MinuteForm .14
 * @typedef {{form: 'ago', minutes: number}} AgoForm -7
 * @typedef {{form: 'ahead', minutes: number}} AheadForm +20
 * @typedef {ClockForm|MinuteForm|AgoForm} TimeForm
 * @typedef {ClockForm|AheadForm} EtaForm
 */
/** @template T @typedef {{form: T, end: number}} Read what was read, and where the line goes on */
/** @typedef {{day: number, month?: number, year?: number}|{days: number}} PartialDay `days` from today */

const CLOCK = /(?:(\d{1,2})[.:](\d\d)|(\d\d)(\d\d))([sn]?)(?![\p{L}\d]|[.:]\d)/uy;
const MINUTE_OF_HOUR = /\.(\d\d)(?![\p{L}\d]|[.:]\d)/uy;
const AGO = /-(\d{1,3})(?![\p{L}\d]|[.:]\d)/uy;
const AHEAD = /\+(\d{1,3})(?![\p{L}\d]|[.:]\d)/uy;

/** @param {RegExp} pattern sticky @param {string} line @param {number} at */
function matchAt(pattern, line, at) {
  pattern.lastIndex = at;
  return pattern.exec(line);
}

/**
 * @template T
 * @param {RegExp} pattern
 * @param {(match: RegExpExecArray) => T|null} make null when the figures name no time
 * @returns {(line: string, at: number) => Read<T>|null}
 */
const reader = (pattern, make) => (line, at) => {
  const match = matchAt(pattern, line, at);
  const form = match && make(match);
  return match && form ? { form, end: at + match[0].length } : null;
};

const readClock = reader(CLOCK, (match) => {
  const hour = Number(match[1] ?? match[3]);
  const minute = Number(match[2] ?? match[4]);
  const fold = /** @type {Fold} */ (match[5]);
  return hour < 24 && minute < 60 ? /** @type {ClockForm} */ ({ form: 'clock', hour, minute, fold }) : null;
});

const readMinute = reader(MINUTE_OF_HOUR, (match) => {
  const minute = Number(match[1]);
  return minute < 60 ? /** @type {MinuteForm} */ ({ form: 'minute', minute }) : null;
});

const readAgo = reader(AGO, (match) => /** @type {AgoForm} */ ({ form: 'ago', minutes: Number(match[1]) }));

const readAhead = reader(AHEAD, (match) => /** @type {AheadForm} */ ({ form: 'ahead', minutes: Number(match[1]) }));

const DAY_WORDS = DAYS.map(({ days, word }) => {
  const spelled = [...new Set(Object.values(word))].map((text) => text.replace(' ', ' +'));
  return { days, pattern: new RegExp(`(?:${spelled.join('|')})(?![\\p{L}\\d])`, 'uy') };
});

/** A day named from today on. @param {string} line @param {number} at @returns {{days: number, end: number}|null} */
function readDayWord(line, at) {
  for (const { days, pattern } of DAY_WORDS) {
    const match = matchAt(pattern, line, at);
    if (match) return { days, end: at + match[0].length };
  }
  return null;
}

/** A clock time, its day before or after it if that is named. @param {string} line @param {number} at @returns {Read<ClockForm>|null} */
function readDated(line, at) {
  const before = readDayWord(line, at);
  const clock = readClock(line, before ? skipSpace(line, before.end) : at);
  const named = clock && (before ?? readDayWord(line, skipSpace(line, clock.end)));
  return named ? { form: { ...clock.form, days: named.days }, end: Math.max(named.end, clock.end) } : clock;
}

/** @type {(line: string, at: number) => Read<TimeForm>|null} When it happened. */
export const readTime = (line, at) => readDated(line, at) ?? readMinute(line, at) ?? readAgo(line, at);

/** @type {(line: string, at: number) => Read<EtaForm>|null} When it is expected. */
export const readEta = (line, at) => readDated(line, at) ?? readAhead(line, at);

export { readAhead };

const NORDIC_DAY = /^(\d{1,2})(?:[./ ](\d{1,2})(?:[./ ](\d{4}|\d\d))?)?\.?$/;
const ISO_DAY = /^(\d{4})-(\d\d)-(\d\d)$/;

/**
 * A date as typed: 28, 28.4, 28.4.23, 2023-04-28, i går.
 * @param {string} text
 * @returns {PartialDay|null}
 */
export function readDay(text) {
  const named = readDayWord(text, 0);
  if (named) return named.end === text.length ? { days: named.days } : null;
  const iso = ISO_DAY.exec(text);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  const nordic = NORDIC_DAY.exec(text);
  if (!nordic) return null;
  const [day, month, year] = nordic.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  return { day: Number(day), month, year: year !== undefined && year < 100 ? 2000 + year : year };
}

/** @param {Exclude<PartialDay, {days: number}>} wanted @param {Day} day */
export const fits = (wanted, day) =>
  wanted.day === day.day && (wanted.month ?? day.month) === day.month && (wanted.year ?? day.year) === day.year;
