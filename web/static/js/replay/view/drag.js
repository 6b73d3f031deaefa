/** What a pointer on the timeline takes hold of, and what moving it does. */
import { AXIS, NIGHT } from './geometry.js';
/** @import {Session} from '../session.js' */
/** @import {Geometry} from './geometry.js' */

const REACH = 9;
const ZOOM_A_NOTCH = 1.25;

/** @typedef {{x: number, y: number}} Point in pixels of the drawing */
/** @typedef {(x: number) => void} Hold what happens as the pointer moves to x */

/**
 * @param {Point} point @param {Session} session @param {Geometry} geometry as it was when the pointer came down
 * @returns {Hold|null}
 */
export function take({ x, y }, session, geometry) {
  if (x < geometry.from - REACH) return null;
  if (y >= AXIS.top) return (now) => session.player.to(geometry.momentAt(now));
  if (y > NIGHT.height) return null;
  const end = endAt(x, session, geometry);
  if (end) return (now) => session.stretch(end, geometry.nightAt(now));
  return slide(x, session, geometry);
}

/** @param {number} x @param {Session} session @param {Geometry} geometry @returns {'from'|'to'|null} */
function endAt(x, { span }, { xOfNight }) {
  if (Math.abs(x - xOfNight(span.to)) <= REACH) return 'to';
  return Math.abs(x - xOfNight(span.from)) <= REACH ? 'from' : null;
}

/** The window slides under the hand; taken beside it, it comes there first. @param {number} x @param {Session} session @param {Geometry} geometry @returns {Hold} */
function slide(x, session, { nightAt }) {
  const { span } = session;
  const moment = nightAt(x);
  if (moment < span.from || moment > span.to) session.pan(moment - (span.from + span.to) / 2);
  const begin = session.span.from;
  return (now) => session.pan(begin + nightAt(now) - moment - session.span.from);
}

/**
 * Wheel pans, with Ctrl it zooms at the pointer.
 * @param {WheelEvent} event @param {Point} point @param {Session} session @param {Geometry} geometry
 */
export function wheel(event, { x }, session, { momentAt, from, to }) {
  const turned = event.deltaY || event.deltaX;
  if (turned === 0) return;
  event.preventDefault();
  if (event.ctrlKey) return session.zoom(turned > 0 ? ZOOM_A_NOTCH : 1 / ZOOM_A_NOTCH, momentAt(Math.max(x, from)));
  session.pan((turned / (to - from)) * (session.span.to - session.span.from));
}
