/** Times as the room reads them: the run's own clock, whole minutes, and the house's spelling in each language. */
import { openZone } from './zone.js';

export const MINUTE = 60_000;
const HALF_DAY = 12 * 60 * MINUTE;
const NO_BREAK = '\u00a0';
const MINUS = '\u2212';

/**
 * @typedef {'nb'|'nn'|'en'} Lang
 * @typedef {{kind: 'real'|'shifted'|'accelerated', started: string|null, origin: string|null, speed: number}} RunClock
 * @typedef {{id: string, kind: 'live'|'rehearsal', number: number, title: string, zone: string, clock: RunClock}} Run
 *
 * @typedef {(ms: number) => string} Spell
 *
 * @typedef {object} Times how one zone's times are spelled in one language
 * @property {Spell} said as it is read aloud, in sentences, on axes and of what occurred in a replay: 21.14, in English 21:14
 * @property {Spell} minute as a figure among others, in tables, lists and the console's log: 21:14
 * @property {(ms: number) => string} second on clocks: 21:14:05, without an offset
 * @property {(ms: number) => string} offset `+02` where that hour comes twice in the night, else nothing
 * @property {(ms: number) => string} date 28.4.2023, in English 28/4/2023
 * @property {(ms: number, now: number, spell?: Spell) => string} when said, or spelled as told, with its date if that is
 *   another and half a day off, and with the year if that is another too
 */

/** @param {string} at RFC 3339 @returns {number} milliseconds UTC */
export const instant = (at) => Date.parse(at);

/** In UTC, whole seconds. @param {number} ms */
export const rfc3339 = (ms) => `${new Date(Math.floor(ms / 1000) * 1000).toISOString().slice(0, 19)}Z`;

/** @param {string | null | undefined} at @returns {number | null} */
export const instantOrNull = (at) => (at ? instant(at) : null);

/** The run's time, when a real clock shows `real`. @param {RunClock} clock @param {number} real @returns {number} */
export function runTime({ kind, started, origin, speed }, real) {
  if (kind === 'real' || started === null || origin === null) return real;
  return instant(origin) + (real - instant(started)) * speed;
}

/** @param {number} ms start of its minute */
export const wholeMinute = (ms) => Math.floor(ms / MINUTE) * MINUTE;

/** Both truncated to the minute, then subtracted: 22:00 and 21:37:40 are 23 apart. @param {number} from @param {number} to */
export const minutesBetween = (from, to) => Math.floor(to / MINUTE) - Math.floor(from / MINUTE);

/** @param {string} zone IANA @param {Lang} lang @returns {Times} */
export function openTimes(zone, lang) {
  const { figures, offset: shift, doubled } = openZone(zone);
  const sign = saidWith(lang);
  /** @param {number} ms */
  const offset = (ms) => (doubled(ms) ? hours(shift(ms)) : '');
  /** @param {number} ms @param {string} between */
  const minute = (ms, between) => {
    const { hour, minute: past } = figures(ms);
    return [`${two(hour)}${between}${two(past)}`, offset(ms)].filter(Boolean).join(NO_BREAK);
  };
  const [day, date] = lang === 'en' ? ENGLISH : NORWEGIAN;
  /** @type {Spell} */
  const said = (ms) => minute(ms, sign);
  return {
    said,
    minute: (ms) => minute(ms, ':'),
    second: (ms) => [figures(ms).hour, figures(ms).minute, figures(ms).second].map(two).join(':'),
    offset,
    date: (ms) => date(figures(ms)),
    when: (ms, now, spell = said) => {
      const [then, today] = [figures(ms), figures(now)];
      if (Math.abs(ms - now) <= HALF_DAY || date(then) === date(today)) return spell(ms);
      return `${(then.year === today.year ? day : date)(then)} ${spell(ms)}`;
    },
  };
}

/** `T−0.46` before the moment, `T+0.12` after it. @param {number} moment @param {number} now @param {Lang} lang */
export function countdown(moment, now, lang) {
  const minutes = minutesBetween(now, moment);
  const left = Math.abs(minutes);
  return `T${minutes > 0 ? MINUS : '+'}${Math.floor(left / 60)}${saidWith(lang)}${two(left % 60)}`;
}

/** @param {Lang} lang */
const saidWith = (lang) => (lang === 'en' ? ':' : '.');

/** @param {number} figure */
const two = (figure) => String(figure).padStart(2, '0');

/** A date without its year and with it. @typedef {(figures: import('./zone.js').Figures) => string} Dated */
/** @type {readonly [Dated, Dated]} */
const NORWEGIAN = [({ day, month }) => `${day}.${month}.`, ({ day, month, year }) => `${day}.${month}.${year}`];
/** @type {readonly [Dated, Dated]} */
const ENGLISH = [({ day, month }) => `${day}/${month}`, ({ day, month, year }) => `${day}/${month}/${year}`];

/** @param {number} shift milliseconds */
function hours(shift) {
  const minutes = Math.abs(shift) / MINUTE;
  const past = minutes % 60 ? `:${two(minutes % 60)}` : '';
  return `${shift < 0 ? MINUS : '+'}${two(Math.floor(minutes / 60))}${past}`;
}
