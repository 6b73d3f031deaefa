/** Words that several parts of the wall say alike: spans of minutes, names of things, offsets from the plan. */
import { rowId } from '../line/board.js';
import { widthOf } from '../words/measure.js';
import { instant } from '../words/time.js';
import { abbreviated, fitting } from './fit.js';
/** @import {Style} from '../words/measure.js' */
/** @import {Texts} from '../words/i18n.js' */
/** @import {LocationRow, Scene} from './types.js' */

const MINUTES_UP_TO = 120;
const DAY = 1440;
const DAYS_FROM = 2 * DAY;

/** `46 min`, from two hours `3 t 20 min`, from two days `5 dager`. @param {number} minutes @param {Texts} texts */
export function span(minutes, { t }) {
  if (minutes < MINUTES_UP_TO) return t('words.minutes', { n: minutes });
  if (minutes >= DAYS_FROM) return t('words.days', { n: Math.floor(minutes / DAY) });
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return rest ? t('words.hours_minutes', { hours, rest }) : t('words.hours', { hours });
}

/** The same where there is little room: from two hours on whole hours. @param {number} minutes @param {Texts} texts */
export const briefSpan = (minutes, texts) => span(minutes < MINUTES_UP_TO ? minutes : minutes - (minutes % 60), texts);

/** `17 min før`. @param {number} ahead minutes, negative behind @param {Texts} texts @param {typeof span} [spanned] */
export function offset(ahead, texts, spanned = span) {
  if (ahead === 0) return texts.t('wall.offset.none');
  return texts.t(ahead > 0 ? 'wall.offset.ahead' : 'wall.offset.behind', { span: spanned(Math.abs(ahead), texts) });
}

/** @param {Pick<Scene, 'times'>} scene @param {string} rfc3339 */
export const said = ({ times }, rfc3339) => times.said(instant(rfc3339));

/** @param {Scene} scene @param {string|null} code of an actor, for the plan's name of it */
export const actorName = ({ tables }, code) =>
  code && (tables.actors?.[rowId(code)]?.name ?? tables.locations?.[rowId(code)]?.name ?? code);

/**
 * A text about a place with the longest of its names that fits.
 * @param {Pick<LocationRow, 'name'|'short'>} place @param {(name: string) => string} say
 * @param {number} width pixels @param {Style} style
 */
export function aboutPlace({ name, short }, say, width, style) {
  const brief = short ?? name;
  const room = width - widthOf(say(''), style);
  return fitting([name, brief, abbreviated(brief, room, style)].map(say), width, style);
}

/** An area is the plan's own word; the usual ones are in the catalogue. @param {string} area @param {Pick<Texts, 't'|'has'>} texts */
export const areaWord = (area, { t, has }) =>
  (has(`words.area.${area}`) ? t(`words.area.${area}`) : `${area.charAt(0).toUpperCase()}${area.slice(1)}`);

/** The parts that are there, joined; the last ones left out until it fits. @param {(string|null|false)[]} parts @param {number} width @param {Style} style */
export function joined(parts, width, style) {
  const there = parts.filter((part) => typeof part === 'string' && part !== '');
  const ways = there.map((_, at) => there.slice(0, there.length - at).join(' · '));
  return ways.length ? fitting(ways, width, style) : '';
}
