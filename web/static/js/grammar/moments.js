/** From a typed time to the instant that is meant, or to the question that must be asked first. */
/** @import {Context, Day, Fold, Wall, Why} from './types.js' */
/** @import {Local, Zone} from '../words/zone.js' */
/** @import {TimeForm, EtaForm, ClockForm, PartialDay} from './times.js' */
import { fits } from './times.js';
import { MINUTE, wholeMinute } from '../words/time.js';
import { dayAfter, openZone } from '../words/zone.js';

/** A teller's clock may run this much ahead of the run's. */
const SLACK = MINUTE;
/** Further back than this, the date is asked for. */
const ASK_BACK = 360 * MINUTE;
/** Further ahead than this, the date is asked for: a time just passed must not become tomorrow's. */
const ASK_AHEAD = 720 * MINUTE;
/** A date is looked for this far: reports of a night come late by weeks at most. */
const DAYS_SEARCHED = 60;

/** @typedef {{at: number}|{ask: 'date'|'fold', wall: Wall}|{fail: Why}} Moment */
/** @typedef {{now: number, zone: Zone}} Clock */
/** @typedef {'back'|'ahead'} Direction */

/** @param {Context} context @returns {Clock} */
export const openClock = ({ now, zone }) => ({ now, zone: openZone(zone) });

/**
 * When it happened.
 * @param {TimeForm} form
 * @param {Clock} clock
 * @param {number} [near] a correction's original: the time is sought around it instead of before now
 * @returns {Moment}
 */
export function past(form, clock, near) {
  switch (form.form) {
    case 'ago':
      return { at: wholeMinute(clock.now - form.minutes * MINUTE) };
    case 'minute':
      return { at: latestMinute(form.minute, clock) };
    case 'clock':
      if (form.days !== undefined) return onNamedDay(form, form.days, clock, 'back');
      return near === undefined ? pastClock(form, clock) : aroundClock(form, clock, near);
  }
}

/** @param {number} minute @param {Clock} clock the zone's offset may itself move by less than an hour */
function latestMinute(minute, { now, zone }) {
  let at = wholeMinute(now + SLACK);
  while (zone.figures(at).minute !== minute) at -= MINUTE;
  return at;
}

/** @param {ClockForm} form @param {Clock} clock @returns {Moment} */
function pastClock(form, clock) {
  const limit = clock.now + SLACK;
  const found = onDays(form, clock.zone.figures(limit), [0, -1], clock, (at) => at <= limit);
  return askFarDate(found[0], form, (at) => clock.now - at > ASK_BACK);
}

/** @param {ClockForm} form @param {Clock} clock @param {number} near @returns {Moment} */
function aroundClock(form, clock, near) {
  const found = onDays(form, clock.zone.figures(near), [0, -1, 1], clock, (at) => at <= clock.now + SLACK);
  found.sort((a, b) => Math.abs(a.at - near) - Math.abs(b.at - near));
  return askFarDate(found[0], form, (at) => Math.abs(at - near) > ASK_BACK);
}

/**
 * When it is expected.
 * @param {EtaForm} form
 * @param {Clock} clock
 * @returns {Moment}
 */
export function ahead(form, clock) {
  if (form.form === 'ahead') return { at: wholeMinute(clock.now + form.minutes * MINUTE) };
  if (form.days !== undefined) return onNamedDay(form, form.days, clock, 'ahead');
  const found = onDays(form, clock.zone.figures(clock.now), [0, 1], clock, (at) => at >= clock.now);
  return askFarDate(found[0], form, (at) => at - clock.now > ASK_AHEAD);
}

/** @typedef {{at: number, moment: Moment}} Found `at` places a question or a refusal among the answers */

/** @param {Found|undefined} found @param {ClockForm} form @param {(at: number) => boolean} far @returns {Moment} */
function askFarDate(found, { hour, minute, fold }, far) {
  if (found && !far(found.at)) return found.moment;
  return { ask: 'date', wall: { hour, minute, fold } };
}

/**
 * The time on each of some days, where it lies there at all.
 * @param {ClockForm} form
 * @param {Day} day
 * @param {number[]} steps days from `day`
 * @param {Clock} clock
 * @param {(at: number) => boolean} allowed
 */
function onDays(form, day, steps, clock, allowed) {
  return steps.map((days) => onDay(form, dayAfter(day, days), clock, allowed)).filter((found) => found !== null);
}

/**
 * The time on one day; null when it lies there, but on the wrong side of now.
 * @param {{hour: number, minute: number, fold: Fold}} form
 * @param {Day} day
 * @param {Clock} clock
 * @param {(at: number) => boolean} allowed
 * @returns {Found|null}
 */
function onDay({ hour, minute, fold }, { year, month, day }, { zone }, allowed) {
  const local = { year, month, day, hour, minute };
  const all = zone.instants(local);
  if (all.length === 0) return inGap(endOfGap(local, zone), allowed);
  const possible = all.filter(allowed);
  const meant = possible.filter((at) => fold === '' || zone.fold(at) === fold);
  const at = meant.at(-1) ?? possible.at(-1);
  if (at === undefined) return null;
  if (meant.length === 0) return { at, moment: { fail: 'wrong-fold' } };
  if (meant.length === 1) return { at, moment: { at } };
  return { at, moment: { ask: 'fold', wall: { hour, minute, fold, day: { year, month, day } } } };
}

/** @param {number} at @param {(at: number) => boolean} allowed @returns {Found|null} */
const inGap = (at, allowed) => (allowed(at) ? { at, moment: { fail: 'missing-hour' } } : null);

/** @param {Local} local in the missing hour @param {Zone} zone the instant at which the clock jumped over it */
function endOfGap(local, zone) {
  for (let minute = local.minute - 1; ; minute -= 1) {
    const [before] = zone.instants({ ...local, minute });
    if (before !== undefined) return before + MINUTE;
  }
}

/** @param {ClockForm} form @param {number} days from today @param {Clock} clock @param {Direction} direction @returns {Moment} */
const onNamedDay = ({ hour, minute, fold }, days, clock, direction) => onDate({ hour, minute, fold }, { days }, clock, direction);

/**
 * The time on a date that was asked for.
 * @param {Wall} wall
 * @param {PartialDay} wanted
 * @param {Clock} clock
 * @param {Direction} direction
 * @returns {Moment}
 */
export function onDate(wall, wanted, clock, direction) {
  const back = direction === 'back';
  const limit = back ? clock.now + SLACK : clock.now;
  const today = clock.zone.figures(clock.now);
  const day = 'days' in wanted ? dayAfter(today, wanted.days) : findDay(wanted, clock.zone.figures(limit), back ? -1 : 1);
  if (!day) return { fail: 'not-a-time' };
  const found = onDay(wall, day, clock, (at) => (back ? at <= limit : at >= limit));
  return found?.moment ?? { fail: back ? 'future' : 'past' };
}

/** @param {Exclude<PartialDay, {days: number}>} wanted @param {Day} from @param {number} step @returns {Day|null} */
function findDay(wanted, from, step) {
  for (let days = 0; days <= DAYS_SEARCHED; days += 1) {
    const day = dayAfter(from, days * step);
    if (fits(wanted, day)) return day;
  }
  return null;
}

/**
 * The one of the two instants of the doubled hour.
 * @param {Wall} wall with its day
 * @param {string} fold s or n
 * @param {Clock} clock
 * @returns {Moment}
 */
export function inFold({ hour, minute, day }, fold, { zone }) {
  const found = day && zone.instants({ ...day, hour, minute }).find((at) => zone.fold(at) === fold);
  return found === undefined ? { fail: 'wrong-fold' } : { at: found };
}
