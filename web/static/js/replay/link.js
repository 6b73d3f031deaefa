/** The address of a moment: `?at=` when, `&p=` at which report, `&axis=` as known today; read and written. */
import { instant } from '../words/time.js';
import { openZone } from '../words/zone.js';
/** @import {Axis, Span} from './types.js' */

const CLOCK = /^(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?$/;
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
/** A minute is meant whole, and the night ends within one. */
const GRACE = MINUTE;

/** @typedef {{moment: number|null, position: number|null, axis: Axis}} Place */
/** @typedef {'said.unread'|'said.before'|'said.after'|'said.no_report'} Complaint */

/**
 * What an address asks for; what it says in no known way is not there.
 * @param {string} search @param {Span} night for a time of day @param {string} zone @returns {Place}
 */
export function readPlace(search, night, zone) {
  const asked = new URLSearchParams(search);
  const at = asked.get('at') ?? '';
  const position = Number(asked.get('p')?.replace(/^p/i, ''));
  return {
    moment: onTheClock(at, night, zone) ?? finite(instant(at)),
    position: Number.isInteger(position) && position > 0 ? position : null,
    axis: asked.get('axis') === 'occurred' ? 'occurred' : 'known',
  };
}

/**
 * What of an address cannot be shown, for whoever followed it: a time that is none, or lies outside of what is recorded, or
 * a report that is not in it.
 * @param {string} search @param {Place} place as it was read @param {Span} night @param {boolean} known the report is there
 * @returns {Complaint|null}
 */
export function complaint(search, { moment, position }, night, known) {
  const asked = new URLSearchParams(search);
  if ((asked.get('at') && moment === null) || (asked.get('p') && position === null)) return 'said.unread';
  if (position !== null && !known) return 'said.no_report';
  if (moment === null || known) return null;
  return moment < night.from - GRACE ? 'said.before' : moment > night.to + GRACE ? 'said.after' : null;
}

/** @param {{moment: number, position: number, axis: Axis}} place @returns {string} `?at=…&p=…` */
export function writePlace({ moment, position, axis }) {
  const at = new Date(Math.floor(moment / SECOND) * SECOND).toISOString().replace('.000Z', 'Z');
  const parts = [`at=${at}`, position > 0 && `p=${position}`, axis === 'occurred' && 'axis=occurred'];
  return `?${parts.filter(Boolean).join('&')}`;
}

/**
 * A time of the night as it is said. A minute or a second is meant whole: at 21:37 all of it has been.
 * @param {string} said @param {Span} night @param {string} zone
 */
function onTheClock(said, { from }, zone) {
  const found = CLOCK.exec(said);
  if (!found) return null;
  const [hour, minute, second] = found.slice(1).map((figure) => Number(figure ?? 59));
  const midnight = Math.floor((from + openZone(zone).offset(from)) / DAY) * DAY;
  const local = midnight + hour * 60 * MINUTE + minute * MINUTE + (second + 1) * SECOND - 1;
  const moment = local - openZone(zone).offset(local - openZone(zone).offset(from));
  return moment < from - MINUTE ? moment + DAY : moment;
}

/** @param {number} ms */
const finite = (ms) => (Number.isFinite(ms) ? ms : null);
