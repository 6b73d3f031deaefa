/** The issues page at work: the issue under the cursor, its triage, the filter, and what the keys do. */
import { batch, computed, effect, signal } from '@preact/signals';
import { rowId } from '../line/board.js';
import { envelope } from '../console/bodies.js';
import { isDesk } from '../console/conditions.js';
import { momentOf } from '../console/desk.js';
import { namesOf } from '../console/names.js';
import { FRONTS } from '../grammar/words.js';
import { areaWord } from '../wall/words.js';
import { FILTERS, counted, groupOf, grouped } from './ordering.js';
import { AHEAD, HOLES, SEVERITIES, answered, areas, back, begin, chosen, entered, holeOf, owners, reportOf, timeOf, typedTime } from './triage.js';
/** @import {Command} from '../console/command.js' */
/** @import {HoleName, Option, Triage} from './triage.js' */

/** @typedef {ReturnType<typeof openBench>} Bench */

/** @typedef {ReturnType<typeof openBoard>} Board */

/** @param {Command} command */
export function openBench(command) {
  const board = openBoard(command);
  return { ...board, ...openChoices(command, board.all), ...openActs(board) };
}

/** What is shown and where the hand is. @param {Command} command */
function openBoard(command) {
  const { desk } = command;
  const filter = signal('open');
  const cursor = signal(/** @type {string|null} */ (null));
  const helping = signal(false);
  const triage = signal(/** @type {Triage|null} */ (null));
  const all = computed(() => Object.values(desk.issues.value.tables.issues));
  const groups = computed(() => grouped(all.value, filter.value, desk.minute.value));
  const rows = computed(() => groups.value.flatMap(({ issues }) => issues));
  const counts = computed(() => counted(all.value, desk.minute.value));
  const untriaged = computed(() => all.value.filter((issue) => groupOf(issue) === 'untriaged'));
  effect(() => {
    const known = rows.value.some(({ code }) => code === cursor.value);
    if (!known) cursor.value = rows.value[0]?.code ?? null;
  });
  effect(() => {
    const code = cursor.value;
    if (triage.peek()?.issue !== code) triage.value = code === null || !isDesk(desk.who) ? null : begin(code);
  });
  return { command, desk, filter, cursor, helping, triage, all, groups, rows, counts, untriaged };
}

/** @param {Command} command @param {import('@preact/signals').ReadonlySignal<import('../console/types.js').IssueRow[]>} all */
function openChoices({ desk }, all) {
  const { t } = desk.texts;
  const teams = computed(() => owners(desk.plan.value.tables.actors, desk.plan.value.tables.locations, all.value));
  const said = (/** @type {string} */ area) => areaWord(area, desk.texts);
  /** @param {HoleName} hole @returns {Option[]} */
  const options = (hole) => {
    switch (hole) {
      case 'severity':
        return SEVERITIES.map((value) => ({ value, text: t(`words.severity.${value}`) }));
      case 'patient_safety':
        return [true, false].map((value) => ({ value, text: t(`issues.${value ? 'yes' : 'no'}`) }));
      case 'area':
        return areas(all.value, desk.lists.value.areas, said).map((value) => ({ value, text: said(value) }));
      case 'owner':
        return teams.value.map(({ code, name }) => ({ value: code, text: name }));
      case 'promised':
        return AHEAD.map((minutes) => ({ value: `+${minutes}`, text: `+${minutes}` }));
    }
  };
  return { options };
}

/** @param {Board} bench */
function openActs(bench) {
  const { command, desk, triage, cursor, rows } = bench;
  const set = (/** @type {Triage} */ next) => (triage.value = next);
  const begun = () => /** @type {Triage} */ (triage.peek());
  const record = () => {
    const report = reportOf(begun());
    batch(() => {
      command.send([{ ...report, ...envelope(momentOf(desk)) }], '');
      const next = rows.peek().find(({ code, severity }) => severity === null && code !== report.issue);
      triage.value = null;
      cursor.value = next?.code ?? cursor.peek();
      triage.value = cursor.peek() === null ? null : begin(String(cursor.peek()));
    });
  };
  const enter = () => {
    const { triage: next, whole } = entered(begun(), command.context.peek());
    set(next);
    if (whole) record();
  };
  /** @param {HoleName} hole @param {string|boolean} value */
  const answer = (hole, value) => {
    const time = hole === 'promised' ? timeOf(String(value), command.context.peek()) : value;
    if (time !== null) set(answered(begun(), hole, time));
  };
  return {
    enter, answer, ...openSteering(bench),
    digit: (/** @type {string} */ key, /** @type {readonly Option[]} */ options) => set(chosen(begun(), key, options)),
    type: (/** @type {string} */ text) => set(typedTime(begun(), text)),
    back: () => set(back(begun())),
    clear: () => set(begin(begun().issue)),
    hole: () => (triage.peek() ? holeOf(begun()) : null),
  };
}

/** @param {Board} bench */
function openSteering({ command, desk, cursor, rows, filter }) {
  /** @param {number} steps */
  const move = (steps) => {
    const at = rows.peek().findIndex(({ code }) => code === cursor.peek());
    const to = Math.min(Math.max(at + steps, 0), rows.peek().length - 1);
    cursor.value = rows.peek()[to]?.code ?? null;
  };
  /** @param {number} steps */
  const turnFilter = (steps) => {
    const keys = FILTERS.map(({ key }) => key);
    filter.value = keys[(keys.indexOf(filter.peek()) + steps + keys.length) % keys.length];
  };
  const ringOwner = () => {
    const owner = rows.peek().find(({ code }) => code === cursor.peek())?.owner;
    command.put(`${FRONTS.call[desk.texts.lang]} ${owner?.toLowerCase() ?? ''}`);
  };
  return { move, turnFilter, ringOwner };
}

/** What an answer says. @param {Bench} bench @param {HoleName} hole @param {Triage} triage */
export function answerText({ desk }, hole, { answers }) {
  const { texts: { t }, times } = desk;
  switch (hole) {
    case 'severity':
      return answers.severity ? t(`words.severity.${answers.severity}`) : '';
    case 'patient_safety':
      return answers.patient_safety === undefined ? '' : t(answers.patient_safety ? 'issues.safety' : 'issues.safety.no');
    case 'area':
      return answers.area ? areaWord(answers.area, desk.texts) : '';
    case 'owner':
      return answers.owner ? namesOf(desk).actor(answers.owner) ?? answers.owner : '';
    case 'promised':
      return answers.promised ? times.value.said(Date.parse(answers.promised)) : '';
  }
}

/** @param {Bench} bench @param {string} code */
export const issueOf = ({ desk }, code) => desk.issues.value.tables.issues[rowId(code)];

export { HOLES };
