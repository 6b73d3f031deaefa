/** The list of activities: every row with its standing, ordered by how much it needs somebody, filtered and counted. */
import { rowId } from '../line/board.js';
import { instantOrNull } from '../words/time.js';
import { isClosed, isUnwaived, minutesSilent, rank, standing } from './standing.js';
/** @import {Item, PartyRow, PlanRow, Standing} from './types.js' */

const MINUTE = 60_000;
/** Later than any time of a plan, milliseconds. */
const LATEST = 1e14;

/** @typedef {{key: string, takes: (item: Item, mine: (row: PlanRow) => boolean) => boolean, mark: Standing['group']|null}} Filter */

/** @type {readonly Filter[]} in the order of the chips; `mark` is the shape an abnormal one carries */
export const FILTERS = [
  { key: 'open', mark: null, takes: isOpen },
  { key: 'ready', mark: null, takes: ({ standing: { word } }) => word === 'ready' },
  { key: 'started', mark: null, takes: ({ row }) => ['started', 'reopened', 'rejected'].includes(row.status) },
  { key: 'blocked', mark: 'blocked', takes: ({ row }) => row.status === 'blocked' || row.status === 'failed' },
  { key: 'late', mark: 'late', takes: ({ standing: { late } }) => late > 0 },
  { key: 'silent', mark: 'silent', takes: ({ standing: { silent } }) => silent !== null },
  { key: 'approval', mark: null, takes: ({ standing: { waitsApproval } }) => waitsApproval !== null },
  { key: 'deviation', mark: 'deviation', takes: ({ standing: { deviation } }) => deviation !== null },
  { key: 'mine', mark: null, takes: (item, mine) => isOpen(item) && mine(item.row) },
];

/** Whoever still has something to do with it, were it but to waive or to approve it anew. @param {Item} item */
function isOpen({ row, standing: { deviation, waitsApproval } }) {
  return !isClosed(row) || deviation !== null || waitsApproval !== null || isUnwaived(row);
}

/** @typedef {{parties: string[], minute: number, silent: number|null, item: Item|null}} Known */

/**
 * Standings, remembered as long as row, minute and silence are the same: a change costs only the rows it touched.
 * @returns {(rows: readonly PlanRow[], parties: Record<string, PartyRow>, now: number) => Item[]}
 */
export function openStandings() {
  /** @type {WeakMap<PlanRow, Known>} */
  const known = new WeakMap();
  return (rows, parties, now) => {
    const minute = Math.floor(now / MINUTE);
    const quiet = silences(parties, now);
    return rows.map((row) => {
      const before = known.get(row) ?? { parties: partiesOf(row), minute: NaN, silent: null, item: null };
      const silent = quiet.size === 0 ? null : silenceOf(row, before.parties, quiet);
      if (before.item && before.minute === minute && before.silent === silent) return before.item;
      const item = itemOf(row, now, silent);
      known.set(row, { parties: before.parties, minute, silent, item });
      return item;
    });
  };
}

/** @param {PlanRow} row @param {number} now @param {number|null} silent @returns {Item} */
function itemOf(row, now, silent) {
  const found = standing(row, now, silent);
  const when = found.expected ?? instantOrNull(row.planned_finish) ?? LATEST;
  return { row, standing: found, weight: rank(found.group) * LATEST + when };
}

/** The names under which a row's place and actor are called. @param {PlanRow} row */
const partiesOf = ({ location, actor }) => [
  ...(location === null ? [] : [`location:${rowId(location)}`]),
  ...(actor === null ? [] : [`actor:${rowId(actor)}`, `location:${rowId(actor)}`]),
];

/** @typedef {Map<string, {minutes: number, activity: string|null}>} Silences by party */

/** @param {Record<string, PartyRow>} parties @param {number} now @returns {Silences} */
function silences(parties, now) {
  /** @type {Silences} */
  const quiet = new Map();
  for (const party of Object.values(parties)) {
    const minutes = minutesSilent(party, now);
    if (minutes !== null) quiet.set(party.party, { minutes, activity: party.news_due?.activity ?? null });
  }
  return quiet;
}

/**
 * The activity that news were due of, else whatever its place is at work on.
 * @param {PlanRow} row @param {readonly string[]} parties @param {Silences} quiet
 */
function silenceOf(row, parties, quiet) {
  const party = parties.find((name) => quiet.has(name));
  const found = party === undefined ? undefined : quiet.get(party);
  if (!found || isClosed(row) || row.status === 'done') return null;
  const meant = found.activity === null ? row.status === 'started' || row.ready : found.activity === row.code;
  return meant ? found.minutes : null;
}

/** Worst group first, in it by when it will be finished, then as in the plan. @param {Item} a @param {Item} b */
export const byNeed = (a, b) => a.weight - b.weight || a.row.order - b.row.order;

/** @param {readonly Item[]} items @param {(row: PlanRow) => boolean} mine @returns {Record<string, number>} */
export function counted(items, mine) {
  return Object.fromEntries(FILTERS.map(({ key, takes }) => [key, items.filter((item) => takes(item, mine)).length]));
}

/**
 * What the list shows: the filter's rows in order, and above them what else the line speaks of.
 * @param {readonly Item[]} items @param {string} filter @param {(row: PlanRow) => boolean} mine
 * @param {ReadonlySet<string>} spokenOf codes
 */
export function listed(items, filter, mine, spokenOf) {
  const { takes } = FILTERS.find(({ key }) => key === filter) ?? FILTERS[0];
  const [inside, outside] = [items.filter((item) => takes(item, mine)), items.filter((item) => !takes(item, mine))];
  return [...outside.filter(({ row }) => spokenOf.has(row.code)), ...inside.sort(byNeed)];
}

/**
 * The same rows in the order they had, new ones behind and what only the line speaks of above: while a hand types,
 * nothing moves under it.
 * @param {readonly Item[]} shown now @param {readonly string[]} before codes as they stood
 * @param {ReadonlySet<string>} spokenOf codes
 */
export function inOldOrder(shown, before, spokenOf) {
  const place = new Map(before.map((code, at) => [code, at]));
  const at = (/** @type {Item} */ { row }) => place.get(row.code) ?? (spokenOf.has(row.code) ? -1 : Infinity);
  return [...shown].sort((a, b) => (at(a) === at(b) ? 0 : at(a) - at(b)));
}
