/** Rows by their planned start. Pure. */
import { momentsOf } from './moments.js';
/** @import {Item} from './types.js' */

/** Later than any time of a plan, milliseconds. */
const LATEST = 1e15;

/** @typedef {{begins: Float64Array, orders: Float64Array, places: number[]}} Order what a sorting stood on, and where each place's item stood */

/** Sorts; what was found before is used again as long as the plan's times and its order are the same. @returns {(items: readonly Item[]) => Item[]} */
export function openSorting() {
  /** @type {Order} */
  let order = { begins: new Float64Array(), orders: new Float64Array(), places: [] };
  return (items) => {
    if (!holds(order, items)) order = sorted(items);
    return order.places.map((place) => items[place]);
  };
}

/** @param {Order} order @param {readonly Item[]} items */
const holds = ({ begins, orders }, items) =>
  items.length === begins.length && items.every((item, at) => begin(item) === begins[at] && item.row.order === orders[at]);

/** @param {readonly Item[]} items @returns {Order} */
function sorted(items) {
  const [begins, orders] = [Float64Array.from(items, begin), Float64Array.from(items, ({ row }) => row.order)];
  const places = items.map((_, at) => at).sort((a, b) => begins[a] - begins[b] || orders[a] - orders[b]);
  return { begins, orders, places };
}

/** @param {Item} item */
function begin({ row }) {
  const { start, finish } = momentsOf(row);
  return start ?? finish ?? LATEST;
}
