/** The axis: where times are written, and where a day begins, also on nights on which the clocks are changed. Pure. */
import { ticks } from '../replay/scale.js';
import { dayAfter, openZone } from '../words/zone.js';
/** @import {Span} from './types.js' */

const APART = 74;
/** More days than this are told by their ticks alone. */
const MOST_DAYS = 40;

/** @typedef {{moment: number, hour: boolean, day: boolean}} Tick */

/** @param {Span} span @param {number} width pixels @param {string} zone @returns {Tick[]} */
export function axisOf(span, width, zone) {
  const days = new Set(midnights(span, zone));
  return ticks(span, width, APART, zone).map((tick) => ({ ...tick, day: days.has(tick.moment) }));
}

/** Where each day of the zone begins, inside the span. @param {Span} span @param {string} zone @returns {number[]} */
export function midnights({ from, to }, zone) {
  const { figures, instants } = openZone(zone);
  const found = [];
  const begin = figures(from);
  for (let days = 0; days <= MOST_DAYS; days += 1) {
    const day = { ...dayAfter(begin, days), hour: 0, minute: 0 };
    const moment = instants(day)[0] ?? -Infinity; // some zones change their clocks at midnight and have none that day
    if (moment > to) break;
    if (moment >= from) found.push(moment);
  }
  return found;
}

/** The day's name, short: `lør`. @param {number} moment @param {string} timeZone @param {string} lang */
export function dayName(moment, timeZone, lang) {
  const key = `${timeZone} ${lang}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : [lang, 'nb'], { timeZone, weekday: 'short' });
  formats.set(key, format);
  return format.format(moment).replace('.', '');
}

/** Building a format costs more than a thousand uses of it. @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();
