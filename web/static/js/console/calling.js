/** A call in progress: who is on the line, her place's open activities in an order that stays, who of them speaks. */
import { rowId } from '../line/board.js';
import { rfc3339 } from '../words/time.js';
import { envelope, roleOf } from './bodies.js';
import { byNeed } from './listing.js';
import { isClosed } from './standing.js';
/** @import {PlaceSubject} from '../grammar/types.js' */
/** @import {Body} from '../outbox/outbox.js' */
/** @import {Moment} from './bodies.js' */
/** @import {Call, Item, LogRow} from './types.js' */

/** How often the desk is told that two Esc end a call: the second must follow within this, milliseconds. */
export const SECOND_ESCAPE = 1500;
/** After a call nobody answered the place is tried again, milliseconds of the run's clock. */
const TRY_AGAIN = 10 * 60_000;

/**
 * @param {PlaceSubject} place @param {readonly Item[]} items @param {readonly LogRow[]} log newest first
 * @param {number} now @param {string} fallback role when nobody has told anything from there
 * @returns {Omit<Call, 'report_id'|'note'>}
 */
export function openCall(place, items, log, now, fallback) {
  const rows = items.filter((item) => isOf(item, place.code)).sort(byNeed).map(({ row }) => row.code);
  const [teller] = tellersOf(place, log, fallback);
  return { place: place.code, name: place.name, fields: placeFields(place), since: now, teller, rows, page: 0 };
}

/** @param {Item} item @param {string} code of a location or an actor */
function isOf({ row }, code) {
  const here = [row.location, row.actor].some((own) => own !== null && rowId(own) === rowId(code));
  return here && !isClosed(row);
}

/** What a place says of itself; an ETA, say, may come from the team that mends. */
const OWN_NEWS = new Set(['started', 'done', 'blocked', 'checked_in', 'complete', 'received', 'care_mode']);

/**
 * Roles that have told something from a place, the latest first, and the one that is assumed.
 * @param {Pick<PlaceSubject, 'code'|'actor'|'location'|'name'>} place @param {readonly LogRow[]} log newest first
 * @param {string} fallback @returns {string[]}
 */
export function tellersOf({ code, actor, location, name }, log, fallback) {
  const here = log.filter((report) => [report.location, report.actor].some((own) => own && rowId(own) === rowId(code)));
  const told = here.flatMap(({ kind, told_by }) => (told_by?.startsWith('role:') && OWN_NEWS.has(kind) ? [told_by] : []));
  const assumed = location === undefined && actor !== undefined ? roleOf(name) ?? fallback : fallback;
  return [...new Set([...told, assumed, fallback])];
}

/** The fields that name the place in a report. @param {PlaceSubject} place */
export const placeFields = ({ location, actor }) => ({ ...(location ? { location } : {}), ...(actor ? { actor } : {}) });

/** More words about the call. @param {Call} call @param {string} note @returns {Call} */
export const noted = (call, note) => ({ ...call, note: [call.note, note].filter(Boolean).join('. ') });

/** The one report of a call that was answered, told when it ends. @param {Call} call @param {Moment} moment @returns {Body} */
export const endedCall = (call, moment) =>
  ({ kind: 'called', ...call.fields, seconds: secondsOf(call, moment.run), ...own(call, moment) });

/** The one report of a call that nobody answered. @param {Pick<Call, 'fields'|'note'> & Partial<Call>} call @param {Moment} moment @returns {Body} */
export const unanswered = (call, moment) =>
  ({ kind: 'no_answer', ...call.fields, again_at: rfc3339(moment.run + TRY_AGAIN), ...own(call, moment) });

/** The id was made when the call was opened, so that it is told once. @param {Pick<Call, 'note'> & Partial<Call>} call @param {Moment} moment */
const own = ({ note, report_id }, moment) =>
  ({ ...(note ? { note } : {}), ...envelope(moment), ...(report_id ? { report_id } : {}) });

/** @param {Pick<Call, 'since'>} call @param {number} now whole seconds */
export const secondsOf = ({ since }, now) => Math.max(0, Math.round((now - since) / 1000));

/** `2:14` @param {number} seconds */
export const lengthOf = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
