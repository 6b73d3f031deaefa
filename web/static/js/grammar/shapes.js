/** What each kind of report is about and which parts it takes: the one table between words and reports. */
/** @import {Report, Subject, SystemSubject, Verb} from './types.js' */
/** @import {Walk} from './walk.js' */
import { isMode } from './about.js';
import { BEGINNING } from './walk.js';
import { AMENDING_REASONS, MODES, SEVERITIES, VERBS } from './words.js';

/**
 * @typedef {object} Shape
 * @property {string} kind of the report
 * @property {readonly Subject['kind'][]} on
 * @property {boolean} fromCall without a subject it speaks of the place on the phone
 * @property {boolean} alone needs no subject
 * @property {boolean} asksPlace without a subject the place becomes a hole
 * @property {boolean} asksEntry without a subject the report in the log becomes a hole
 * @property {boolean} asksMode the care mode becomes a hole
 * @property {number} most subjects in one line
 * @property {'may'|'must'|'none'} time
 * @property {number} [near] time of the report that is corrected
 * @property {'may'|'minutes'|'none'} eta
 * @property {boolean} reason mandatory, product rule 2
 * @property {readonly string[]} [reasons] codes that can be meant, where those are not all
 * @property {boolean} note takes one
 * @property {'note'|'title'|null} text mandatory text after the comma
 * @property {boolean} atLocation a place must be a location, not an actor
 * @property {Partial<Report>} fields
 * @property {(system: SystemSubject) => Partial<Report>} [stateOf]
 */

/** One POST takes this many reports. */
const MOST_REPORTS = 100;

/** @type {(kind: string, on: Subject['kind'][], parts?: Partial<Shape>) => Shape} */
const shape = (kind, on, parts = {}) => ({
  kind, on, fromCall: false, alone: false, asksPlace: false, asksEntry: false, asksMode: false, most: MOST_REPORTS,
  time: 'may', eta: 'none', reason: false, note: true, text: null, atLocation: false, fields: {}, ...parts,
});

/** @type {ReadonlySet<string>} */
const WITH_REASON = new Set(['rejected', 'blocked', 'failed', 'skipped', 'cancelled', 'reopened']);

/**
 * @param {Walk} walk
 * @returns {Shape|null} null when nothing is said of the subject
 */
export function shapeOf(walk) {
  if (walk.front) return FRONT_SHAPES[walk.front](walk);
  if (walk.verb) return verbShape(walk.verb, walk);
  if (walk.value !== null) return shape('count', ['counter'], { note: false, fields: { value: walk.value } });
  if (walk.eta) return promiseShape(walk);
  return null;
}

/** @param {Verb} verb @param {Walk} walk */
function verbShape(verb, { bang, subjects: [subject] }) {
  switch (subject?.kind ?? usualSubject(verb)) {
    case 'system':
      return shape('system', ['system'], { stateOf: (system) => ({ state: stateSaid(verb, system) }) });
    case 'place':
      return placeShape(verb);
    case 'issue':
      return SEVERITIES.has(verb) ? triageShape(verb) : shape('solved', ['issue']);
    default:
      return verb === 'remark' ? REMARK : activityShape(verb, bang);
  }
}

/**
 * What a verb reports of a subject, beside its parts.
 * @param {Verb} verb
 * @param {Subject} subject
 * @returns {Report}
 */
export function reportSaid(verb, subject) {
  const { kind, fields, stateOf } = verbShape(verb, { ...BEGINNING, subjects: [subject] });
  return { kind, ...fields, ...(subject.kind === 'system' ? stateOf?.(subject) : {}) };
}

/** What is spoken of without a subject can only be the place on the phone. @param {Verb} verb */
const usualSubject = (verb) => (VERBS[verb].on === 'activity' ? 'activity' : 'place');

/** @param {Verb} verb */
function placeShape(verb) {
  if (isMode(verb)) return shape('care_mode', ['place'], { fromCall: true, atLocation: true, fields: modeSaid(verb) });
  return shape(verb, ['place'], { fromCall: true, note: verb !== 'received', atLocation: verb === 'received' });
}

/** @param {Verb|null} verb @returns {Partial<Report>} */
const modeSaid = (verb) => (verb === null ? {} : { mode: MODES[verb] });

/** @param {Verb} verb */
const triageShape = (verb) =>
  shape('triaged', ['issue'], { fields: { severity: /** @type {Report['severity']} */ (verb) } });

/** @param {Verb} verb @param {boolean} bang */
const activityShape = (verb, bang) => shape(verb, ['activity'], {
  reason: bang || WITH_REASON.has(verb),
  eta: verb === 'blocked' ? 'may' : 'none',
  fields: bang ? { result: 'workaround' } : {},
});

/** Done, with words that say what is to be remarked. */
const REMARK = shape('done', ['activity'], { text: 'note', fields: { result: 'remark' } });

/**
 * "Down" on a legacy system that is being shut down means off, on anything else a fault: product rule 12.
 * @param {Verb} verb
 * @param {SystemSubject} system
 */
function stateSaid(verb, { row }) {
  if (verb !== 'down') return /** @type {Report['state']} */ (verb);
  return row.kind === 'legacy' && row.hasOpenShutdown ? 'off' : 'fault';
}

/** "Until" without a verb: a new ETA of an activity, or a place's promise to call back. @param {Walk} walk */
function promiseShape({ subjects }) {
  const ofActivities = subjects.length > 0 && subjects.every(({ kind }) => kind === 'activity');
  return ofActivities
    ? shape('eta', ['activity'], { eta: 'may' })
    : shape('promised', ['place', 'activity'], { eta: 'may', fromCall: true });
}

/** @param {Walk} walk @returns {Partial<Shape>} a correction is sought around the time it corrects */
function nearOriginal({ subjects }) {
  const [subject] = subjects;
  const at = subject?.kind === 'log' ? Date.parse(subject.row.occurred_at ?? '') : NaN;
  return Number.isNaN(at) ? {} : { near: at };
}

/** @type {Partial<Shape>} */
const AMENDING = { asksEntry: true, reason: true, reasons: AMENDING_REASONS };

/** Whether a reason may still be said. @param {Walk} walk */
export const mayBeReasoned = ({ verb, front, bang, reason }) =>
  reason === null && (bang || (verb !== null && WITH_REASON.has(verb)) || front === 'strike' || front === 'correct');

/** @type {Readonly<Record<import('./types.js').Front, (walk: Walk) => Shape>>} */
const FRONT_SHAPES = {
  call: () => shape('called', ['place'], { asksPlace: true, most: 1 }),
  no_answer: () => shape('no_answer', ['place'], { asksPlace: true, fromCall: true, eta: 'may' }),
  strike: () => shape('struck', ['log'], { time: 'none', ...AMENDING }),
  correct: (walk) => shape('corrected', ['log'], { time: 'must', most: 1, ...AMENDING, ...nearOriginal(walk) }),
  acknowledge: () => shape('acknowledged', ['log', 'activity'], { time: 'none' }),
  order: ({ verb }) => shape('ordered', ['place'], {
    fromCall: true, asksPlace: true, asksMode: verb === null, atLocation: true, note: false, fields: modeSaid(verb),
  }),
  added: () => shape('added', ['place'], { fromCall: true, asksPlace: true, eta: 'minutes', text: 'title' }),
  issue: () =>
    shape('issue', ['place', 'activity'], { fromCall: true, alone: true, atLocation: true, text: 'title' }),
  note: () => shape('note', ['place', 'activity'], { fromCall: true, alone: true, text: 'note' }),
};
