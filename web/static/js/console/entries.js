/** The log as it is shown: each report a sentence, what was said first, who told it, and the marks it carries. */
import { sentence } from '../words/sentences.js';
import { instant, minutesBetween } from '../words/time.js';
/** @import {Texts} from '../words/i18n.js' */
/** @import {Names} from '../words/sentences.js' */
/** @import {Times} from '../words/time.js' */
/** @import {LogRow} from './types.js' */

/** Teams have long names; what was done must still fit beside one. */
const LONGEST_WHO = 20;

/** @typedef {'corrected'|'struck'|'late'|'deviation'|'redacted'|'imported'} Mark */
/**
 * @typedef {object} LogEntry
 * @property {number} position
 * @property {string} reportId
 * @property {string} time when it was recorded
 * @property {string} what the sentence
 * @property {string} occurred the time it happened, where that is not when it was recorded
 * @property {string} was the first time it was said to have happened
 * @property {string} note words beside it
 * @property {string} below position, teller, what it is about
 * @property {readonly Mark[]} marks
 * @property {boolean} struck
 *
 * @typedef {object} Voice how reports are put into words here
 * @property {Texts} texts
 * @property {Times} times
 * @property {Names} names
 * @property {(ref: string) => string} person role or name
 * @property {(position: number) => LogRow|undefined} at the report with that position, if it is still here
 */

/** @param {LogRow} report @param {Voice} voice @returns {LogEntry} */
export function entryOf(report, voice) {
  const about = amended(report, voice);
  const told = about ?? report;
  return {
    position: report.position,
    reportId: report.report_id,
    time: voice.times.minute(instant(report.known_at)),
    what: sayIn(told, voice),
    occurred: occurredIn(told, voice),
    was: wasIn(told, voice),
    note: report.redacted ? voice.texts.t('console.log.redacted') : report.text?.note ?? '',
    below: below(report, voice),
    marks: marksOf(report, told),
    struck: told.struck_by !== null,
  };
}

/** A correction or a strike shows what it is about, as that stands now. @param {LogRow} report @param {Voice} voice */
function amended({ kind, of_position }, { at }) {
  const isAmendment = kind === 'corrected' || kind === 'struck';
  return isAmendment && of_position ? at(of_position) : undefined;
}

/** The first time said is told apart, so it is left out of the sentence. @param {LogRow} report @param {Voice} voice */
function sayIn(report, { names, texts, times }) {
  const { occurred_at, ...was } = report.was ?? {};
  return brief({ ...report, was }, names, texts, times.minute);
}

/**
 * The sentence with the code alone where the plan has a title: `Moa: A-112 done`.
 * @param {LogRow} report @param {Names} names @param {Texts} texts @param {(ms: number) => string} spell
 */
export function brief(report, names, texts, spell) {
  const { who, what } = sentence({ ...report, title: null }, names, texts, spell);
  const led = report.activity ? what.replace(`${report.activity}, `, `${report.activity} `) : what;
  return [who.length > LONGEST_WHO ? `${who.slice(0, LONGEST_WHO - 1).trimEnd()}…` : who, led].filter(Boolean).join(': ');
}

/** @param {LogRow} report @param {Voice} voice */
function occurredIn({ late, was, occurred_at }, { times }) {
  return late || was?.occurred_at !== undefined ? times.minute(instant(occurred_at)) : '';
}

/** @param {LogRow} report @param {Voice} voice */
const wasIn = ({ was }, { times }) => (was?.occurred_at ? times.minute(instant(String(was.occurred_at))) : '');

/** @param {LogRow} report @param {LogRow} told @returns {Mark[]} */
function marksOf(report, told) {
  return /** @type {Mark[]} */ ([
    told.corrected_by.length > 0 && 'corrected',
    told.struck_by !== null && 'struck',
    report === told && report.late && 'late',
    report.deviations.length > 0 && !report.acknowledged && 'deviation',
    report.redacted && 'redacted',
  ].filter(Boolean));
}

/** @param {LogRow} report @param {Voice} voice */
function below(report, voice) {
  const { texts: { t }, person } = voice;
  const { kind, of_position, position, told_by, recorded_by, reason, deviations, acknowledged, struck_by } = report;
  const teller = told_by ?? recorded_by;
  return [
    `p${position}${of_position ? ` ${t(`console.log.${ABOUT[kind] ?? 'about'}`, { of: `p${of_position}` })}` : ''}`,
    struck_by !== null && t('console.log.struck_by', { by: `p${struck_by}` }),
    teller === recorded_by ? person(teller) : t('console.log.told', { who: person(teller) }),
    lateness(report, voice),
    (kind === 'struck' || kind === 'corrected') && reason && t(`words.reason.${reason}`),
    deviations.length > 0 && t(acknowledged ? 'console.log.acknowledged' : 'console.log.not_acknowledged'),
  ].filter((part) => typeof part === 'string' && part !== '').join(', ');
}

/** @param {LogRow} report @param {Voice} voice */
function lateness({ late, known_at, occurred_at }, { texts: { t } }) {
  return late ? t('console.log.after', { n: minutesBetween(instant(occurred_at), instant(known_at)) }) : '';
}

/** What a report does to the one it is about. @type {Readonly<Record<string, string>>} */
const ABOUT = { struck: 'strikes', corrected: 'corrects' };

/** Newest first. @param {Record<string, LogRow>} rows @returns {LogRow[]} */
export const newestFirst = (rows) => Object.values(rows).sort((a, b) => b.position - a.position);
