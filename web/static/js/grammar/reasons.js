/** Reason codes as they are offered: the digit that means each, and its word. */
/** @import {Candidate, Context} from './types.js' */
import { translator } from './phrases.js';
import { REASONS } from './words.js';

/** @param {string} code */
export const digitOf = (code) => String(REASONS.indexOf(code) + 1);

/** @param {readonly string[]} codes @param {Pick<Context, 'lang'>} context @returns {Candidate[]} */
export const reasonCandidates = (codes, { lang }) =>
  codes.map((code) => ({ text: digitOf(code), label: `${digitOf(code)} ${translator(lang)(code)}` }));
