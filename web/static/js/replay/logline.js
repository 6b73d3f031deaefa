/** A report as a line of the log: its shape, its times, what was said, who told it and who recorded it. */
import { deviationWord } from '../words/deviations.js';
import { instant, minutesBetween } from '../words/time.js';
import { sentence } from '../words/sentences.js';
import { span } from '../wall/words.js';
/** @import {Row} from '../line/board.js' */
/** @import {Texts} from '../words/i18n.js' */
/** @import {Names, Report} from '../words/sentences.js' */
/** @import {Times} from '../words/time.js' */

/**
 * @typedef {object} Speech what is needed to put a row into words
 * @property {Texts} texts
 * @property {Times} times
 * @property {Names} names
 * @property {(ref: string) => string|null} person a name, for those who may see it
 *
 * @typedef {object} LogLine
 * @property {string} icon of the sprite
 * @property {'plain'|'watch'|'bad'} level
 * @property {string} recorded clock
 * @property {string} position
 * @property {string} occurred
 * @property {string} who
 * @property {string} what
 * @property {string} ends what `what` ends with after the title, whose place it has where there is room for one of them
 * @property {string} detail
 * @property {boolean} struck
 */

/** @type {Readonly<Record<string, string>>} */
const SHAPES = {
  started: 'started', reopened: 'started', done: 'done', approved: 'approved', rejected: 'failed', blocked: 'blocked',
  unblocked: 'ready', eta: 'late', failed: 'failed', skipped: 'skipped', cancelled: 'skipped', waived: 'skipped',
  waiver_confirmed: 'skipped', added: 'planned', checked_in: 'check', complete: 'check', received: 'check',
  acknowledged: 'check', called: 'phone', no_answer: 'phone', promised: 'phone', corrected: 'corrected', struck: 'struck',
  accepted: 'gate-decided', poll_opened: 'gate', voted: 'gate', decided: 'gate-decided', decision_confirmed: 'gate-decided',
  decision_withdrawn: 'undo', condition_closed: 'check', announced: 'gate-decided', withdrawn: 'undo', solved: 'check',
};

const BAD = new Set(['blocked', 'failed', 'withdrawn', 'decision_withdrawn']);

/**
 * Remembers the lines it has put into words: a row that did not change is not told anew at every step.
 * @param {Speech} speech @returns {(row: Row) => LogLine}
 */
export function openLines(speech) {
  /** @type {WeakMap<Row, LogLine>} */
  const told = new WeakMap();
  return (row) => {
    const known = told.get(row) ?? logLine(row, speech);
    told.set(row, known);
    return known;
  };
}

/** @param {Row} row of the board `log` @param {Speech} speech @returns {LogLine} */
export function logLine(row, speech) {
  const { times, names, texts } = speech;
  const { who, what } = sentence(/** @type {Report} */ (row), names, texts, times.said);
  return {
    icon: shapeOf(row),
    level: levelOf(row),
    recorded: times.second(instant(row.known_at)),
    position: texts.t('replay.position', { position: row.position }),
    occurred: times.said(instant(row.occurred_at)),
    who,
    ...toldIn(noted(what, row, texts), row),
    detail: detailOf(row, speech),
    struck: row.struck_by !== null,
  };
}

/** @param {string} what @param {Row} row */
function toldIn(what, { title, text }) {
  const named = title ?? text?.title;
  const at = named ? what.indexOf(named) : -1;
  return { what, ends: at < 0 ? '' : what.slice(at + named.length) };
}

/** @param {Row} row */
function shapeOf({ kind, late, deviations }) {
  if (deviations.length > 0) return 'deviation';
  return late ? 'late-entry' : (SHAPES[kind] ?? 'note');
}

/** @param {Row} row @returns {LogLine['level']} */
function levelOf({ kind, late, deviations, corrected_by, struck_by }) {
  if (deviations.length > 0 || BAD.has(kind)) return 'bad';
  return late || kind === 'corrected' || kind === 'struck' || corrected_by.length > 0 || struck_by !== null ? 'watch' : 'plain';
}

/** @param {string} what @param {Row} row @param {Texts} texts */
function noted(what, { text, redacted }, { t }) {
  if (redacted) return `${what} (${t('replay.log.redacted')})`;
  return text?.note ? t('replay.log.noted', { what, note: text.note }) : what;
}

/** What is out of the ordinary first, then the people. @param {Row} row @param {Speech} speech */
function detailOf(row, speech) {
  const { texts, texts: { t } } = speech;
  const at = (/** @type {number} */ position) => t('replay.position', { position });
  return [
    ...row.deviations.map((/** @type {string} */ name) => t('replay.log.deviates', { name: deviationWord(name, texts) })),
    row.late && t('replay.log.late', { span: span(minutesBetween(instant(row.occurred_at), instant(row.known_at)), texts) }),
    row.corrected_by.length > 0 && t('replay.log.corrected_by', { position: row.corrected_by.map(at).join(', ') }),
    row.struck_by !== null && t('replay.log.struck_by', { position: at(row.struck_by) }),
    row.already && t('replay.log.already'),
    peopleOf(row, speech),
  ].filter(Boolean).join(' · ');
}

/** Who told it, and who recorded it if that was another. @param {Row} row @param {Speech} speech */
function peopleOf({ told_by, recorded_by }, { texts: { t }, person }) {
  const [told, recorded] = [told_by, recorded_by].map((ref) => (ref ? wordFor(ref, person) ?? t('replay.somebody') : ''));
  if (!told || told_by === recorded_by) return recorded || told;
  return t('replay.log.told', { told, recorded });
}

/** @param {string} ref @param {Speech['person']} person */
const wordFor = (ref, person) => (ref.startsWith('role:') ? ref.slice('role:'.length) : person(ref));
