/** What may follow at this point of a line: the keys and what each of them would say. */
/** @import {Direction} from './moments.js' */
/** @import {Context, Hint, Hole, LogEntry, Parsed, Reports, Subject, Translate, Unclear, Verb} from './types.js' */
import { speaksOf } from './about.js';
import { onDate, openClock } from './moments.js';
import { translator } from './phrases.js';
import { digitOf } from './reasons.js';
import { reportSaid } from './shapes.js';
import { dateText, timeText, wallText, wordKey } from './spoken.js';
import { AMENDMENTS, FRONTS, LETTERS, MODES, REASONS, SIGNS, UNTIL, VERBS } from './words.js';
import { MINUTE } from '../words/time.js';
import { dayAfter } from '../words/zone.js';

const AGO = 7;
const AHEAD = [20, 30];
/** Days away for which a date is offered. */
const DATES = [0, 1, 2];
/** An example time lies at least this long back, on a whole five minutes. */
const EXAMPLE_BACK = 2;
const EXAMPLE_STEP = 5;

/**
 * @param {Parsed} parsed
 * @param {Context} context
 * @param {Translate} [t]
 * @returns {Hint[]}
 */
export function explain(parsed, context, t = translator(context.lang)) {
  switch (parsed.kind) {
    case 'empty':
      return context.call ? [...rowHint(context.call.rows, t), ...signs(t)] : [];
    case 'show':
      return afterSubject(parsed.subjects[0], context, t);
    case 'unclear':
      return (isGuess(parsed) ? [] : parsed.candidates).map(({ text, label }) => ({ key: parsed.why === 'comma' ? 'Tab' : text, text: label }));
    case 'reports':
      return parsed.holes.length > 0 ? forHole(parsed, context, t) : afterReports(parsed, context, t);
  }
}

/** While a word is being typed nobody guesses what it should have been. @param {Unclear} unclear */
export const isGuess = ({ open, why }) => open && (why === 'unknown' || why === 'comma' || why === 'misplaced');

/** @param {readonly string[]} rows @param {Translate} t @returns {Hint[]} */
function rowHint(rows, t) {
  const last = Math.min(rows.length, 9);
  return last === 0 ? [] : [{ key: last === 1 ? '1' : `1–${last}`, text: t('follow_row') }];
}

/** @param {Translate} t @returns {Hint[]} */
const signs = (t) => Object.entries(SIGNS).map(([key, verb]) => ({ key, text: t(verb) }));

/** @param {Subject} subject @param {Context} context @param {Translate} t @returns {Hint[]} */
function afterSubject(subject, context, t) {
  switch (subject.kind) {
    case 'activity':
      return [...signs(t), { key: verbKey('remark', context), text: t('remark') }, { key: UNTIL, text: t('eta') }];
    case 'system':
    case 'issue':
      return verbsOf(subject, context, t);
    case 'place':
      return [...verbsOf(subject, context, t), { key: UNTIL, text: t('promised') }];
    case 'log':
      return amendmentHints(subject.row, context, t);
    case 'counter':
      return [{ key: '0–9', text: t('follow_count') }];
    default:
      return [];
  }
}

/** @param {Subject} subject @param {Context} context @param {Translate} t @returns {Hint[]} */
const verbsOf = (subject, context, t) => /** @type {Verb[]} */ (Object.keys(VERBS))
  .filter((verb) => verb !== 'down' && speaksOf(verb, subject))
  .map((verb) => ({ key: verbKey(verb, context), text: t(wordKey(reportSaid(verb, subject))) }));

/** The letter of a verb, or its word. @param {Verb} verb @param {Context} context */
const verbKey = (verb, { lang }) =>
  Object.entries(LETTERS[lang]).find(([, named]) => named === verb)?.[0] ?? VERBS[verb].word[lang];

/** What may be done to a report. @param {LogEntry} entry @param {Context} context @param {Translate} t @returns {Hint[]} */
function amendmentHints({ deviations = [], acknowledged = false }, { lang }, t) {
  const odd = deviations.length > 0 && !acknowledged;
  return [...AMENDMENTS].filter((front) => front !== 'acknowledge' || odd)
    .map((front) => ({ key: FRONTS[front][lang], text: t(`follow_${front}`) }));
}

/** Words first where codes seldom fit. @param {Hole} hole @param {Translate} t @returns {Hint[]} */
function reasonHints({ takes }, t) {
  const codes = (takes ?? REASONS).map((reason) => ({ key: digitOf(reason), text: t(reason) }));
  return takes ? [{ key: `, ${t('example_reason')}`, text: t('in_words') }, ...codes] : codes;
}

/** @param {Context} context @param {Translate} t @returns {Hint[]} */
const modeHints = (context, t) => Object.entries(MODES)
  .map(([verb, mode]) => ({ key: verbKey(/** @type {Verb} */ (verb), context), text: t(`mode_${mode}`) }));

/** @param {Reports} parsed @param {Context} context @param {Translate} t @returns {Hint[]} */
function forHole(parsed, context, t) {
  const [hole] = parsed.holes;
  switch (hole.name) {
    case 'entry':
      return [{ key: 'p…', text: t('follow_position') }];
    case 'reason':
      return reasonHints(hole, t);
    case 'mode':
      return modeHints(context, t);
    case 'eta':
      return AHEAD.map((minutes) => {
        return { key: `+${minutes}`, text: timeText(context.now + minutes * MINUTE, context, t) };
      });
    case 'time':
      return timeHints(context, t);
    case 'rest':
      return afterReports(parsed, context, t);
    case 'time-date':
      return dateHints(hole, context, t, 'back');
    case 'eta-date':
      return dateHints(hole, context, t, 'ahead');
    case 'time-fold':
    case 'eta-fold':
      return [{ key: 's', text: t('fold_s') }, { key: 'n', text: t('fold_n') }];
    default:
      return [];
  }
}

/**
 * The nearest dates on which the time can have been, or can come.
 * @param {Hole} hole
 * @param {Context} context
 * @param {Translate} t
 * @param {Direction} direction
 * @returns {Hint[]}
 */
function dateHints({ wall }, context, t, direction) {
  const clock = openClock(context);
  const days = DATES.map((step) => dayAfter(clock.zone.figures(clock.now), direction === 'back' ? -step : step));
  const possible = days.filter((day) => wall && !('fail' in onDate(wall, day, clock, direction)));
  return possible.map((day) => ({ key: String(day.day), text: dateText(day, t) }));
}

/** @param {Context} context @param {Translate} t @returns {Hint[]} */
function timeHints(context, t) {
  const { zone, now } = openClock(context);
  const step = EXAMPLE_STEP * MINUTE;
  const example = zone.figures(Math.floor((now - EXAMPLE_BACK * MINUTE) / step) * step);
  const ago = [t('ago_before'), String(AGO), t('ago_after')].filter(Boolean).join(' ');
  return [
    { key: `.${String(example.minute).padStart(2, '0')}`, text: `${t('at')} ${wallText(example, t)}` },
    { key: `-${AGO}`, text: ago },
  ];
}

/** @param {Reports} parsed @param {Context} context @param {Translate} t @returns {Hint[]} */
function afterReports({ reports: [report], given }, context, t) {
  const { kind, result } = report;
  return [
    ...(given.includes('time') || UNTIMED.has(kind) ? [] : timeHints(context, t)),
    ...(kind === 'done' && result === undefined ? [{ key: '!', text: t('workaround') }] : []),
    ...(given.includes('note') || UNNOTED.has(kind) ? [] : [{ key: ',', text: t('note') }]),
  ];
}

const UNTIMED = new Set(['struck', 'corrected', 'acknowledged', 'called', 'added', 'issue', 'note', 'eta', 'promised']);
const UNNOTED = new Set(['count', 'received', 'ordered']);
