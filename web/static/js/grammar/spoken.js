/** Names and times as they are said on the phone. */
/** @import {Context, LogEntry, Subject, Translate, Wall} from './types.js' */
import { titleOf } from './book.js';
import { PHRASE_KEYS } from './phrases.js';
import { dayAfter, openZone } from '../words/zone.js';

const WORD = /^\p{Lu}\p{Ll}/u;

/** `Utskrift prøvd` goes on in small letters inside a sentence, `EPJ 3 slås av` and `E-resept` do not. */
const inSentence = (/** @type {string} */ title) =>
  (WORD.test(title) ? title[0].toLowerCase() + title.slice(1) : title);

/** A code such as `p1043` stays as it is. @param {string} text */
export const capital = (text) => (/^\p{Ll}\p{L}/u.test(text) ? text[0].toUpperCase() + text.slice(1) : text);

/** @param {string|null|undefined} code @param {Context} context @returns {string|null} */
export function placeName(code, { locations, actors }) {
  for (const location of locations) if (location.code === code) return location.short ?? location.name;
  for (const actor of actors) if (actor.code === code) return actor.name;
  return null;
}

/** @param {Subject} subject @param {Context} context @param {Translate} t */
export function subjectName(subject, context, t) {
  switch (subject.kind) {
    case 'activity':
    case 'issue':
    case 'gate':
      return `${subject.code} ${inSentence(subject.row.title)}`.trim();
    case 'log':
      return `${subject.code} ${entryName(subject.row, context, t)}`.trim();
    case 'counter':
      return inSentence(subject.row.title);
    default:
      return titleOf(subject);
  }
}

/**
 * The phrase of what a report says.
 * @param {{kind: string, state?: string|null, mode?: string|null, severity?: string|null}} report
 */
export function wordKey({ kind, state, mode, severity }) {
  switch (kind) {
    case 'system':
      return state ?? kind;
    case 'care_mode':
      return mode ? `mode_${mode}` : kind;
    case 'ordered':
      return mode ? `order_${mode}` : kind;
    case 'triaged':
      return severity ? `severity_${severity}` : kind;
    default:
      return kind;
  }
}

/**
 * What an entry of the log said: `EPJ 2 av 20.15`. Kinds the line cannot say go without their word.
 * @param {LogEntry} entry
 * @param {Context} context
 * @param {Translate} t
 */
function entryName(entry, context, t) {
  const { occurred_at: at } = entry;
  const word = wordKey(entry);
  const said = PHRASE_KEYS.includes(word) && t(word);
  return [aboutName(entry, context), said, at && timeText(Date.parse(at), context, t)].filter(Boolean).join(' ');
}

/** @param {LogEntry} entry @param {Context} context */
function aboutName({ activity, system, location, actor }, context) {
  const named = [...context.systems].find(({ code }) => code === system)?.name;
  return activity ?? named ?? placeName(location ?? actor, context);
}

/**
 * 21.14, with the day when it is not today's and the season when the hour is doubled.
 * @param {number} ms
 * @param {Context} context
 * @param {Translate} t
 */
export function timeText(ms, context, t) {
  const zone = openZone(context.zone);
  const local = zone.figures(ms);
  const season = zone.doubled(ms) ? t(`fold_${zone.fold(ms)}`) : '';
  return [wallText(local, t), season, dayText(local, zone.figures(context.now), t)].filter(Boolean).join(' ');
}

/** @param {Pick<Wall, 'hour'|'minute'>} wall @param {Translate} t */
export const wallText = ({ hour, minute }, t) =>
  [hour, minute].map((part) => String(part).padStart(2, '0')).join(t('clock_separator'));

/** @typedef {import('./types.js').Day} Day */

/** @param {Day} day @param {Day} today @param {Translate} t '' for today */
function dayText(day, today, t) {
  const near = [[0, ''], [-1, 'yesterday'], [1, 'tomorrow']];
  const found = near.find(([days]) => sameDay(day, dayAfter(today, Number(days))));
  if (!found) return dateText(day, t);
  return found[1] === '' ? '' : t(String(found[1]));
}

/** @param {Day} one @param {Day} other */
const sameDay = (one, other) => one.year === other.year && one.month === other.month && one.day === other.day;

/** @param {Day} day @param {Translate} t */
export const dateText = ({ month, day }, t) => `${day}${t('date_dot')} ${t(`month_${month}`)}`;
