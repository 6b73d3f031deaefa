/** What the heart says: the sentence, how large it may be, what follows from the line, and what it warns of. */
import { deviationWord } from '../words/deviations.js';
import { widthOf } from '../words/measure.js';
import { sentence } from '../words/sentences.js';
import { instant } from '../words/time.js';
import { isGuess, readBack } from '../grammar/index.js';
import { span } from '../wall/words.js';
import { UNDO_FOR, groundOf, isUnread } from './command.js';
import { mayReport } from './conditions.js';
import { titleOf } from './context.js';
import { brief } from './entries.js';
import { afterPlan, heldBy, releasedBy, standingOn } from './order.js';
import { outcomeOf } from './outcome.js';
import { namesOf, personWord, placeWord, reportOf } from './names.js';
/** @import {Parsed, Segment} from '../grammar/types.js' */
/** @import {Command} from './command.js' */
/** @import {Warning} from './types.js' */

const ROOM = 930;
const LARGE = { size: 27, weight: 750 };
const MEDIUM = { size: 24, weight: 750 };
/** Codes that are named one by one. */
const NAMED = 4;
const UNSENT_PATIENCE = 60_000;
/** Deviations that take away the ground from under what follows. */
const SHAKES = new Set(['approval-in-doubt', 'own-approval', 'blocked-after-done', 'failed-after-done']);

/** The sentence above the line; without one the next act. @param {Command} command @returns {Segment[]} */
export function said(command) {
  const { preview, context, desk: { texts: { t } } } = command;
  const parsed = preview.value;
  if (isUnread(command)) return [{ text: t('console.heart.fetching'), strong: false }];
  const awaited = command.awaited();
  if (awaited !== null) return [{ text: t('console.heart.fetching_report', { of: `p${awaited}` }), strong: false }];
  if (parsed.kind === 'unclear' && parsed.open && (isGuess(parsed) || parsed.candidates.length === 0)) return [{ text: `${parsed.word} …`, strong: false }];
  const segments = readBack(parsed, context.value);
  if (segments.length > 0) return segments;
  const [next] = command.rings.value;
  if (!next) return [{ text: t(`console.heart.${command.desk.known.value ? 'quiet' : 'fetching'}`), strong: false }];
  return [
    { text: t('console.heart.ring', { name: next.name }), strong: true },
    { text: `, ${ringWhy(command, next, command.desk.times.value.said)}`, strong: false },
  ];
}

/** Why a place is to be rung, in words. @param {Command} command @param {import('./ringing.js').Ring} ring @param {import('../words/time.js').Spell} spell */
export function ringWhy({ desk: { texts: { t }, times, minute } }, ring, spell) {
  const time = (/** @type {string|null} */ at) => (at === null ? '' : times.value.when(instant(at), minute.value, spell));
  const { why, activity, heardAt, dueAt, unanswered } = ring;
  switch (why) {
    case 'again':
      return t('console.ring.again', { n: unanswered, time: time(dueAt) });
    case 'promise':
      return t('console.ring.promise', { time: time(dueAt) });
    case 'approval':
      return t('console.ring.approval', { activity: activity ?? '' });
    case 'check-in':
      return t('console.ring.check-in', { time: time(dueAt) });
    case 'running':
      return heardAt === null ? t('console.ring.never') : t('console.ring.silent', { time: time(heardAt) });
  }
}

/** Large, smaller, or two lines; never cut. @param {readonly Segment[]} segments @returns {'large'|'medium'|'lines'} */
export function fitOf(segments) {
  const text = segments.map((segment) => segment.text).join('');
  if (widthOf(text, LARGE) <= ROOM) return 'large';
  return widthOf(text, MEDIUM) <= ROOM ? 'medium' : 'lines';
}

/** The caption's two sides. @param {Command} command */
export function lastText(command) {
  const { last, desk } = command;
  const { texts: { t }, own } = desk;
  const instruction = t(`console.caption.${instructionOf(command)}`);
  const done = last.value;
  if (!done || done.bodies.length === 0) return { instruction, text: '', left: 0 };
  const left = done.undone ? 0 : Math.ceil((UNDO_FOR - (own.value - done.at)) / 1000);
  return { instruction, text: lastSaid(desk, done), left: Math.max(0, Math.min(10, left)) };
}

/** @param {Command} command */
function instructionOf({ preview, typing, call, barred }) {
  const parsed = preview.value;
  if (parsed.kind === 'empty') return call.value ? 'call' : 'next';
  if (parsed.kind === 'show') return 'show';
  if (parsed.kind === 'unclear') return parsed.open ? 'typing' : 'unclear';
  if (barred.value) return 'refused';
  return typing.value.walking && parsed.holes.some(({ mandatory }) => mandatory) ? 'ask' : 'read';
}

/** @param {import('./desk.js').Desk} desk @param {import('./command.js').Last} done */
function lastSaid(desk, { bodies, undone }) {
  const { texts, times, letters } = desk;
  const report = reportOf(bodies[0], desk);
  const answer = letters.value.recorded.find(({ body }) => body.report_id === bodies[0].report_id)?.answer;
  return [
    brief(report, namesOf(desk), texts, times.value.said),
    times.value.said(instant(report.occurred_at)),
    bodies.length > 1 && `+ ${bodies.length - 1}`,
    answer && texts.t('console.last.recorded', { position: answer.position }),
    undone && texts.t('console.last.undone'),
  ].filter(Boolean).join(' ');
}

/** @typedef {{level: string, icon: string, text: string}} SlotWarning */

/**
 * The slot between sentence and line: facts, and over them the one warning that matters most.
 * @param {Command} command @returns {{facts: string[], warning: SlotWarning|null, verdict: string}}
 */
export function slotOf(command) {
  const { preview, warned, desk: { texts: { t } } } = command;
  const parsed = preview.value;
  const warning = warningOf(command);
  if (parsed.kind !== 'reports') return { facts: aboutEntry(command), warning, verdict: '' };
  const calm = warned.value.length === 0 && parsed.reports.some(({ activity }) => activity);
  return { facts: factsOf(command), warning, verdict: calm ? t('console.slot.in_order') : '' };
}

/** @param {Command} command @returns {SlotWarning|null} */
function warningOf(command) {
  const { warned, desk, preview } = command;
  const { texts: { t } } = desk;
  if (preview.value.kind === 'reports' && !mayReport(desk.who)) return { level: 'bad', icon: 'own-work', text: t('console.warn.no_right') };
  const [first] = warned.value;
  if (first) return warningText(command, first);
  const [struck] = struckBefore(command);
  if (struck) return { level: 'watch', icon: 'struck', text: t('console.warn.struck', { of: `p${struck.position}`, by: `p${struck.struck_by}` }) };
  return unsentTooLong(desk) ? { level: 'watch', icon: 'unsent', text: t(desk.letters.value.unsaved ? 'console.slot.unsaved' : 'console.slot.unsent') } : null;
}

/** What is struck or corrected here and was struck before: no board has it any more. @param {Command} command */
function struckBefore({ preview, reportAt }) {
  const parsed = preview.value;
  if (parsed.kind !== 'reports' || (parsed.front !== 'strike' && parsed.front !== 'correct')) return [];
  const reports = parsed.subjects.flatMap((subject) => (subject.kind === 'log' ? reportAt(subject.row.position) ?? [] : []));
  return reports.filter(({ struck_by }) => struck_by !== null);
}

/** @param {Command} command @param {Warning} warning @returns {SlotWarning} */
function warningText({ warned, pairs, desk }, { level, name, codes }) {
  const { texts: { t }, rowOf } = desk;
  const shown = codes.length > NAMED ? `${codes.slice(0, NAMED).join(', ')} …` : codes.join(', ');
  const row = rowOf(codes[0]);
  const pair = pairs.value.find((one) => one.row === row);
  const before = pair ? heldBy(pair.said, pair.row, groundOf(desk)).slice(0, NAMED).join(', ') : '';
  const args = { codes: shown, n: codes.length, before };
  const others = warned.value.length > 1 ? ` ${t('console.warn.more', { others: othersOf(warned.value, desk) })}` : begunOn(desk, name, row);
  if (level === 'deviation') return { level: 'act', icon: 'deviation', text: `${t(`console.warn.${name}`, args)}${others}` };
  return { level: level === 'refusal' ? 'bad' : 'watch', icon: 'own-work', text: `${t(`console.warn.${level}`, args)}${others}` };
}

/** All warnings but the first, by name and of what. @param {readonly Warning[]} warned @param {import('./desk.js').Desk} desk */
const othersOf = (warned, { texts }) => warned.slice(1).map(({ level, name, codes }) => {
  const word = level === 'deviation' ? deviationWord(name, texts) : texts.t('console.own');
  return `${codes.slice(0, NAMED).join(', ')} ${word}`;
}).join('; ');

/** What was let loose and has begun, when its ground gives way. @param {import('./desk.js').Desk} desk @param {string} name @param {import('./types.js').PlanRow|undefined} row */
function begunOn({ texts: { t }, plan }, name, row) {
  if (!row || !SHAKES.has(name)) return '';
  const begun = standingOn(row, Object.values(plan.value.tables.activities)).map(({ code }) => code);
  return begun.length === 0 ? '' : ` ${t('console.warn.begun', { n: begun.length, codes: begun.slice(0, NAMED).join(', ') })}`;
}

/** @param {import('./desk.js').Desk} desk */
function unsentTooLong({ letters, own }) {
  const waiting = letters.value.entries.filter(({ state }) => state === 'waiting');
  return waiting.some(({ writtenAt }) => own.value - writtenAt > UNSENT_PATIENCE);
}

/** Of a report that is struck or corrected: what it said; of activities that are shown, or under the cursor, how they stand. @param {Command} command @returns {string[]} */
function aboutEntry({ preview, desk, list, reportAt }) {
  const parsed = preview.value;
  if (parsed.kind === 'empty') return aboutCursor(desk, list.regarded.value);
  const subjects = parsed.kind === 'show' || parsed.kind === 'reports' ? parsed.subjects : [];
  return subjects.flatMap((subject) => {
    if (subject.kind === 'log') return entryText(desk, reportAt(subject.row.position));
    const row = subject.kind === 'activity' ? desk.rowOf(subject.code) : undefined;
    return row && parsed.kind === 'show' ? [standingText(row, subjects.length > 1, desk)] : [];
  });
}

/** The list cuts long titles. @param {import('./desk.js').Desk} desk @param {string|null} code */
function aboutCursor(desk, code) {
  const row = desk.rowOf(code ?? '');
  return row ? [`${row.code} ${titleOf(row, desk.words.value)}`, standingText(row, false, desk)] : [];
}

/** Its title stands in the sentence. @param {import('./types.js').PlanRow} row @param {boolean} among others @param {import('./desk.js').Desk} desk */
const standingText = (row, among, desk) =>
  [among && row.code, placeWord(desk, row), desk.texts.t(`console.state.${row.status}`)].filter(Boolean).join(' ');

/** @param {import('./desk.js').Desk} desk @param {import('./types.js').LogRow|undefined} row */
const entryText = (desk, row) =>
  (row ? [`p${row.position} ${sentence(row, namesOf(desk), desk.texts, desk.times.value.said).whole}`] : []);

/** Who tells it, what it lets loose, how it lies to the plan. @param {Command} command @returns {string[]} */
function factsOf(command) {
  const { pairs, preview, desk, call } = command;
  const { texts, texts: { t }, minute, plan } = desk;
  const parsed = preview.value;
  const [pair] = pairs.value;
  const teller = pair?.said.told_by ?? (parsed.kind === 'reports' && parsed.front === null ? call.value?.teller : null);
  const rows = Object.values(plan.value.tables.activities);
  const freed = pairs.value.flatMap(({ said: one, row }) => releasedBy(one, row, rows, desk.who)).map(({ code }) => code);
  const late = pairs.value.length === 1 && isTimed(parsed) ? afterPlan(pair.said, pair.row, instant(pair.said.occurred_at ?? '') || minute.value) : null;
  return [
    ...aboutEntry(command),
    pairs.value.length > 1 && t('console.slot.several', { n: pairs.value.length, places: placesIn(pairs.value) }),
    teller && t(tellerKey(pair?.said.kind), { who: personWord(desk, teller), place: call.value?.name ?? '' }),
    pairs.value.length === 1 && outcomeOf(pair.said, pair.row, desk.who).again && t('console.slot.again'),
    freed.length > 0 && t('console.slot.releases', { codes: freed.length > NAMED ? String(freed.length) : freed.join(', ') }),
    late !== null && late !== 0 && t(late > 0 ? 'console.slot.after_plan' : 'console.slot.before_plan', { span: span(Math.abs(late), texts) }),
  ].filter((fact) => typeof fact === 'string').filter(Boolean);
}

/** Is it settled when it happened? @param {Parsed} parsed */
const isTimed = (parsed) => parsed.kind === 'reports' && !parsed.holes.some(({ name }) => name.startsWith('time'));

/** @param {string|undefined} kind */
const tellerKey = (kind) => (kind === 'approved' || kind === 'rejected' ? 'console.slot.by_phone' : 'console.slot.told');

/** @param {readonly {row: {location: string|null}}[]} pairs */
const placesIn = (pairs) => new Set(pairs.map(({ row }) => row.location)).size;
