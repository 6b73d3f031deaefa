/** Makes spellings comparable: composed letters, lower case, plain spaces and dashes, codes without separators. */

const SPACES = /\s/g;
const DASHES = /[\u2010-\u2015\u2212]/g;
const CODE_SEPARATOR = /(?<=\p{L})[._-](?=\d)|(?<=\d)[._-](?=\p{L})/gu;
const LEADING_ZEROS = /(?<!\d)0+(?=\d)/g;
const NOT_ALNUM = /[^\p{L}\p{N}]/gu;

/** @param {string} text @returns {string} */
export const composed = (text) => text.normalize('NFC');

/**
 * Lower case that keeps every character at its index.
 * @param {string} text
 */
function lowered(text) {
  const whole = text.toLowerCase();
  if (whole.length === text.length) return whole;
  return text.replace(/./gsu, (char) => (char.toLowerCase().length === char.length ? char.toLowerCase() : char));
}

/**
 * The part of a line before its note, ready to be read; as long as what came in.
 * @param {string} text composed
 */
export const readable = (text) => lowered(text).replace(SPACES, ' ').replace(DASHES, '-');

/**
 * Equal for spellings of one code: `A-112`, `a112`, `A.112`; leading zeros do not count.
 * @param {string} code
 */
export const codeKey = (code) =>
  lowered(composed(code)).replace(CODE_SEPARATOR, '').replace(LEADING_ZEROS, '');

/**
 * Equal for spellings of one name: `Natt 2`, `natt2`.
 * @param {string} name
 */
export const nameKey = (name) => lowered(composed(name)).replace(NOT_ALNUM, '');

/**
 * The number a code ends in, without leading zeros, or '' if it ends in none.
 * @param {string} code
 */
export const numberOf = (code) => /0*(\d+)$/.exec(code)?.[1] ?? '';
