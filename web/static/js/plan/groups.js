/** Rows in groups that open and close: the tree of them, and its lines as they stand below each other. Pure. */
import { rowId } from '../line/board.js';
import { isClosed } from '../console/standing.js';
/** @import {PlaceRow, PlanTables} from '../console/types.js' */
/** @import {Item, Line, Mode, Node, PlanRow, Tally} from './types.js' */

/** @type {readonly Mode[]} */
export const MODES = ['phase', 'location', 'workstream', 'actor'];
const NOWHERE = '';
const LAST = 1e9;

/** @typedef {{key: string, title: string|null, order: number}} Step one group on the way to a row; without a title it is what has none */
/** @typedef {(row: PlanRow) => Step[]} PathOf */

/** The groups a row lies in, the outermost first. @param {Mode} mode @param {Pick<PlanTables, 'locations'|'actors'>} tables @returns {PathOf} */
export function pathsOf(mode, { locations, actors }) {
  switch (mode) {
    case 'phase':
      return ({ phase, order }) => [step(phase, phase, order)];
    case 'workstream':
      return ({ workstream, order }) => [step(workstream, workstream, order)];
    case 'actor':
      return ({ actor }) => [placed(actor, actors)];
    case 'location':
      return byPlace(locations);
  }
}

/** @param {string|null} key @param {string|null} title @param {number} order @returns {Step} */
const step = (key, title, order) => ({ key: key ?? NOWHERE, title, order: key === null ? LAST : order });

/** @param {string|null} code @param {Record<string, PlaceRow>} table */
function placed(code, table) {
  const row = code === null ? undefined : table[rowId(code)];
  return step(code, row?.name ?? code, row?.order ?? LAST - 1);
}

/** Places stand in the groups that the plan gives them, where it gives more than one. @param {Record<string, PlaceRow & {group?: string|null}>} locations @returns {PathOf} */
function byPlace(locations) {
  const groups = new Set(Object.values(locations).map(({ group }) => group ?? null));
  const isGrouped = groups.size > 1;
  return ({ location }) => {
    const place = placed(location, locations);
    const group = location === null ? null : locations[rowId(location)]?.group ?? null;
    return isGrouped && location !== null ? [step(`/${group ?? ''}`, group, place.order), place] : [place];
  };
}

/**
 * The tree, groups as in the plan, rows as they come.
 * @param {readonly Item[]} items @param {PathOf} pathOf @param {string} none title of what has none @returns {Node[]}
 */
export function grouped(items, pathOf, none) {
  const top = nodeOf('', '', 0, 0);
  /** @type {Map<string, Node>} */
  const known = new Map();
  for (const item of items) {
    let at = top;
    for (const { key, title, order } of pathOf(item.row)) {
      const id = `${at.id}>${key}`;
      let node = known.get(id);
      if (node === undefined) {
        node = nodeOf(id, title ?? none, at.level + 1, order);
        known.set(id, node);
        at.nodes.push(node);
      }
      node.order = Math.min(node.order, order);
      take(node, item);
      at = node;
    }
  }
  return settled(top).nodes;
}

/** @param {string} id @param {string} title @param {number} level @param {number} order @returns {Node} */
const nodeOf = (id, title, level, order) =>
  ({ id, title, level, order, items: [], nodes: [], tally: { count: 0, closed: 0, bad: 0, late: 0, silent: 0 } });

/** Counted as the console's list counts them. @param {Node} node @param {Item} item */
function take({ items, tally }, item) {
  const { row: { status }, standing: { late, silent } } = item;
  items.push(item);
  tally.count += 1;
  if (isClosed(item.row)) tally.closed += 1;
  if (status === 'blocked' || status === 'failed') tally.bad += 1;
  if (late > 0) tally.late += 1;
  if (silent !== null) tally.silent += 1;
}

/** @param {Node} node @returns {Node} */
function settled(node) {
  node.nodes.sort((a, b) => a.order - b.order);
  node.nodes.forEach(settled);
  return node;
}

/** Every line that shows. @param {readonly Node[]} nodes @param {(node: Node) => boolean} isOpen @returns {Line[]} */
export function linesOf(nodes, isOpen) {
  /** @type {Line[]} */
  const lines = [];
  const add = (/** @type {Node} */ node) => {
    const open = isOpen(node);
    lines.push({ id: node.id, level: node.level, node, open, item: null });
    if (!open) return;
    if (node.nodes.length > 0) return node.nodes.forEach(add);
    for (const item of node.items) lines.push({ id: item.row.code, level: node.level + 1, item, node: null });
  };
  nodes.forEach(add);
  return lines;
}

/** The groups above a row. @param {PlanRow} row @param {PathOf} pathOf @returns {string[]} ids */
export function groupsAbove(row, pathOf) {
  let id = '';
  return pathOf(row).map(({ key }) => (id = `${id}>${key}`));
}

/** The line above it that it belongs to; -1 for the outermost. @param {readonly Line[]} lines @param {number} at */
export function parentOf(lines, at) {
  for (let above = at - 1; above >= 0; above -= 1) if (lines[above].level < lines[at].level) return above;
  return -1;
}

/** How much is done, whole percent, never 100 before all is. @param {Tally} tally */
export const shareOf = ({ closed, count }) => Math.floor((closed / Math.max(1, count)) * 100);
