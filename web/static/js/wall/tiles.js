/** The tiles of the places: what each is marked with in each state, its short name and five bars of phases. */
import { standing } from './condition.js';
import { STYLE, abbreviated, fits } from './fit.js';
import { gathered, shared } from './groups.js';
import { heldFace } from './hold.js';
import { span } from './words.js';
import { instantOrNull } from '../words/time.js';
/** @import {LocationRow, Scene, Shape, Tile, TileKind} from './types.js' */

/** Up to here the tiles are twice as wide, and most names stand whole. */
const WIDE_UP_TO = 25;
const NARROW = { width: 109, style: STYLE.tile };
const WIDE = { width: 226, style: STYLE.wide };

/** @typedef {{width: number, style: import('../words/measure.js').Style}} Room for a name */
/** @typedef {{kind: TileKind, shape?: Shape, mark?: string, words: string}} Face */
/** @typedef {{name: string, short: string|null, code: string, face: Face, bars: [number, number][]}} Site */

/** @param {Scene} scene @returns {{tiles: Tile[], wide: boolean}} */
export function tilesOf(scene) {
  const sites = gathered(scene.locations.map((row) => siteOf(row, scene)), scene);
  const wide = sites.length <= WIDE_UP_TO;
  const names = tileNames(sites, wide ? WIDE : NARROW);
  return { wide, tiles: sites.map((site, at) => tile(site, names[at])) };
}

/** @param {LocationRow} row @param {Scene} scene */
const siteOf = (row, scene) => ({ ...row, face: faceOf(row, scene) });

/** What a place shows in this state of the wall. @param {LocationRow} row @param {Scene} scene @returns {Face} */
export const faceOf = (row, scene) => (FACES[scene.state] ?? duringFace)(row, scene);

/** @type {Record<string, (row: LocationRow, scene: Scene) => Face>} */
const FACES = { before: beforeFace, hold: heldFace, announced: announcedFace, after: afterFace };

/** A missing check-in is nothing odd before it is due. @param {LocationRow} row @param {Scene} scene @returns {Face} */
function beforeFace(row, scene) {
  const { t } = scene.texts;
  if (row.checked_in_at) return { kind: 'ready', shape: 'check', words: t('wall.tile.checked_in') };
  const kind = isCheckInDue(scene) ? 'missing' : 'awaited';
  return { kind, shape: kind === 'missing' ? 'query' : 'dots', words: t(`wall.tile.${kind}`) };
}

/** @param {Scene} scene */
export function isCheckInDue({ golive, now }) {
  const due = instantOrNull(golive.checkin_by ?? golive.start);
  return due !== null && now > due;
}

/** @param {LocationRow} row @param {Scene} scene @returns {Face} */
function duringFace(row, { now, texts }) {
  const { condition, minutes } = standing(row, now);
  const words = texts.t(`wall.tile.${condition}`, { span: span(minutes, texts) });
  if (condition === 'late') return { kind: 'late', mark: `+${minutes}`, words };
  return { kind: condition, shape: SHAPES[condition], words };
}

/** @type {Record<string, Shape|undefined>} */
const SHAPES = { blocked: 'cross', failed: 'exclaim', ready: 'check', silent: 'query' };

/** @param {LocationRow} row @param {Scene} scene @returns {Face} */
function announcedFace(row, { texts: { t } }) {
  if (row.received_at) return { kind: 'ready', shape: 'check', words: t('wall.tile.received') };
  return { kind: 'awaited', shape: 'dots', words: t('wall.tile.not_received') };
}

/** @param {LocationRow} row @param {Scene} scene @returns {Face} */
function afterFace({ mode }, { texts: { t } }) {
  const words = t(`words.mode.${mode}`);
  if (mode === 'back-entered') return { kind: 'ready', shape: 'check', words };
  if (mode === 'paper') return { kind: 'paper', shape: 'paper', words };
  return mode === 'new' ? { kind: 'none', words } : { kind: 'open', shape: 'dots', words };
}

/**
 * Short names, each unlike the others; where two would be cut alike, both show their codes.
 * @param {Site[]} sites @param {Room} room @returns {string[]}
 */
function tileNames(sites, room) {
  const names = sites.map(({ name, short }) => nameIn(name, short, room));
  return names.map((name, at) => {
    const alone = names.indexOf(name) === names.lastIndexOf(name);
    return alone ? name : abbreviated(sites[at].code, room.width, room.style);
  });
}

/** @param {string} name @param {string|null} short @param {Room} room */
const nameIn = (name, short, { width, style }) =>
  fits(name, width, style) ? name : abbreviated(short ?? name, width, style);

/** @param {Site} site @param {string} name @returns {Tile} */
const tile = ({ code, name: whole, face, bars }, name) => ({
  key: code,
  kind: face.kind,
  shape: face.shape ?? null,
  mark: face.mark ?? '',
  name,
  label: `${whole}: ${face.words}`,
  bars: bars.map(([released, total]) => shared(released, total)),
});
