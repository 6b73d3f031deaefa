/** The hash of a board: SHA-256 over its canonical rows, so that two screens can be held against each other. */
import { sha256 } from '@noble/hashes/sha2.js';
/** @import {Row, Tables} from './board.js' */

/** Left out of every row: erasing words must not change a hash. */
const ERASABLE = 'text';

/**
 * Hexadecimal SHA-256 of `canonical(tables)` in UTF-8. In plain script: browsers hide their own on http.
 * @param {Tables} tables
 */
export function boardHash(tables) {
  const digest = sha256(new TextEncoder().encode(canonical(tables)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * The rows as JSON without spaces, keys by code point at every depth, the rows' `text` left out.
 * @param {Tables} tables
 */
export function canonical(tables) {
  return object(tables, (rows) => object(rows, (row) => json(withoutText(row))));
}

/** @param {Row} row */
const withoutText = (row) => Object.fromEntries(Object.entries(row).filter(([field]) => field !== ERASABLE));

/** @param {unknown} value @returns {string} */
function json(value) {
  if (Array.isArray(value)) return `[${value.map(json).join(',')}]`;
  if (value !== null && typeof value === 'object') return object(/** @type {Record<string, unknown>} */ (value), json);
  return JSON.stringify(value);
}

/**
 * @template V
 * @param {Record<string, V>} fields @param {(value: V) => string} write
 */
function object(fields, write) {
  const keys = Object.keys(fields).sort(byCodePoint);
  return `{${keys.map((key) => `${JSON.stringify(key)}:${write(fields[key])}`).join(',')}}`;
}

/**
 * Strings compare by UTF-16 unit in this language; a surrogate stands for a code point above all others.
 * @param {string} a @param {string} b
 */
function byCodePoint(a, b) {
  const left = Array.from(a, (char) => /** @type {number} */ (char.codePointAt(0)));
  const right = Array.from(b, (char) => /** @type {number} */ (char.codePointAt(0)));
  const differs = left.findIndex((point, at) => point !== right[at]);
  return differs === -1 ? left.length - right.length : left[differs] - (right[differs] ?? -1);
}
