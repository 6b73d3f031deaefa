/** Which issue the digits judge: the one just raised here, else the one under the cursor, and by itself none that is judged. */
import { batch, computed, effect, signal } from '@preact/signals';
import { isDesk } from '../console/conditions.js';
import { groupOf } from './ordering.js';
import { begin, isBegun, rest } from './triage.js';
/** @import {ReadonlySignal} from '@preact/signals' */
/** @import {Command} from '../console/command.js' */
/** @import {IssueRow} from '../console/types.js' */
/** @import {Body} from '../outbox/outbox.js' */
/** @import {Triage} from './triage.js' */

/**
 * @typedef {object} Listed
 * @property {ReadonlySignal<IssueRow[]>} all
 * @property {ReadonlySignal<IssueRow[]>} rows that the filter shows, in their order
 * @property {import('@preact/signals').Signal<string>} filter
 */
/** @typedef {Listed & ReturnType<typeof openSignals>} Aim */

function openSignals() {
  return {
    cursor: signal(/** @type {string|null} */ (null)),
    triage: signal(/** @type {Triage|null} */ (null)),
    /** What was raised here and has no number yet. */
    awaited: signal(/** @type {Body|null} */ (null)),
    /** Judged here; the board may not know it yet. */
    sent: signal(/** @type {readonly string[]} */ ([])),
  };
}

/** @param {Command} command @param {Listed} listed */
export function openAim(command, listed) {
  const aim = { ...listed, ...openSignals() };
  const { cursor, awaited, rows, triage } = aim;
  if (isDesk(command.desk.who)) {
    followLast(command, aim);
    followRaised(command, aim);
  }
  followCursor(command, aim);
  const choose = (/** @type {string|null} */ code) => batch(() => {
    awaited.value = null;
    cursor.value = code;
  });
  /** On to the oldest that nobody has judged; without one it rests. */
  const passOn = () => batch(() => {
    const next = rows.peek().find((issue) => isFresh(aim, issue));
    triage.value = cursor.peek() === null ? null : rest(String(cursor.peek()));
    if (next) cursor.value = next.code;
  });
  return { cursor, triage, awaited, choose, passOn };
}

/** Neither judged, nor is a judgement of it on its way from here. @param {Aim} aim @param {IssueRow} issue */
const isFresh = ({ sent }, issue) => groupOf(issue) === 'untriaged' && !sent.value.includes(issue.code);

/** What is raised here is the next to be judged, unless it is taken back. @param {Command} command @param {Aim} aim */
function followLast({ last }, { awaited, cursor, triage, sent }) {
  effect(() => {
    const { bodies, undone } = last.value ?? { bodies: [], undone: false };
    const raised = bodies.find(({ kind }) => kind === 'issue');
    const judged = bodies.flatMap(({ kind, issue }) => (kind === 'triaged' ? [issue] : []));
    batch(() => {
      sent.value = [...sent.peek().filter((code) => !judged.includes(code)), ...(undone ? [] : judged)];
      if (raised) awaited.value = undone ? null : raised;
      if (raised && !undone) [cursor.value, triage.value] = [null, begin('')];
    });
  });
}

/** Its number comes, and what was answered meanwhile is its own; or it was refused. @param {Command} command @param {Aim} aim */
function followRaised({ desk }, { awaited, cursor, triage, filter, all, rows }) {
  effect(() => {
    const id = awaited.value?.report_id;
    const found = all.value.find(({ raised_by }) => raised_by === id);
    const refused = desk.letters.value.entries.some(({ state, body }) => state === 'refused' && body.report_id === id);
    if (id !== undefined && (found || refused)) batch(() => {
      awaited.value = null;
      if (!found) return;
      if (!rows.peek().includes(found)) filter.value = 'open';
      triage.value = found.severity === null ? { ...begin(''), ...triage.peek(), issue: found.code } : rest(found.code);
      cursor.value = found.code;
    });
  });
}

/** The cursor stays on what is listed, or under the hand that judges; it lies ready only while nobody has judged it. @param {Command} command @param {Aim} aim */
function followCursor({ desk }, aim) {
  const { cursor, triage, awaited, all, rows } = aim;
  const fresh = computed(() => all.value.some((issue) => issue.code === cursor.value && isFresh(aim, issue)));
  effect(() => {
    const held = triage.value !== null && isBegun(triage.value) ? all.value : rows.value;
    const known = held.some(({ code }) => code === cursor.value);
    if (!known && awaited.value === null) cursor.value = rows.value[0]?.code ?? null;
  });
  effect(() => {
    const [code, now, ready] = [cursor.value, triage.peek(), fresh.value];
    if (awaited.value !== null || (now?.issue === code && isBegun(now))) return;
    triage.value = code === null || !isDesk(desk.who) ? null : ready ? begin(code) : rest(code);
  });
}
