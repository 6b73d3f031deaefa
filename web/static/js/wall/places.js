/** The head over the tiles: how many places stand how, in words. */
import { STYLE, sized } from './fit.js';
import { faceOf, tilesOf } from './tiles.js';
/** @import {Scene, TileKind, WallModel} from './types.js' */

const WIDTH = 1200;
const SIZES = [44, 40, 36, 30];

/** @param {Scene} scene @returns {WallModel['places']} */
export function placesOf(scene) {
  const { tiles, wide } = tilesOf(scene);
  const head = scene.locations.length ? headIn(parts(scene), scene) : { text: '', size: SIZES[0] };
  return { head, tiles, wide };
}

/** What is counted in each state, in this order; nothing is said of none. @type {Record<string, TileKind[]>} */
const COUNTED = {
  before: ['ready', 'missing', 'awaited'],
  during: ['ready', 'open', 'late', 'blocked', 'failed', 'silent'],
  hold: ['ready', 'awaited'],
  announced: ['ready', 'awaited'],
  after: ['ready', 'none', 'paper', 'open'],
};

/** @param {Scene} scene */
function parts(scene) {
  const kinds = scene.locations.map((row) => faceOf(row, scene).kind);
  const state = spoken(scene);
  const whole = state === 'hold' ? kinds.filter((kind) => kind !== 'none').length : kinds.length;
  return (COUNTED[state] ?? []).flatMap((kind) => {
    const n = kinds.filter((other) => other === kind).length;
    return n > 0 || kind === 'ready' ? [scene.texts.t(`wall.places.${state}.${kind}`, { n, whole })] : [];
  });
}

/** When all is complete the places are counted as during the night. @param {Scene} scene */
const spoken = ({ state }) => (state === 'complete' ? 'during' : state);

/** @param {string[]} counts @param {Scene} scene */
function headIn(counts, scene) {
  const said = counts.join(' · ');
  const named = scene.texts.t(`wall.places.${spoken(scene)}`, { counts: said });
  return sized([{ text: named, size: SIZES[0] }, ...SIZES.map((size) => ({ text: said, size }))], WIDTH, STYLE.head);
}
