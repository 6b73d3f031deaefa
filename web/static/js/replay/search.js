/** Searching in sorted columns. */

/**
 * How many of the sorted values, within `from` and `to`, are not beyond `limit`.
 * @param {ArrayLike<number>} sorted @param {number} limit @param {number} [from] @param {number} [to] indices
 */
export const countUpTo = (sorted, limit, from = 0, to = sorted.length) =>
  partition(sorted, from, to, (value) => value <= limit);

/** How many lie from `start` up to, but not at, `end`. @param {ArrayLike<number>} sorted @param {number} start @param {number} end */
export const countWithin = (sorted, start, end) => countBefore(sorted, end) - countBefore(sorted, start);

/** @param {ArrayLike<number>} sorted @param {number} limit */
const countBefore = (sorted, limit) => partition(sorted, 0, sorted.length, (value) => value < limit);

/** @param {ArrayLike<number>} sorted @param {number} from @param {number} to @param {(value: number) => boolean} counts */
function partition(sorted, from, to, counts) {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (counts(sorted[middle])) low = middle + 1;
    else high = middle;
  }
  return low;
}
