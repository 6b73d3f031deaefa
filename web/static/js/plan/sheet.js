/** The plan page at work: what is shown of the plan, which groups are open, where the cursor and the window are. */
import { batch, computed, signal } from '@preact/signals';
import { openStandings } from '../console/listing.js';
import { rowId } from '../line/board.js';
import { titleOf } from '../console/context.js';
import { earlierEtas } from './earlier.js';
import { FILTERS, counted, found, leadingTo, nextPoint } from './filters.js';
import { openForecast } from './forecast.js';
import { groupsAbove, grouped, linesOf, parentOf, pathsOf } from './groups.js';
import { NO_LINKS, linksOf } from './links.js';
import { AT_FIRST, atLevel, heldAt, nextLevel, nightOf, windowOf } from './night.js';
import { openSorting } from './sorting.js';
import { moved, zoomed } from '../replay/scale.js';
/** @import {Desk} from '../console/desk.js' */
/** @import {Filter} from './filters.js' */
/** @import {Looking} from './night.js' */
/** @import {Line, Mode, Node, PlanRow} from './types.js' */

/** A plan of more rows opens with its groups closed, but for the first that is under way. */
const OPEN_UP_TO = 500;
const PAN = 0.25;
/** What nearly everything leads to is no choice. */
const MOST = 0.9;

/** @typedef {ReturnType<typeof openSheet>} Sheet */
/** @typedef {ReturnType<typeof openState>} State */

/** @param {{mode?: Mode, row?: string|null}} asked */
function openState({ mode = 'phase', row = null }) {
  return {
    mode: signal(mode),
    filter: signal('all'),
    search: signal(''),
    /** Groups that somebody opened or closed; the others stand as they do by themselves. */
    turned: signal(/** @type {ReadonlyMap<string, boolean>} */ (new Map())),
    /** The line the cursor is on: a row's code or a group's id. */
    cursor: signal(row),
    /** Asked for by the address, until it is found. */
    asked: signal(row),
    looking: signal(/** @type {Looking} */ (AT_FIRST)),
    linked: signal(false),
    helping: signal(false),
    /** A hand's breadth of screen: each row carries its own bar. */
    narrow: signal(false),
  };
}

/** @param {Desk} desk @param {{mode?: Mode, row?: string|null}} [asked] */
export function openSheet(desk, asked = {}) {
  const state = openState(asked);
  followWidth(state.narrow);
  const forecast = openForecast(desk);
  const rows = openRows(desk, state, forecast);
  const lines = openLines(desk, state, rows);
  const look = openLook(desk, state, rows);
  const chosen = openChosen(desk, state, lines);
  return { desk, forecast, ...state, ...rows, ...lines, ...look, ...chosen, ...openSteering(state, lines.lines), ...openGoing(desk, state, rows, lines.pathOf) };
}

/** @param {State['narrow']} narrow */
function followWidth(narrow) {
  const asked = globalThis.matchMedia?.('(max-width: 700px)');
  if (!asked) return;
  narrow.value = asked.matches;
  asked.addEventListener('change', ({ matches }) => (narrow.value = matches));
}

/** @param {Desk} desk @param {State} state @param {ReturnType<typeof openForecast>} forecast */
function openRows(desk, { filter, search }, forecast) {
  const standings = openStandings();
  const rows = computed(() => Object.values(desk.plan.value.tables.activities));
  const byStart = openSorting();
  const items = computed(() => byStart(standings(rows.value, desk.calls.value.tables.parties, desk.minute.value)));
  const next = computed(() => nextPoint(items.value));
  const filters = computed(() => {
    const point = next.value;
    const before = point && leadingTo(point, desk.plan.value.tables.activities);
    /** @type {Filter[]} */
    const upTo = before && before.size > 1 && before.size < rows.value.length * MOST ? [{ key: 'upto', mark: null, takes: ({ row }) => before.has(row.code) }] : [];
    const foreseen = forecast.value.activities;
    /** @type {Filter[]} */
    const critical = forecast.value.summary ? [{ key: 'critical', mark: 'critical', takes: ({ row }) => foreseen[rowId(row.code)]?.critical === true && row.done_at === null }] : [];
    return [...FILTERS, ...critical, ...upTo];
  });
  const saidOf = computed(() => openSaid(desk.plan.value.tables, desk.words.value));
  const sought = computed(() => (search.value.trim() === '' ? items.value : items.value.filter(({ row }) => found(search.value, saidOf.value)(row))));
  const counts = computed(() => counted(filters.value, sought.value));
  const shown = computed(() => {
    const chosen = filters.value.find(({ key }) => key === filter.value) ?? FILTERS[0];
    return chosen.key === 'all' ? sought.value : sought.value.filter(chosen.takes);
  });
  return { rows, items, next, filters, counts, shown };
}

/** All that a search looks through, put together once for a row. @param {import('../console/types.js').PlanTables} tables @param {import('../console/types.js').Words} words @returns {(row: PlanRow) => string} */
function openSaid({ locations, actors }, words) {
  const nameOf = (/** @type {string|null} */ code, /** @type {Record<string, {name: string}>} */ table) => (code === null ? '' : `${code} ${table[rowId(code)]?.name ?? ''}`);
  return (row) => [row.code, titleOf(row, words), nameOf(row.location, locations), nameOf(row.actor, actors)].join(' ').normalize('NFC').toLowerCase();
}

/** @param {Desk} desk @param {State} state @param {ReturnType<typeof openRows>} rows */
function openLines(desk, { mode, filter, search, turned }, { rows, shown }) {
  const pathOf = computed(() => pathsOf(mode.value, desk.plan.value.tables));
  const nodes = computed(() => grouped(shown.value, pathOf.value, desk.texts.t(`plan.none.${mode.value}`)));
  /** How a group stands by itself, settled when it first shows: none closes under a hand because it is finished. @type {Map<string, boolean>} */
  const settled = new Map();
  const isOpen = (/** @type {Node} */ node) => {
    const turn = turned.value.get(node.id);
    if (turn !== undefined) return turn;
    if (filter.value !== 'all' || search.value.trim() !== '') return true;
    if (!settled.has(node.id)) settled.set(node.id, opensItself(node, rows.value.length, nodes.value));
    return settled.get(node.id) === true;
  };
  const lines = computed(() => linesOf(nodes.value, isOpen));
  const places = computed(() => new Map(lines.value.map(({ id }, at) => [id, at])));
  return { pathOf, nodes, lines, places };
}

/** What is finished stays closed, and in a large plan all but the first that is under way. @param {Node} node @param {number} count @param {readonly Node[]} nodes */
const opensItself = (node, count, nodes) => (count > OPEN_UP_TO ? node.level === 1 && node === underWay(nodes) : node.tally.closed < node.tally.count);

/** The first group that has begun and is not finished, else the first. @param {readonly Node[]} nodes */
const underWay = (nodes) => nodes.find(({ items, tally }) => tally.closed < tally.count && items.some(({ row }) => row.started_at !== null)) ?? nodes[0];

/** The same span stays the same object, so that nothing is drawn anew for it. @param {() => import('./types.js').Span} find */
function settled(find) {
  let last = { from: NaN, to: NaN };
  return computed(() => {
    const found = find();
    if (found.from !== last.from || found.to !== last.to) last = found;
    return last;
  });
}

/** @param {Desk} desk @param {State} state @param {ReturnType<typeof openRows>} rows */
function openLook(desk, { looking }, { rows }) {
  const golive = computed(() => desk.wall.value.tables.golive?.['']);
  const night = settled(() => nightOf(rows.value, golive.value ?? {}, desk.minute.value));
  const span = settled(() => windowOf(looking.value, night.value, desk.now.value));
  const moments = () => /** @type {const} */ ([night.peek(), desk.now.peek()]);
  const level = (/** @type {number|null} */ minutes) => (looking.value = atLevel(looking.peek(), minutes, ...moments()));
  const zoom = (/** @type {1|-1} */ steps) => (looking.value = nextLevel(looking.peek(), steps, ...moments()));
  /** @param {number} factor below 1 nearer @param {number} around */
  const zoomAt = (factor, around) => (looking.value = heldAt(zoomed(span.peek(), factor, around, night.peek())));
  const panBy = (/** @type {number} */ by) => (looking.value = heldAt(moved(span.peek(), by, night.peek())));
  const pan = (/** @type {number} */ steps) => panBy(steps * PAN * (span.peek().to - span.peek().from));
  const show = (/** @type {import('./types.js').Span} */ part) => (looking.value = heldAt(part));
  const toNow = () => (looking.value = { ...looking.peek(), from: null });
  return { golive, night, span, level, zoom, zoomAt, pan, panBy, show, toNow };
}

/** @param {Desk} desk @param {State} state @param {ReturnType<typeof openLines>} lines */
function openChosen(desk, { cursor, linked }, { lines, places }) {
  const at = computed(() => places.value.get(cursor.value ?? '') ?? -1);
  const line = computed(() => /** @type {Line|null} */ (lines.value[at.value] ?? null));
  const row = computed(() => line.value?.item?.row ?? null);
  const links = computed(() => (row.value === null ? NO_LINKS : linksOf(row.value, desk.plan.value.tables.activities)));
  const earlier = computed(() => earlierEtas(desk.log.value.tables.reports, desk.plan.value.tables.activities));
  const drawnLinks = computed(() => (linked.value ? links.value : NO_LINKS));
  return { at, line, row, links, earlier, drawnLinks };
}

/** @param {State} state @param {import('@preact/signals').ReadonlySignal<Line[]>} lines */
function openSteering({ cursor, turned }, lines) {
  const at = () => lines.peek().findIndex(({ id }) => id === cursor.peek());
  const choose = (/** @type {string|null} */ id) => (cursor.value = id);
  /** @param {number} to */
  const put = (to) => choose(lines.peek()[Math.min(Math.max(to, 0), lines.peek().length - 1)]?.id ?? null);
  const move = (/** @type {number} */ steps) => put(at() < 0 ? 0 : at() + steps);
  /** @param {string} id @param {boolean} open */
  const turn = (id, open) => (turned.value = new Map([...turned.peek(), [id, open]]));
  /** Closes the group, or goes up to the one it stands in. */
  const close = () => {
    const line = lines.peek()[at()];
    if (line?.node && line.open) turn(line.id, false);
    else if (line) put(Math.max(parentOf(lines.peek(), at()), 0));
  };
  const open = () => {
    const line = lines.peek()[at()];
    if (line?.node && !line.open) turn(line.id, true);
    else if (line?.node) move(1);
  };
  const toggle = (/** @type {Line|undefined} */ line = lines.peek()[at()]) => {
    if (line?.node) turn(line.id, !line.open);
  };
  return { choose, put, move, turn, close, open, toggle };
}

/** @param {Desk} desk @param {State} state @param {ReturnType<typeof openRows>} rows @param {import('@preact/signals').ReadonlySignal<import('./groups.js').PathOf>} pathOf */
function openGoing(desk, state, { shown }, pathOf) {
  /** To a row, wherever it stands: what hides it gives way. @param {string} code @returns {boolean} whether the plan has it */
  const go = (code) => {
    const row = desk.plan.peek().tables.activities[rowId(code)];
    if (row === undefined) return false;
    batch(() => {
      if (!shown.peek().some((item) => item.row === row)) [state.filter.value, state.search.value] = ['all', ''];
      state.turned.value = new Map([...state.turned.peek(), ...groupsAbove(row, pathOf.peek()).map((id) => /** @type {const} */ ([id, true]))]);
      state.cursor.value = row.code;
    });
    return true;
  };
  /** What is grouped anew keeps its row. @param {Mode} mode */
  const group = (mode) => batch(() => {
    state.mode.value = mode;
    if (state.cursor.peek() !== null && !go(String(state.cursor.peek()))) state.cursor.value = null;
  });
  return { go, group };
}
