/** Cuts the run of letters and digits at one place of a line into the words it may hold. */

/** @typedef {{text: string, end: number}} Piece */

const RUN = /[\p{L}\d]+(?:[._-][\p{L}\d]+)*/uy;
const CUT = /(?<=[\p{L}\d])(?=[._-])|(?<=\p{L})(?=\d)|(?<=\d)(?=\p{L})/gu;
/** Between the words of a name: blanks, and what else is written there but a comma or the sign of a verb alone. */
const GAP = / *[/&.()'’_-]{0,2} */uy;
/** A name of several words is at most this many of them. */
const JOINED = 8;

/** @param {string} line @param {number} at @returns {Piece|null} */
export function runAt(line, at) {
  RUN.lastIndex = at;
  const match = RUN.exec(line);
  return match && { text: match[0], end: at + match[0].length };
}

/** @param {string} line @param {number} at index of the next character that is no space */
export function skipSpace(line, at) {
  let next = at;
  while (line[next] === ' ') next += 1;
  return next;
}

/**
 * Beginnings of the run, the longest first: `112f2114` holds also `112f` and `112`.
 * @param {Piece} run
 * @param {number} at where the run begins
 * @returns {Piece[]}
 */
export function cuts({ text, end }, at) {
  const inner = [...text.matchAll(CUT)].map(({ index }) => ({ text: text.slice(0, index), end: at + index }));
  return [{ text, end }, ...inner.reverse()];
}

/**
 * The run together with the runs after it, as one word: `natt2`, `altferdig`, or as a name with signs in it: `lege / vakt`.
 * It begins with a letter, and two numbers side by side stay two.
 * @param {string} line
 * @param {number} at
 * @returns {Piece[]}
 */
export function joins(line, at) {
  const first = runAt(line, at);
  const found = first && /^\p{L}/u.test(first.text) ? [first] : [];
  while (found.length > 0 && found.length < JOINED) {
    const { text, end } = found[found.length - 1];
    GAP.lastIndex = end;
    const [gap] = GAP.exec(line) ?? [''];
    const next = runAt(line, end + gap.length);
    if (!next || (/\d$/.test(text) && /^\d/.test(next.text))) break;
    found.push({ text: text + (gap.trim() && gap) + next.text, end: next.end });
  }
  return found.slice(1);
}
