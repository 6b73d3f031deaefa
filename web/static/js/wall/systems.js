/** The boxes of the record systems: each its own up to four, beyond that counted by kind. */
import { STYLE, fitting } from './fit.js';
import { said } from './words.js';
import { widthOf } from '../words/measure.js';
/** @import {Scene, SystemBox, SystemRow} from './types.js' */

const BOXES = 4;
const INNER = 420;
const GAP = 16;

/** @param {Scene} scene @returns {SystemBox[]} */
export function systemsOf(scene) {
  const all = Object.values(scene.tables.systems ?? {}).sort((a, b) => a.order - b.order);
  return gathered(all).map((box) => (Array.isArray(box) ? group(box, scene) : single(box, scene)));
}

/**
 * At most four boxes: each system its own, or all of a kind in one, first the old ones, then if need be the new.
 * @param {SystemRow[]} all @returns {(SystemRow|SystemRow[])[]}
 */
function gathered(all) {
  if (all.length <= BOXES) return all;
  const [old, young] = [all.filter(({ kind }) => kind === 'legacy'), all.filter(({ kind }) => kind === 'new')];
  if (young.length < BOXES) return [...counted(old, BOXES - young.length), ...young];
  const left = counted(old, BOXES - 1);
  return [...left, ...counted(young, BOXES - left.length)];
}

/**
 * Those of one kind in `room` boxes: counted in one, and beside it those that are not yet where they should be, if all
 * of them have room, else those with a fault.
 * @param {SystemRow[]} rows @param {number} room @returns {(SystemRow|SystemRow[])[]}
 */
function counted(rows, room) {
  if (rows.length <= 1) return rows;
  const rest = rows.filter(({ in_target, state }) => !in_target || state === 'fault');
  const faults = rest.filter(({ state }) => state === 'fault');
  return [rows, ...(rest.length < room ? rest : faults.slice(0, room - 1))];
}

/** @param {SystemRow} row @param {Scene} scene @returns {SystemBox} */
function single(row, scene) {
  const isNew = row.kind === 'new';
  const [key, at] = shown(row);
  const time = at ? said(scene, at) : '';
  const word = scene.texts.t(key);
  const above = widthOf(word, STYLE.word) + GAP + widthOf(time, STYLE.since) > INNER;
  const room = above ? INNER - GAP - widthOf(time, STYLE.since) : INNER;
  const name = fitting([row.name, row.code], room, STYLE.system);
  return { key: row.code, name, word, time, above, isNew, fault: row.state === 'fault' };
}

/** The word of its state, and since when; one that need only be on is not waited for to open. @param {SystemRow} row @returns {[string, string|null]} */
function shown({ kind, state, since, target_state, live_at }) {
  if (live_at && (state === 'on' || state === 'open')) return [`words.system.${kind}.live`, live_at];
  const enough = kind === 'new' && state === 'on' && target_state === 'on';
  return [enough ? 'wall.systems.on' : `words.system.${kind}.${state}`, since];
}

/** @param {SystemRow[]} rows @param {Scene} scene @returns {SystemBox} */
function group(rows, { texts: { t, has } }) {
  const kind = rows[0].kind;
  const targets = new Set(rows.map(({ target_state }) => target_state));
  const key = `wall.systems.${kind}.${targets.size === 1 ? [...targets][0] : 'target'}`;
  const counts = { part: rows.filter(({ in_target }) => in_target).length, whole: rows.length };
  const name = fitting([t(`wall.systems.${kind}`)], INNER, STYLE.system);
  const fault = rows.some(({ state }) => state === 'fault');
  const word = t(has(key) ? key : `wall.systems.${kind}.target`, counts);
  return { key: kind, name, word, time: '', above: false, isNew: kind === 'new', fault };
}
