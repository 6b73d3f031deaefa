/** The list of activities at work: what it shows, where the cursor is, what is selected, which filter holds. */
import { batch, computed, signal } from '@preact/signals';
import { rowId } from '../line/board.js';
import { FILTERS, counted, inOldOrder, listed, openStandings } from './listing.js';
/** @import {Desk} from './desk.js' */
/** @import {Item, PlanRow} from './types.js' */

/** @typedef {ReturnType<typeof openList>} List */

/** @typedef {ReturnType<typeof openState>} State */

function openState() {
  return {
    filter: signal('open'),
    place: signal(/** @type {{code: string, name: string}|null} */ (null)),
    cursor: signal(/** @type {string|null} */ (null)),
    /** The row under the cursor, from when it was put there until something is typed. */
    regarded: signal(/** @type {string|null} */ (null)),
    selected: signal(/** @type {ReadonlySet<string>} */ (new Set())),
    centre: signal(/** @type {string|null} */ (null)),
    frozen: signal(/** @type {{items: Item[], at: number}|null} */ (null)),
    busy: signal(false),
    spokenOf: signal(/** @type {ReadonlySet<string>} */ (new Set())),
    /** Rows that stand in the caller's card and need no second place. */
    apart: signal(/** @type {ReadonlySet<string>} */ (new Set())),
  };
}

/** @param {Desk} desk */
export function openList(desk) {
  const state = openState();
  const drawn = openDrawn(desk, state);
  return { ...state, ...drawn, ...openSteering(desk, state, drawn.rows) };
}

/** @param {Desk} desk @param {State} state */
function openDrawn(desk, state) {
  const standings = openStandings();
  const items = computed(() => {
    const { activities } = desk.plan.value.tables;
    const live = standings(Object.values(activities), desk.calls.value.tables.parties, desk.minute.value);
    return state.frozen.value?.items ?? live;
  });
  const centres = computed(() => [...new Set(
    Object.values(desk.plan.value.tables.actors).flatMap(({ centre }) => centre ?? []),
  )].sort());
  /** @param {PlanRow} row */
  const mine = (row) => {
    const centre = state.centre.value ?? centres.value[0] ?? null;
    return centre !== null && desk.plan.value.tables.actors[rowId(row.actor ?? '')]?.centre === centre;
  };
  const here = computed(() => {
    const at = state.place.value;
    return at === null ? items.value : items.value.filter(({ row }) => isAt(row, at.code));
  });
  const filters = computed(() => FILTERS.filter(({ key }) => key !== 'mine' || centres.value.length > 1));
  const counts = computed(() => counted(here.value, mine));
  /** @type {string[]} */
  let order = [];
  const rows = computed(() => {
    const all = listed(here.value, state.filter.value, mine, state.spokenOf.value);
    const now = all.filter(({ row }) => !state.apart.value.has(row.code));
    if (state.busy.value) return inOldOrder(now, order, state.spokenOf.value);
    order = now.map(({ row }) => row.code);
    return now;
  });
  return { items, centres, filters, counts, rows };
}

/** @param {PlanRow} row @param {string} code */
const isAt = ({ location, actor }, code) =>
  [location, actor].some((own) => own !== null && rowId(own) === rowId(code));

/** @param {Desk} desk @param {State} state @param {import('@preact/signals').ReadonlySignal<Item[]>} rows */
function openSteering(desk, state, rows) {
  const { cursor, regarded, selected, filter } = state;
  const at = () => rows.peek().findIndex(({ row }) => row.code === cursor.peek());
  /** @param {string} code */
  const moveTo = (code) => batch(() => (cursor.value = regarded.value = code));
  /** @param {number} steps */
  const move = (steps) => {
    const to = Math.min(Math.max(at() + (at() < 0 && steps > 0 ? 1 : steps), 0), rows.peek().length - 1);
    if (to >= 0) moveTo(rows.peek()[to].row.code);
  };
  /** @param {number} steps @param {readonly string[]} keys */
  const turnFilter = (steps, keys) => {
    filter.value = keys[(keys.indexOf(filter.peek()) + steps + keys.length) % keys.length];
  };
  /** The next row opens by itself when the one under the cursor was reported. @param {ReadonlySet<string>} reported */
  const settle = (reported) => {
    selected.value = new Set([...selected.peek()].filter((code) => !reported.has(code)));
    if (!reported.has(cursor.peek() ?? '')) return;
    const next = rows.peek().slice(at() + 1).find(({ row }) => !reported.has(row.code));
    cursor.value = next?.row.code ?? null;
  };
  /** @param {readonly string[]} codes */
  const toggle = (codes) => {
    const all = codes.every((code) => selected.peek().has(code));
    const rest = [...selected.peek()].filter((code) => !codes.includes(code));
    selected.value = new Set(all ? rest : [...rest, ...codes]);
  };
  const select = () => cursor.peek() && toggle([cursor.peek() ?? '']);
  const selectGroup = () => {
    const group = rows.peek()[at()]?.standing.group;
    toggle(rows.peek().filter(({ standing }) => standing.group === group).map(({ row }) => row.code));
  };
  return { moveTo, move, turnFilter, settle, toggle, select, selectGroup, ...openCodes(desk, state, rows) };
}

/** @param {Desk} desk @param {State} state @param {import('@preact/signals').ReadonlySignal<Item[]>} rows */
function openCodes(desk, { selected, cursor }, rows) {
  /** Its number alone where no other code ends in it. @param {string} code */
  const shortCode = (code) => {
    const number = /\d+$/.exec(code)?.[0];
    const codes = [...desk.sources.peek().activities.keys()];
    const alone = number !== undefined && codes.filter((other) => /\d+$/.exec(other)?.[0] === number).length === 1;
    return alone ? number : code;
  };
  /** What F8 approves: the selected rows in their order, else the one under the cursor. */
  const toApprove = () => {
    const chosen = rows.peek().filter(({ row }) => selected.peek().has(row.code)).map(({ row }) => row.code);
    return chosen.length > 0 ? chosen : [cursor.peek()].filter((code) => code !== null);
  };
  return { shortCode, toApprove };
}
