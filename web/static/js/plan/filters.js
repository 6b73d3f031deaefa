/** What of the plan is shown: counts that filter, all that leads to the next decision, and what is searched for. Pure. */
import { rowId } from '../line/board.js';
import { FILTERS as LISTED } from '../console/listing.js';
import { isClosed } from '../console/standing.js';
import { isPoint } from './bars.js';
/** @import {Item, PlanRow} from './types.js' */

/** The console's own filters keep their names and meanings here. */
const SHARED = ['started', 'ready', 'late', 'blocked', 'silent', 'approval', 'deviation'];
const NOBODY = () => false;

/** @typedef {{key: string, mark: string|null, takes: (item: Item) => boolean}} Filter `mark` is the shape its button carries */

/** @type {Readonly<Record<string, string>>} */
const SHAPES = { started: 'started', ready: 'ready', late: 'late', blocked: 'blocked', silent: 'silent', approval: 'done', deviation: 'deviation' };

/** @type {readonly Filter[]} */
export const FILTERS = [
  { key: 'all', mark: null, takes: () => true },
  ...SHARED.map((name) => {
    const { key, takes } = /** @type {typeof LISTED[number]} */ (LISTED.find((one) => one.key === name));
    return { key, mark: SHAPES[key], takes: (/** @type {Item} */ item) => takes(item, NOBODY) };
  }),
];

/** The next gate or milestone that is not reached, by its planned time. @param {readonly Item[]} items @returns {PlanRow|null} */
export function nextPoint(items) {
  const open = items.filter(({ row }) => isPoint(row) && !isClosed(row) && (row.planned_finish ?? row.planned_start) !== null);
  const due = (/** @type {Item} */ { row }) => Date.parse(row.planned_finish ?? row.planned_start ?? '');
  return open.sort((a, b) => due(a) - due(b) || a.row.order - b.row.order)[0]?.row ?? null;
}

/** Codes of all that must come before a row, through however many others; itself too. @param {PlanRow} row @param {Record<string, PlanRow>} activities @returns {Set<string>} */
export function leadingTo(row, activities) {
  const found = new Set([row.code]);
  const rest = [row];
  for (let at = rest.pop(); at !== undefined; at = rest.pop()) {
    for (const { code } of at.predecessors) {
      const before = activities[rowId(code)];
      if (before === undefined || found.has(before.code)) continue;
      found.add(before.code);
      rest.push(before);
    }
  }
  return found;
}

/** @param {readonly Filter[]} filters @param {readonly Item[]} items @returns {Record<string, number>} */
export const counted = (filters, items) =>
  Object.fromEntries(filters.map(({ key, takes }) => [key, items.reduce((sum, item) => sum + (takes(item) ? 1 : 0), 0)]));

/** Whether each word of a search stands somewhere in what is known of a row. @param {string} search @param {(row: PlanRow) => string} saidOf in small letters */
export function found(search, saidOf) {
  const words = search.normalize('NFC').toLowerCase().split(/\s+/).filter(Boolean);
  return (/** @type {PlanRow} */ row) => {
    const said = saidOf(row);
    return words.every((word) => said.includes(word));
  };
}
