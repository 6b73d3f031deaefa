/** The parts of a report beside its subject: text, time, reason, expected time; each a field or a hole. */
/** @import {Hole, HoleName, Report, Why} from './types.js' */
/** @import {Clock, Moment} from './moments.js' */
/** @import {Shape} from './shapes.js' */
/** @import {Source, Walk} from './walk.js' */
import { ahead, past } from './moments.js';
import { reasonCandidates } from './reasons.js';
import { refused } from './walk.js';
import { REASONS } from './words.js';
import { rfc3339 } from '../words/time.js';

/** @typedef {{fields: Partial<Report>, holes: Hole[]}} Part */

/** @type {Readonly<Record<string, 'due'|'again_at'>>} where the expected time of a report is not its ETA */
const ETA_FIELDS = { promised: 'due', no_answer: 'again_at' };

/** @type {(name: HoleName, mandatory?: boolean) => Part} */
const asks = (name, mandatory = true) => ({ fields: {}, holes: [{ name, mandatory }] });

/** @type {(fields: Partial<Report>) => Part} */
const tells = (fields) => ({ fields, holes: [] });

/**
 * @param {Walk} walk
 * @param {Shape} shape
 * @param {boolean} alone nothing was named, and no place is on the phone
 * @param {Source} source
 * @param {Clock} clock
 * @returns {Part|null} null after a fault
 */
export function partsOf(walk, shape, alone, source, clock) {
  const time = timePart(walk, shape, source, clock);
  const eta = etaPart(walk, shape, source, clock);
  const reason = reasonPart(walk, shape, source);
  if (time === null || eta === null || reason === null) return null;
  const entry = shape.asksEntry && alone ? asks('entry') : tells({});
  const place = shape.asksPlace && alone ? asks('place') : tells({});
  const mode = shape.asksMode ? asks('mode') : tells({});
  const parts = [entry, place, mode, textPart(shape, source.note), time, reason, eta];
  return {
    fields: Object.assign({}, ...parts.map(({ fields }) => fields)),
    holes: parts.flatMap(({ holes }) => holes),
  };
}

/** A digit, or the note, or the question. @param {Walk} walk @param {Shape} shape @param {Source} source @returns {Part|null} */
function reasonPart({ reason }, shape, source) {
  if (!reason) return shape.reason && !source.note ? { fields: {}, holes: [reasonHole(shape)] } : tells({});
  const code = REASONS[reason.form - 1];
  if (!shape.reasons || shape.reasons.includes(code)) return tells({ reason: code });
  return refused(source, reason.at, 'not-for-this', reasonCandidates(shape.reasons, source.context));
}

/** @param {Shape} shape @returns {Hole} */
const reasonHole = ({ reasons }) => ({ name: 'reason', mandatory: true, ...(reasons ? { takes: reasons } : {}) });

/** @param {Shape} shape @param {string|null} note @returns {Part} */
function textPart({ text }, note) {
  if (!note) return text === null ? tells({}) : asks(text);
  return tells({ [text ?? 'note']: note });
}

/**
 * A correction happens now; the time typed is the one it sets right.
 * @param {Walk} walk
 * @param {Shape} shape
 * @param {Source} source
 * @param {Clock} clock
 * @returns {Part|null}
 */
function timePart({ time }, shape, source, clock) {
  const now = { occurred_at: rfc3339(clock.now) };
  if (!time) return shape.time === 'must' ? { ...asks('time'), fields: now } : tells(now);
  const part = momentPart(past(time.form, clock, shape.near), 'time', shape.kind, time, source);
  return part && { ...part, fields: shape.kind === 'corrected' ? { ...now, ...part.fields } : part.fields };
}

/**
 * @param {Walk} walk
 * @param {Shape} shape
 * @param {Source} source
 * @param {Clock} clock
 * @returns {Part|null}
 */
function etaPart({ eta }, shape, source, clock) {
  if (!eta) return shape.kind === 'blocked' ? asks('eta', false) : tells({});
  if (shape.eta !== 'minutes') return momentPart(ahead(eta.form, clock), 'eta', shape.kind, eta, source);
  return eta.form.form === 'ahead' ? tells({ minutes: eta.form.minutes }) : refused(source, eta.at, 'not-for-this');
}

/**
 * @param {Moment} moment
 * @param {'time'|'eta'} which
 * @param {string} kind
 * @param {{at: number, end?: number}} typed
 * @param {Source} source
 * @returns {Part|null}
 */
function momentPart(moment, which, kind, { at, end }, source) {
  return 'fail' in moment ? refused(source, at, moment.fail, [], end) : momentFields(moment, which, kind);
}

/**
 * The field a moment fills, or the question it leaves.
 * @param {Exclude<Moment, {fail: Why}>} moment
 * @param {'time'|'eta'} which
 * @param {string} kind of the report
 * @returns {Part}
 */
export function momentFields(moment, which, kind) {
  if ('ask' in moment) {
    const name = /** @type {HoleName} */ (`${which}-${moment.ask}`);
    return { fields: {}, holes: [{ name, mandatory: true, wall: moment.wall }] };
  }
  const at = rfc3339(moment.at);
  if (which === 'eta') return tells({ [ETA_FIELDS[kind] ?? 'eta']: at });
  return tells(kind === 'corrected' ? { to: { occurred_at: at } } : { occurred_at: at });
}
