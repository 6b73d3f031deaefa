/** The issues page at work: the issue under the cursor, its triage, the filter, and what the keys do. */
import { computed, signal } from '@preact/signals';
import { rowId } from '../line/board.js';
import { envelope } from '../console/bodies.js';
import { issueTitle } from '../console/context.js';
import { momentOf } from '../console/desk.js';
import { namesOf } from '../console/names.js';
import { FRONTS } from '../grammar/words.js';
import { areaWord } from '../wall/words.js';
import { openAim } from './aim.js';
import { FILTERS, counted, groupOf, grouped } from './ordering.js';
import { timeOf } from '../grammar/expected.js';
import { AHEAD, HOLES, SEVERITIES, answered, areas, back, begin, chosen, entered, holeOf, isBegun, isResting, owners, reportOf, typedTime } from './triage.js';
/** @import {Command} from '../console/command.js' */
/** @import {HoleName, Option, Triage} from './triage.js' */

/** @typedef {ReturnType<typeof openBench>} Bench */

/** @typedef {ReturnType<typeof openBoard>} Board */

/** @param {Command} command */
export function openBench(command) {
  const board = openBoard(command);
  const choices = openChoices(command);
  return { ...board, ...choices, ...openActs({ ...board, ...choices }) };
}

/** What is shown and where the hand is. @param {Command} command */
function openBoard(command) {
  const { desk } = command;
  const filter = signal('open');
  const helping = signal(false);
  const all = computed(() => Object.values(desk.issues.value.tables.issues));
  const groups = computed(() => grouped(all.value, filter.value, desk.minute.value));
  const rows = computed(() => groups.value.flatMap(({ issues }) => issues));
  const counts = computed(() => counted(all.value, desk.minute.value));
  const untriaged = computed(() => all.value.filter((issue) => groupOf(issue) === 'untriaged'));
  /** What hinders now came after it: nothing did when it was made. */
  const announced = computed(() => desk.wall.value.tables.golive?.['']?.stage === 'announced');
  return { command, desk, filter, helping, announced, all, groups, rows, counts, untriaged, ...openAim(command, { all, rows, filter }) };
}

/** @param {Command} command */
function openChoices({ desk }) {
  const { t } = desk.texts;
  const teams = computed(() => owners(desk.plan.value.tables.actors, desk.plan.value.tables.locations));
  const said = (/** @type {string} */ area) => areaWord(area, desk.texts);
  /** @param {HoleName} hole @returns {Option[]} */
  const options = (hole) => {
    switch (hole) {
      case 'severity':
        return SEVERITIES.map((value) => ({ value, text: t(`words.severity.${value}`) }));
      case 'patient_safety':
        return [true, false].map((value) => ({ value, text: t(`issues.${value ? 'yes' : 'no'}`) }));
      case 'area':
        return areas(desk.lists.value.areas, said).map((value) => ({ value, text: said(value) }));
      case 'owner':
        return teams.value.map(({ code, name }) => ({ value: code, text: name }));
      case 'promised':
        return AHEAD.map((minutes) => ({ value: `+${minutes}`, text: `+${minutes}` }));
    }
  };
  return { options };
}

/** @param {Board & ReturnType<typeof openChoices>} bench */
function openActs(bench) {
  const { command, desk, triage, options } = bench;
  const set = (/** @type {Triage} */ next) => (triage.value = next);
  const begun = () => /** @type {Triage} */ (triage.peek());
  const record = () => {
    command.send([{ ...reportOf(begun()), ...envelope(momentOf(desk)) }], '');
    bench.passOn();
  };
  const enter = () => {
    if (isResting(begun())) return void set(begin(begun().issue));
    if (begun().issue === '') return;
    const { triage: next, whole } = entered(begun(), command.context.peek());
    set(next);
    if (whole) record();
  };
  /** @param {HoleName} hole @param {string|boolean} value */
  const answer = (hole, value) => {
    const time = hole === 'promised' ? timeOf(String(value), command.context.peek()) : value;
    if (time !== null) set(answered(begun(), hole, time));
  };
  /** Figures belong to the judgement and begin no line; what does not fit its hole falls. @param {string} text @returns {boolean} whether it was taken */
  const write = (text) => {
    const hole = holeOf(begun());
    if (!/^[\d+.:]*$/.test(text)) return false;
    if (hole === 'promised') set(typedTime(begun(), text));
    else if (hole) set(chosen(begun(), text, options(hole)));
    return true;
  };
  const clear = () => (isBegun(begun()) ? set(begin(begun().issue)) : bench.choose(bench.cursor.peek()));
  return { enter, answer, write, clear, ...openSteering(bench), back: () => set(back(begun())) };
}

/** @param {Board} bench */
function openSteering({ command, desk, cursor, choose, rows, filter }) {
  /** @param {number} steps */
  const move = (steps) => {
    const at = rows.peek().findIndex(({ code }) => code === cursor.peek());
    const to = Math.min(Math.max(at + steps, 0), rows.peek().length - 1);
    choose(rows.peek()[to]?.code ?? null);
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

/** What it is about, in her words; of one that has no number yet as she wrote it. @param {Bench} bench @param {Triage} triage */
export function titleOf(bench, { issue }) {
  const row = issueOf(bench, issue);
  return row ? issueTitle(row, bench.desk.words.value) : bench.awaited.value?.title ?? '';
}

export { HOLES };
