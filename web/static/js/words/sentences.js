/** The sentence a report makes, composed of its structured fields: for the wall's foot and every log. */
/** @import {Args, Texts} from './i18n.js' */
import { instant } from './time.js';

/**
 * A row of the board `log`; the wall's latest report has fewer fields.
 * @typedef {object} Report
 * @property {number} position
 * @property {string} kind
 * @property {string} occurred_at
 * @property {string|null} [activity]
 * @property {string|null} [title] the plan's title of the activity
 * @property {string|null} [location]
 * @property {string|null} [actor]
 * @property {string|null} [system]
 * @property {string|null} [counter]
 * @property {string|null} [issue]
 * @property {string|null} [state]
 * @property {string|null} [mode]
 * @property {string|null} [result]
 * @property {string|null} [reason]
 * @property {number|null} [value]
 * @property {number|null} [seconds] of a call that was answered
 * @property {string|null} [seat] of a gate's panel, by its title
 * @property {string|null} [vote] of that seat, or what was decided
 * @property {string|null} [eta]
 * @property {string|null} [due]
 * @property {number|null} [of_position]
 * @property {Record<string, string|number>|null} [was] first values of corrected fields
 * @property {{title?: string, note?: string}|null} [text]
 *
 * Names by code, null where there is none; a system comes with its kind.
 * @typedef {object} Names
 * @property {(code: string) => string|null} location
 * @property {(code: string) => string|null} actor
 * @property {(code: string) => {name: string, kind: 'legacy'|'new'}|null} system
 * @property {(code: string) => string|null} counter
 *
 * @typedef {object} Sentence
 * @property {string} time of what happened
 * @property {string} who the place, else the actor, else nothing
 * @property {string} what
 * @property {string} whole all three
 *
 * @typedef {import('./time.js').Spell} Spell how a time is written here: `times.said` in a sentence, `times.minute` in a list
 */

/** Kinds whose report is about another one. */
const ABOUT = new Set(['corrected', 'struck', 'acknowledged', 'redacted']);

/** @param {Report} report @param {Names} names @param {Texts} texts @param {Spell} spell @returns {Sentence} */
export function sentence(report, names, texts, spell) {
  const time = spell(instant(report.occurred_at));
  const who = whoSaid(report, names);
  const what = [said(report, names, texts, spell), ...tails(report, names, texts, spell)].join(', ');
  return { time, who, what, whole: `${time} ${who && `${who}: `}${what}` };
}

/** @param {Report} report @param {Names} names */
function whoSaid({ location, actor }, names) {
  if (location) return names.location(location) ?? location;
  return actor ? (names.actor(actor) ?? actor) : '';
}

/** @param {Report} report @param {Names} names @param {Texts} texts @param {Spell} spell */
function said(report, names, texts, spell) {
  const { kind, result, vote, system, location } = report;
  const scope = system ? 'system' : location ? 'location' : 'all';
  const key = [`log.${kind}.${result ?? vote}`, `log.${kind}.${scope}`, `log.${kind}`].find(texts.has);
  return texts.t(key ?? 'log.unknown', fields(report, names, texts, spell));
}

/**
 * Everything a sentence may name, as words.
 * @param {Report} report @param {Names} names @param {Texts} texts @param {Spell} spell @returns {Args}
 */
function fields(report, names, texts, spell) {
  const { kind, counter, issue, value, mode, seat, of_position } = report;
  return {
    kind,
    subject: subject(report),
    system: systemName(report, names),
    state: stateWord(report, names, texts),
    counter: counter ? (names.counter(counter) ?? counter) : '',
    value: kind === 'shifted' ? signed(value ?? 0) : (value ?? ''),
    issue: issue ?? '',
    seat: seat ?? '',
    mode: mode ? texts.t(`words.mode.${mode}`) : '',
    eta: moment(report.eta, spell),
    due: moment(report.due, spell),
    of: of_position ? `p${of_position}` : ABOUT.has(kind) ? texts.t('log.of.unknown') : '',
  };
}

/** `+30` @param {number} value */
const signed = (value) => (value < 0 ? `\u2212${-value}` : `+${value}`);

/** @param {Report} report */
const subject = ({ activity, title, text }) => [activity, title ?? text?.title].filter(Boolean).join(' ');

/** @param {Report} report @param {Names} names */
const systemName = ({ system }, names) => (system ? (names.system(system)?.name ?? system) : '');

/** @param {Report} report @param {Names} names @param {Texts} texts */
function stateWord({ system, state }, names, texts) {
  if (!system || !state) return '';
  return texts.t(`words.system.${names.system(system)?.kind ?? 'legacy'}.${state}`);
}

/** @param {string|null|undefined} rfc3339 @param {Spell} spell */
const moment = (rfc3339, spell) => (rfc3339 ? spell(instant(rfc3339)) : '');

/**
 * What is said after the comma: why, until when, and what was said first where it has been corrected.
 * @param {Report} report @param {Names} names @param {Texts} texts @param {Spell} spell
 */
function tails(report, names, texts, spell) {
  const { kind, reason, eta, due, seconds, was } = report;
  const { t } = texts;
  return [
    reason && reason !== 'undo' && t('log.tail.reason', { reason: t(`words.reason.${reason}`) }),
    (kind === 'blocked' || kind === 'held') && eta && t('log.tail.eta', { eta: moment(eta, spell) }),
    kind === 'called' && seconds && callLength(seconds, texts),
    kind === 'no_answer' && due && t('log.tail.again', { due: moment(due, spell) }),
    ...Object.entries(was ?? {})
      .filter(([field]) => field !== 'told_by')
      .map(([field, value]) => t('log.tail.was', { first: first(report, field, value, names, texts, spell) })),
  ].filter((tail) => typeof tail === 'string');
}

/** `2 min 14 s` @param {number} seconds @param {Texts} texts */
function callLength(seconds, { t }) {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  return minutes > 0 ? t('log.tail.length', { minutes, seconds: rest }) : t('log.tail.length.short', { seconds });
}

/**
 * What a corrected field said first; who told it is a name and stays out.
 * @param {Report} report @param {string} field @param {string|number} value
 * @param {Names} names @param {Texts} texts @param {Spell} spell
 */
function first(report, field, value, names, texts, spell) {
  switch (field) {
    case 'occurred_at':
    case 'eta':
    case 'due':
      return spell(instant(String(value)));
    case 'state':
      return stateWord({ ...report, state: String(value) }, names, texts);
    case 'mode':
    case 'result':
    case 'reason':
    case 'vote':
      return texts.t(`words.${field}.${value}`);
    default:
      return value;
  }
}
