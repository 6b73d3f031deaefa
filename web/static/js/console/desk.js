/** A desk: the boards, the clock, the contact and the outbox of one person in one go-live, as signals. */
import { computed, effect, signal } from '@preact/signals';
import { rowId } from '../line/board.js';
import { staleness } from '../line/stale.js';
import { openTimes, runTime } from '../words/time.js';
import { insist, newest, newsOf } from './asking.js';
import { openBoards } from './boards.js';
import { grammarSources } from './context.js';
/** @import {Line} from '../line/socket.js' */
/** @import {Outbox} from '../outbox/outbox.js' */
/** @import {Texts} from '../words/i18n.js' */
/** @import {Ask} from './asking.js' */
/** @import {Boards} from './boards.js' */
/** @import {LogRow, PlanRow, Who, Words} from './types.js' */

const SECOND = 1000;

/**
 * @typedef {object} Parts
 * @property {string} golive
 * @property {Who} who
 * @property {Texts} texts
 * @property {Line} line
 * @property {Outbox} outbox
 * @property {import('../line/doors.js').Doors} doors
 * @property {(refs: string[]) => ReturnType<Ask>} askNames behind references
 * @property {(after: number, before: number) => Promise<LogRow[]|null>} askReports between two positions, all or null
 * @property {Ask} askWords of reports, for those who may see them
 * @property {Ask} askLists that reports choose from
 */
/** @typedef {{tellers: readonly string[], areas: readonly string[]}} Lists roles that may tell, and what an issue may be about */
/** @typedef {ReturnType<typeof openDesk>} Desk */

/** @type {Lists} */
const NO_LISTS = { tellers: [], areas: [] };

/** @param {Parts} parts */
export function openDesk(parts) {
  const boards = openBoards(parts.line, parts.golive);
  const clock = openClock(parts, boards);
  const letters = openLetters(parts.outbox, parts.golive);
  const words = follow(parts, boards, WORDED, parts.askWords, /** @type {Words} */ ({}));
  const lists = follow(parts, boards, LISTED, parts.askLists, NO_LISTS);
  const people = followPeople(parts, boards);
  const zone = computed(() => boards.run.value?.zone ?? 'UTC');
  const times = computed(() => openTimes(zone.value, parts.texts.lang));
  const sources = computed(() => grammarSources({
    plan: boards.plan.value.tables,
    issues: boards.issues.value.tables.issues,
    log: boards.log.value.tables.reports,
    words: words.value,
  }));
  const known = computed(() => [boards.plan, boards.issues, boards.log].every(({ value }) => value.position >= 0));
  /** @param {string} code @returns {PlanRow|undefined} */
  const rowOf = (code) => boards.plan.value.tables.activities[rowId(code)];
  return { ...parts, ...boards, ...clock, ...letters, words, people, lists, zone, times, sources, known, rowOf };
}

/** Enter as the reports carry it. @param {Desk} desk @returns {import('./bodies.js').Moment} */
export const momentOf = (desk) =>
  ({ run: desk.moment(), real: desk.line.time.at(desk.doors.now()), seen: desk.log.peek().position });

/** @param {Parts} parts @param {Boards} boards */
function openClock({ doors, line }, { run, watches }) {
  const own = signal(doors.now());
  const beat = () => {
    own.value = doors.now();
    doors.after(beat, SECOND - (own.value % SECOND));
  };
  beat();
  line.listen(() => (own.value = doors.now()));
  const real = computed(() => line.time.at(own.value));
  const now = computed(() => (run.value ? runTime(run.value.clock, real.value) : real.value));
  const minute = computed(() => Math.floor(now.value / 60_000) * 60_000);
  /** The run's clock at this very moment, for what is recorded. */
  const moment = () => (run.peek() ? runTime(/** @type {any} */ (run.peek()).clock, line.time.at(doors.now())) : doors.now());
  const opened = doors.now();
  const contact = computed(() => {
    const trueAt = Math.min(...watches.map((watch) => watch.trueAt ?? -Infinity));
    const known = Number.isFinite(trueAt);
    const asOf = known && run.value ? runTime(run.value.clock, line.time.at(trueAt)) : null;
    const refusal = watches.find(({ refusal: said }) => said !== null)?.refusal ?? null;
    const level = staleness(own.value - (known ? trueAt : opened), line.heartbeat);
    return { level, asOf, refusal, stopped: line.verdict };
  });
  return { own, now, minute, moment, contact };
}

/** @param {Outbox} outbox @param {string} golive */
function openLetters(outbox, golive) {
  const read = () => ({
    entries: outbox.of(golive),
    recorded: outbox.recorded,
    signedOut: outbox.signedOut,
    unsaved: outbox.unsaved,
    nextTryAt: outbox.nextTryAt,
    foreign: outbox.foreign,
  });
  const letters = signal(read());
  outbox.listen(() => (letters.value = read()));
  return { letters };
}

/** Reports that bring words or take them away, and those that bring other lists. */
const WORDED = new Set(['added', 'issue', 'redacted']);
const LISTED = new Set(['plan']);

/**
 * What comes beside the boards: asked for anew after a report of `kinds`; what was known stays until there is an answer.
 * @template T @param {Parts} parts @param {Boards} boards @param {ReadonlySet<string>} kinds @param {Ask} ask @param {T} none
 */
function follow({ doors }, { log }, kinds, ask, none) {
  const found = signal(none);
  const isNews = newsOf(kinds);
  const renew = newest(ask, doors, (body) => (found.value = body));
  effect(() => void (isNews(log.value) && renew()));
  return found;
}

/** Names of persons come beside the boards, each asked for once. @param {Parts} parts @param {Boards} boards */
function followPeople({ askNames, doors }, { log }) {
  const people = signal(/** @type {Record<string, string>} */ ({}));
  /** @type {Set<string>} */
  const asked = new Set();
  effect(() => {
    const refs = Object.values(log.value.tables.reports).flatMap(({ told_by, recorded_by }) => [told_by, recorded_by]);
    const wanted = [...new Set(refs)].filter((ref) => ref?.startsWith('person:') && !asked.has(ref)).map(String);
    if (wanted.length === 0) return;
    for (const ref of wanted) asked.add(ref);
    void insist(() => askNames(wanted), doors).then((found) => (people.value = { ...people.peek(), ...found }));
  });
  return people;
}
