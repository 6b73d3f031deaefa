/** The arithmetic of a list that draws only the rows in view. All lengths in pixels, all rows equally high. */

/** Rows drawn beyond the edges, so that a quick wheel does not show a hole. */
const SPARE = 8;

/**
 * @param {{scrolled: number, height: number, rowHeight: number, count: number}} view
 * @returns {{first: number, last: number}} rows to draw, `last` not included
 */
export function visibleRows({ scrolled, height, rowHeight, count }) {
  const first = Math.max(0, Math.floor(scrolled / rowHeight) - SPARE);
  const last = Math.min(count, Math.ceil((scrolled + height) / rowHeight) + SPARE);
  return { first: Math.min(first, last), last };
}

/**
 * Where to scroll so that a row is whole in view; unchanged when it already is.
 * @param {number} row @param {{scrolled: number, height: number, rowHeight: number}} view
 */
export function scrolledTo(row, { scrolled, height, rowHeight }) {
  const [top, bottom] = [row * rowHeight, (row + 1) * rowHeight];
  if (top < scrolled) return top;
  return bottom > scrolled + height ? bottom - height : scrolled;
}

/** Rows a page key moves. @param {number} height @param {number} rowHeight */
export const pageOf = (height, rowHeight) => Math.max(1, Math.floor(height / rowHeight) - 1);
