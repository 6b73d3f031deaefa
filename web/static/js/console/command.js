/** The command line at work: typed text, the call, the rows it speaks of, and what Enter and the other keys do. */
import { batch, computed, effect, signal } from '@preact/signals';
import { complete } from '../grammar/index.js';
import { bodiesOf, strikesOf, tellerOf } from './bodies.js';
import { pageRows } from './context.js';
import { mayReport } from './conditions.js';
import { momentOf } from './desk.js';
import { warnings, withoutOwn } from './order.js';
import { EMPTY, entered, isWhole, parsedOf, previewOf, reread, stepBack, typed } from './typing.js';
import { openOlder } from './older.js';
import { openPhone } from './phone.js';
/** @import {Context, Parsed} from '../grammar/types.js' */
/** @import {Body} from '../outbox/outbox.js' */
/** @import {Desk} from './desk.js' */
/** @import {List} from './rows.js' */
/** @import {Typing} from './typing.js' */
/** @import {Call} from './types.js' */

/** So long after Enter a report can be taken back with one key, milliseconds of real time. */
export const UNDO_FOR = 10_000;

/** @typedef {{bodies: Body[], at: number, undone: boolean}} Last */
/** @typedef {ReturnType<typeof openCommand>} Command */

/** @param {Desk} desk @param {List} list */
export function openCommand(desk, list) {
  const typing = signal(/** @type {Typing} */ (EMPTY));
  const call = signal(/** @type {Call|null} */ (null));
  const last = signal(/** @type {Last|null} */ (null));
  const older = openOlder(desk, typing);
  const context = computed(() => ({ ...contextOf(desk, call.value), log: { get: older.reportAt } }));
  const meant = computed(() => previewOf(typing.value, context.value));
  const marked = signal(/** @type {[number, number]|null} */ (null));
  const line = { desk, list, typing, marked, call, last, context, ...older, ...judged(desk, call, meant) };
  effect(() => {
    list.spokenOf.value = line.spokenOf.value;
    list.busy.value = typing.value.text !== '';
    if (list.busy.value) list.regarded.value = null;
    list.apart.value = new Set(call.value ? pageRows(call.value) : []);
  });
  effect(() => {
    typing.value = reread(typing.peek(), context.value);
  });
  const writing = { ...line, ...openWriting(line) };
  const phone = { ...writing, ...openPhone(writing) };
  return { ...phone, ...openActs(phone) };
}

/** @param {Desk} desk @param {Call|null} call @returns {Context} */
function contextOf(desk, call) {
  return {
    ...desk.sources.value,
    lang: desk.texts.lang,
    now: desk.minute.value,
    zone: desk.zone.value,
    call: call && { place: call.place, rows: pageRows(call) },
  };
}

/**
 * What will be recorded, and what the room should know of it before Enter.
 * @param {Desk} desk @param {import('@preact/signals').Signal<Call|null>} call
 * @param {import('@preact/signals').ReadonlySignal<Parsed>} meant
 */
function judged(desk, call, meant) {
  const all = computed(() => {
    const parsed = meant.value;
    const reports = parsed.kind === 'reports' ? parsed.reports : [];
    void desk.plan.value;
    return reports.flatMap((report) => {
      const row = report.activity === undefined ? undefined : desk.rowOf(report.activity);
      return row ? [{ said: { ...report, told_by: tellerOf(report, call.value, row, desk.who) }, row }] : [];
    });
  });
  const warned = computed(() => warnings(all.value, desk.who, groundOf(desk)));
  const own = computed(() => new Set(warned.value.flatMap(({ level, codes }) => (level === 'left-out' ? codes : []))));
  const preview = computed(() => withoutOwn(meant.value, own.value));
  const pairs = computed(() => all.value.filter(({ row }) => !own.value.has(row.code)));
  const barred = computed(() => preview.value.kind === 'reports'
    && (!mayReport(desk.who) || warned.value.some(({ level }) => level === 'refusal')));
  const spokenOf = computed(() => {
    const parsed = meant.value;
    const subjects = parsed.kind === 'reports' || parsed.kind === 'show' ? parsed.subjects : [];
    return new Set(subjects.flatMap(({ kind, code }) => (kind === 'activity' ? [code] : [])));
  });
  return { preview, pairs, warned, barred, spokenOf };
}

/** What a start told now stands on. @param {Pick<Desk, 'rowOf'|'minute'|'wall'>} desk @returns {import('./order.js').Ground} */
export const groundOf = ({ rowOf, minute, wall }) => ({ rowOf, holds: wall.value.tables.holds ?? {}, now: minute.value });

/**
 * @typedef {object} Line what is typed and what is known of it
 * @property {Desk} desk
 * @property {List} list
 * @property {import('@preact/signals').Signal<Typing>} typing
 * @property {import('@preact/signals').Signal<[number, number]|null>} marked part of the text that the next key replaces
 * @property {import('@preact/signals').Signal<Call|null>} call
 * @property {import('@preact/signals').Signal<Last|null>} last
 * @property {import('@preact/signals').ReadonlySignal<Context>} context
 * @property {import('@preact/signals').ReadonlySignal<Parsed>} preview
 * @property {import('@preact/signals').ReadonlySignal<boolean>} barred
 */
/** @typedef {Line & ReturnType<typeof openWriting>} Writing */

/** @param {Writing & ReturnType<typeof openPhone>} line */
function openActs(line) {
  const { list, typing } = line;
  const record = () => {
    const parsed = parsedOf(typing.peek());
    if (parsed.kind !== 'reports' || line.barred.peek() || !isWhole(typing.peek())) return;
    const [subject] = parsed.subjects;
    const rings = parsed.front === 'call' && !parsed.given.includes('time');
    if (rings && subject?.kind === 'place') return line.open(subject, parsed.reports[0].note);
    line.sendAll(line.hungUp(parsed));
    typing.value = EMPTY;
  };
  const enter = () => batch(() => {
    if (isUnread(line)) return;
    const { typing: next, act } = entered(typing.peek(), lively(line));
    if (act === 'show') show(parsedOf(typing.peek()), list);
    typing.value = next;
    if (act === 'record') return record();
    if (act === 'take') return void (list.cursor.peek() && line.put(list.shortCode(list.cursor.peek() ?? '')));
  });
  const back = () => (typing.value = stepBack(typing.peek()));
  return { enter, back };
}

/** @param {Line} line */
function openWriting(line) {
  const { desk, list, typing, call, last, context } = line;
  /** @param {string} text */
  const type = (text) => (typing.value = typed(typing.peek(), text, lively(line)));
  /** @param {string} text */
  const put = (text) => (typing.value = typed(EMPTY, text, lively(line)));
  /** @param {readonly Body[]} bodies @param {string} text */
  const send = (bodies, text) => {
    last.value = { bodies: [...bodies], at: desk.doors.now(), undone: false };
    void desk.outbox.write(desk.golive, bodies.map((body) => ({ body, line: text })));
  };
  /** @param {Extract<Parsed, {kind: 'reports'}>} parsed */
  const sendAll = (parsed) => {
    const bodies = bodiesOf(parsed.reports, momentOf(desk), call.peek(), desk.rowOf, desk.who);
    send(bodies, typing.peek().text);
    list.settle(new Set(bodies.flatMap(({ activity }) => (activity ? [activity] : []))));
  };
  const undo = () => {
    const done = last.peek();
    if (!done || done.undone || desk.doors.now() - done.at > UNDO_FOR) return;
    last.value = { ...done, undone: true };
    void takeBack(desk, done.bodies);
  };
  const tab = () => {
    const [first] = complete(typing.peek().text, context.peek());
    if (first) put(first.text);
  };
  /** What was refused goes back into the line. @param {Body} body @param {string} text */
  const mend = (body, text) => {
    void desk.outbox.discard(body.report_id);
    put(text);
  };
  return { type, put, send, sendAll, undo, tab, mend };
}

/** The context with the clock of this second, for times that are told relative to it. @param {Line} line @returns {Context} */
const lively = ({ context, desk }) => ({ ...context.peek(), now: desk.moment() });

/** Nobody can say what it means before the boards have come. @param {Pick<Line, 'desk'|'typing'>} line */
export const isUnread = ({ desk, typing }) => !desk.known.value && parsedOf(typing.value).kind === 'unclear';

/** What was refused is taken out of the outbox; the rest is struck. @param {Desk} desk @param {readonly Body[]} bodies */
async function takeBack(desk, bodies) {
  const mine = desk.outbox.of(desk.golive);
  const refused = new Set(mine.filter(({ state }) => state === 'refused').map(({ body }) => body.report_id));
  for (const { report_id } of bodies) if (refused.has(report_id)) await desk.outbox.discard(report_id);
  const strikes = strikesOf(bodies.filter(({ report_id }) => !refused.has(report_id)), momentOf(desk));
  await desk.outbox.write(desk.golive, strikes.map((body) => ({ body, line: '' })));
}

/** A line that only shows puts the cursor on its row, or the list on its place. @param {Parsed} parsed @param {List} list */
function show(parsed, list) {
  const [subject] = parsed.kind === 'show' ? parsed.subjects : [];
  if (subject?.kind === 'activity') list.moveTo(subject.code);
  if (subject?.kind === 'place') list.place.value = { code: subject.code, name: subject.name };
}
