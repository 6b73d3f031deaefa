/** The words of the command line in nb, nn and en, and what each of them means. */
/** @import {Front, Lang, Mode, Severity, Verb} from './types.js' */

/** @typedef {Readonly<Record<Lang, string>>} Spelling */
/** @typedef {{on: 'activity'|'system'|'place'|'location'|'issue', word: Spelling}} VerbRow */

/** @type {readonly Lang[]} */
export const LANGS = ['nb', 'nn', 'en'];

/** @type {(nb: string, nn: string, en: string) => Spelling} */
const spell = (nb, nn, en) => ({ nb, nn, en });

/**
 * What each verb is about, and how it is spelled. `remark` is done with the result remark; `down` is off or fault by
 * rule 12; `unblocked` also says that an issue is solved, and `read_only` also the care mode of a location.
 * @type {Readonly<Record<Verb, VerbRow>>}
 */
export const VERBS = {
  started: { on: 'activity', word: spell('startet', 'starta', 'started') },
  done: { on: 'activity', word: spell('ferdig', 'ferdig', 'done') },
  remark: { on: 'activity', word: spell('anmerkning', 'merknad', 'remark') },
  approved: { on: 'activity', word: spell('godkjent', 'godkjend', 'approved') },
  rejected: { on: 'activity', word: spell('underkjent', 'underkjend', 'rejected') },
  blocked: { on: 'activity', word: spell('blokkert', 'blokkert', 'blocked') },
  unblocked: { on: 'activity', word: spell('løst', 'løyst', 'unblocked') },
  failed: { on: 'activity', word: spell('mislykket', 'mislukka', 'failed') },
  skipped: { on: 'activity', word: spell('hoppet', 'hoppa', 'skipped') },
  cancelled: { on: 'activity', word: spell('utgår', 'utgår', 'cancelled') },
  reopened: { on: 'activity', word: spell('gjenåpnet', 'gjenopna', 'reopened') },
  checked_in: { on: 'place', word: spell('inne', 'inne', 'in') },
  complete: { on: 'place', word: spell('altferdig', 'altferdig', 'complete') },
  received: { on: 'location', word: spell('mottatt', 'motteke', 'received') },
  off: { on: 'system', word: spell('av', 'av', 'off') },
  on: { on: 'system', word: spell('på', 'på', 'on') },
  read_only: { on: 'system', word: spell('lesing', 'lesing', 'readonly') },
  fault: { on: 'system', word: spell('feil', 'feil', 'fault') },
  open: { on: 'system', word: spell('åpen', 'open', 'open') },
  down: { on: 'system', word: spell('nede', 'nede', 'down') },
  paper: { on: 'location', word: spell('papir', 'papir', 'paper') },
  ready: { on: 'location', word: spell('klar', 'klar', 'ready') },
  back_entered: { on: 'location', word: spell('etterregistrert', 'etterregistrert', 'backentered') },
  critical: { on: 'issue', word: spell('kritisk', 'kritisk', 'critical') },
  major: { on: 'issue', word: spell('viktig', 'viktig', 'major') },
  minor: { on: 'issue', word: spell('mindre', 'mindre', 'minor') },
};

/** The care modes that are reported and ordered (rule 13), by the verb that says them. */
/** @type {Readonly<Partial<Record<Verb, Mode>>>} */
export const MODES = { read_only: 'read-only', paper: 'paper', ready: 'ready', back_entered: 'back-entered' };

/** What an issue may be found to be. */
/** @type {ReadonlySet<Verb>} */
export const SEVERITIES = new Set(/** @type {Severity[]} */ (['critical', 'major', 'minor']));

/** @type {Readonly<Record<Front, Spelling>>} */
export const FRONTS = {
  call: spell('ring', 'ring', 'call'),
  no_answer: spell('ikkesvar', 'ikkjesvar', 'noanswer'),
  strike: spell('stryk', 'stryk', 'strike'),
  correct: spell('rett', 'rett', 'correct'),
  acknowledge: spell('kvitter', 'kvitter', 'ack'),
  order: spell('ordre', 'ordre', 'order'),
  added: spell('ny', 'ny', 'new'),
  issue: spell('sak', 'sak', 'issue'),
  note: spell('notat', 'notat', 'note'),
};

/** Words of the gates: reserved, so that nothing else takes their meaning; so is `ready`, said of a gate. */
export const RESERVED = [
  spell('gate', 'gate', 'gate'),
  spell('go', 'go', 'go'),
  spell('ikkeklar', 'ikkjeklar', 'nogo'),
];

/** @type {Readonly<Record<string, Verb>>} */
export const SIGNS = { '+': 'done', '/': 'started', '*': 'approved', '-': 'blocked' };

/** @type {Readonly<Record<string, Verb>>} */
const NORWEGIAN = { s: 'started', f: 'done', g: 'approved', b: 'blocked', m: 'failed', i: 'checked_in' };

/** Single letters count in the page's language alone. */
/** @type {Readonly<Record<Lang, Readonly<Record<string, Verb>>>>} */
export const LETTERS = {
  nb: NORWEGIAN,
  nn: NORWEGIAN,
  en: { s: 'started', d: 'done', a: 'approved', b: 'blocked', i: 'checked_in' },
};

/** Days that are named from today on, by how far they lie from it. */
export const DAYS = [
  { days: -1, word: spell('i går', 'i går', 'yesterday') },
  { days: 0, word: spell('i dag', 'i dag', 'today') },
  { days: 1, word: spell('i morgen', 'i morgon', 'tomorrow') },
];

/** Before the time at which something is expected. */
export const UNTIL = 'til';

/** Reason codes in the order of their digits, 1 to 9. */
export const REASONS = [
  'network', 'access', 'printing', 'integration', 'data', 'staffing', 'supplier', 'user', 'other',
];

/** Why a report is struck or corrected is best told in words; of the codes only these can be meant. */
export const AMENDING_REASONS = ['user', 'other'];

/** What is done to a report in the log; these may also follow it. */
/** @type {ReadonlySet<Front>} */
export const AMENDMENTS = new Set(/** @type {Front[]} */ (['strike', 'correct', 'acknowledge']));

/** Whose text after the comma is what they are about. @type {ReadonlySet<Front>} */
export const TITLED = new Set(/** @type {Front[]} */ (['added', 'issue', 'note']));
