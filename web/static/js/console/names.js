/** Names behind codes and references: places, systems and counters from the plan, persons for those who may see them. */
import { rowId } from '../line/board.js';
import { issueTitle, titleOf } from './context.js';
/** @import {Body} from '../outbox/outbox.js' */
/** @import {Names} from '../words/sentences.js' */
/** @import {Desk} from './desk.js' */
/** @import {LogRow} from './types.js' */

/** @param {Pick<Desk, 'plan'>} desk @returns {Names} */
export function namesOf({ plan }) {
  const { locations, actors, systems, counters } = plan.value.tables;
  return {
    location: (code) => locations[rowId(code)]?.short ?? locations[rowId(code)]?.name ?? null,
    actor: (code) => actors[rowId(code)]?.name ?? null,
    system: (code) => {
      const row = systems[rowId(code)];
      return row ? { name: row.name, kind: row.kind ?? 'legacy' } : null;
    },
    counter: (code) => counters[rowId(code)]?.title ?? null,
  };
}

/** The short name of where an activity is, else of whose it is. @param {Desk} desk @param {{location: string|null, actor: string|null}} row */
export function placeWord(desk, { location, actor }) {
  const names = namesOf(desk);
  if (location) return names.location(location) ?? location;
  return actor ? names.actor(actor) ?? actor : '';
}

/**
 * What anything but an activity is called, by its table and its id there; a call by who was called.
 * @param {Pick<Desk, 'plan'|'calls'|'issues'|'words'|'texts'>} desk @param {{table: string, code: string}} thing
 */
export function thingWord({ plan, calls, issues, words, texts }, { table, code }) {
  const names = namesOf({ plan });
  const issue = issues.value.tables.issues[code];
  switch (table) {
    case 'golive':
      return texts.t('console.decide.run');
    case 'issues':
      return issue ? `${issue.code} ${issueTitle(issue, words.value)}` : code;
    case 'contacts':
      return calls.value.tables.parties[code]?.name ?? code;
    case 'systems':
      return names.system(code)?.name ?? code;
    case 'holds':
      return texts.t('console.hold.of', { name: scopeWord({ plan, texts }, scopeOf(code)) });
    case 'counters':
      return names.counter(code) ?? code;
    default:
      return names.location(code) ?? names.actor(code) ?? code;
  }
}

/**
 * What a hold is of, in words.
 * @param {Pick<Desk, 'plan'|'texts'>} desk @param {{system: string|null, location: string|null}} hold
 */
export function scopeWord(desk, { system, location }) {
  const names = namesOf(desk);
  if (system !== null) return names.system(system)?.name ?? system;
  return location === null ? desk.texts.t('console.hold.all') : names.location(location) ?? location;
}

/** `location:moa` as a hold has it. @param {string} scope */
function scopeOf(scope) {
  const [kind, code] = scope.split(':');
  return { system: kind === 'system' ? code : null, location: kind === 'location' ? code : null };
}

/**
 * What stands in the way of a condition, by name and as the plan has it: an activity with its title, a system with how it is and should be.
 * @param {Pick<Desk, 'plan'|'issues'|'words'|'texts'>} desk @param {import('./conditions.js').Condition['name']} kind @param {readonly string[]} codes
 */
export function missingNames({ plan, issues, words, texts }, kind, codes) {
  /** @type {Record<string, {order?: number, name?: string, state?: string, target_state?: string}>} */
  const rows = kind === 'issues' || kind === 'holds' ? {} : plan.value.tables[kind === 'gates' ? 'activities' : kind];
  const orderOf = (/** @type {string} */ code) => rows[rowId(code)]?.order ?? 1e9;
  const nameOf = (/** @type {string} */ code) => {
    const row = plan.value.tables.activities[rowId(code)];
    if ((kind === 'activities' || kind === 'gates') && row) return `${code} ${titleOf(row, words.value)}`;
    if (kind === 'holds') return scopeWord({ plan, texts }, scopeOf(code));
    if (kind === 'issues') return thingIssue(code, issues, words);
    const { name = code, state, target_state: target } = rows[rowId(code)] ?? {};
    return state && target ? texts.t('console.condition.system', { name, state: texts.t(`console.system.${state}`), target: texts.t(`console.system.${target}`) }) : name;
  };
  return [...codes].sort((a, b) => orderOf(a) - orderOf(b)).map(nameOf);
}

/** @param {string} code @param {Desk['issues']} issues @param {Desk['words']} words */
function thingIssue(code, issues, words) {
  const issue = issues.value.tables.issues[rowId(code)];
  return issue ? `${issue.code} ${issueTitle(issue, words.value)}` : code;
}

/** A role as it stands; a person by name where that may be seen, else as somebody. @param {Desk} desk @param {string} ref */
export function personWord(desk, ref) {
  if (ref.startsWith('role:')) return ref.slice('role:'.length);
  if (ref === desk.who.person) return desk.texts.t('console.you');
  return desk.people.value[ref] ?? desk.texts.t('console.somebody');
}

/** A report that is on its way, as the log will have it. @param {Body} body @param {Desk} desk @returns {LogRow} */
export function reportOf(body, desk) {
  const row = body.activity ? desk.rowOf(body.activity) : undefined;
  const about = body.of ? Object.values(desk.log.value.tables.reports).find(({ report_id }) => report_id === body.of) : undefined;
  const { note, title } = body;
  return /** @type {LogRow} */ (/** @type {unknown} */ ({
    result: null, reason: null, value: null, eta: null, due: null, state: null, mode: null, counter: null, issue: null,
    system: null, was: null, deviations: [], acknowledged: false, corrected_by: [], struck_by: null, redacted: false,
    late: false, already: false, seen_position: null, position: 0, recorded_by: desk.who.person, told_by: null,
    location: row?.location ?? null, actor: row?.actor ?? null, title: row?.title ?? null, known_at: body.occurred_at,
    ...body,
    of_position: about?.position ?? null,
    text: note || title ? { note, title } : null,
  }));
}
