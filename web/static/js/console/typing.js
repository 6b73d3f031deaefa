/** The command line as it is typed: its text, the holes that Enter walks through, and what may be recorded. Pure. */
import { fill, parse } from '../grammar/index.js';
/** @import {Context, Hole, Parsed} from '../grammar/types.js' */

/**
 * @typedef {object} Step a hole that has been filled
 * @property {Hole} hole
 * @property {string} text as typed
 * @property {Parsed} parsed the line after it
 *
 * @typedef {object} Typing
 * @property {string} text of the line itself
 * @property {Parsed} base what the line alone means
 * @property {readonly Step[]} steps
 * @property {boolean} walking the hand is in a hole
 * @property {string} input of that hole
 * @property {Parsed|null} fault what Enter found there and did not understand
 *
 * @typedef {'nothing'|'record'|'show'|'take'} Act what Enter asks of the page
 */

/** @type {Typing} */
export const EMPTY = { text: '', base: { kind: 'empty' }, steps: [], walking: false, input: '', fault: null };

/** What the line means with every hole filled so far. @param {Typing} typing @returns {Parsed} */
export const parsedOf = ({ base, steps }) => steps.at(-1)?.parsed ?? base;

/** The hole whose turn it is, if the hand is in one. @param {Typing} typing @returns {Hole|null} */
export function holeOf(typing) {
  const parsed = parsedOf(typing);
  return typing.walking && parsed.kind === 'reports' ? parsed.holes[0] ?? null : null;
}

/** The holes that are still empty. @param {Typing} typing @returns {readonly Hole[]} */
export function holesOf(typing) {
  const parsed = parsedOf(typing);
  return parsed.kind === 'reports' ? parsed.holes : [];
}

/** What will be recorded if Enter is pressed now, the hole in turn included. @param {Typing} typing @param {Context} context @returns {Parsed} */
export function previewOf(typing, context) {
  const [hole, parsed] = [holeOf(typing), parsedOf(typing)];
  if (typing.fault) return typing.fault;
  if (!hole || typing.input.trim() === '') return parsed;
  const filled = fill(parsed, hole.name, typing.input, context);
  return filled.kind === 'unclear' ? parsed : filled;
}

/** The text of the line, or of the hole in turn, is now `text`. @param {Typing} typing @param {string} text @param {Context} context @returns {Typing} */
export function typed(typing, text, context) {
  const hole = holeOf(typing);
  if (!hole) return typing.walking ? typing : { ...EMPTY, text, base: parse(text, context) };
  const now = { ...typing, input: text, fault: null };
  return hole.name === 'reason' && /^[1-9]$/.test(text) ? filledWith(now, hole, context).typing : now;
}

/** @param {Typing} typing @param {Context} context @returns {{typing: Typing, act: Act}} */
export function entered(typing, context) {
  const hole = holeOf(typing);
  if (hole) return enteredHole(typing, hole, context);
  const { base, walking } = typing;
  if (walking) return { typing, act: 'record' };
  if (base.kind === 'empty') return { typing, act: 'take' };
  if (base.kind === 'show') return { typing: EMPTY, act: 'show' };
  if (base.kind === 'unclear') return { typing: { ...typing, fault: { ...base, open: false } }, act: 'nothing' };
  if (base.holes.some(({ mandatory }) => mandatory)) return { typing: { ...typing, walking: true }, act: 'nothing' };
  return { typing, act: 'record' };
}

/** @param {Typing} typing @param {Hole} hole @param {Context} context @returns {{typing: Typing, act: Act}} */
function enteredHole(typing, hole, context) {
  if (typing.input.trim() === '') return { typing, act: hole.mandatory ? 'nothing' : 'record' };
  const { typing: next, clear } = filledWith(typing, hole, context);
  return { typing: next, act: clear && holesOf(next).length === 0 ? 'record' : 'nothing' };
}

/** @param {Typing} typing @param {Hole} hole @param {Context} context @returns {{typing: Typing, clear: boolean}} */
function filledWith(typing, hole, context) {
  const parsed = fill(parsedOf(typing), hole.name, typing.input, context);
  if (parsed.kind === 'unclear') return { typing: { ...typing, fault: parsed }, clear: false };
  const step = { hole, text: typing.input, parsed };
  return { typing: { ...typing, steps: [...typing.steps, step], input: '', fault: null }, clear: true };
}

/** One hole back; before the first the line itself. @param {Typing} typing @returns {Typing} */
export function stepBack(typing) {
  if (!typing.walking) return typing;
  const steps = typing.steps.slice(0, -1);
  return { ...typing, steps, input: '', fault: null, walking: typing.steps.length > 0 };
}

/** May Enter record what stands here? @param {Typing} typing */
export function isWhole(typing) {
  return parsedOf(typing).kind === 'reports' && !holesOf(typing).some(({ mandatory }) => mandatory);
}

/** What was not understood is read again with what the boards know now; what was understood stays. @param {Typing} typing @param {Context} context @returns {Typing} */
export function reread(typing, context) {
  if (typing.base.kind !== 'unclear') return typing;
  const base = parse(typing.text, context);
  return { ...typing, base, fault: typing.fault && base.kind === 'unclear' ? { ...base, open: false } : null };
}
