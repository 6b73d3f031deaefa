/** More than fifty places: gathered in the plan's groups, the worst of each in front. */
/** @import {Face, Site} from './tiles.js' */
/** @import {Scene, TileKind} from './types.js' */

const TILES = 50;

/** Worst first; `ready` and `none` ask for nobody's eyes. @type {TileKind[]} */
const WORST_FIRST = ['blocked', 'failed', 'late', 'missing', 'silent', 'paper', 'awaited', 'open', 'none', 'ready'];

/** The share of a bar, 0 to 1; -1 where there is nothing to do. @param {number} released @param {number} total */
export const shared = (released, total) => (total > 0 ? released / total : -1);

/**
 * As they are up to fifty; beyond that one tile a group; beyond that again the first 49, those that ask for eyes first,
 * and one that counts the rest.
 * @param {(Site & {group: string|null, order: number})[]} sites @param {Scene} scene @returns {Site[]}
 */
export function gathered(sites, scene) {
  if (sites.length <= TILES) return sites;
  const groups = byGroup(sites).map((members) => (members.length === 1 ? members[0] : groupSite(members, scene)));
  if (groups.length <= TILES) return groups;
  const ordered = groups.toSorted((a, b) => rank(a.face) - rank(b.face));
  return [...ordered.slice(0, TILES - 1), rest(ordered.slice(TILES - 1), scene)];
}

/** Places without a group stand alone. @param {(Site & {group: string|null})[]} sites */
function byGroup(sites) {
  /** @type {Map<string, (Site & {group: string|null})[]>} */
  const groups = new Map();
  for (const site of sites) {
    const key = site.group ?? `alone:${site.code}`;
    groups.set(key, [...(groups.get(key) ?? []), site]);
  }
  return [...groups.values()];
}

/** @param {(Site & {group: string|null})[]} members @param {Scene} scene @returns {Site} */
function groupSite(members, scene) {
  const name = /** @type {string} */ (members[0].group);
  return { ...summed(members, scene), name, short: null, code: name };
}

/** @param {Site[]} members @param {Scene} scene @returns {Site} */
function rest(members, scene) {
  const name = scene.texts.t('wall.more', { n: members.length });
  return { ...summed(members, scene), name, short: null, code: name };
}

/**
 * The worst face of them all, with how many of them are ready in the place of a shape that says nothing odd.
 * @param {Site[]} members @param {Scene} scene
 */
function summed(members, { texts: { t } }) {
  const worst = members.map(({ face }) => face).toSorted((a, b) => rank(a) - rank(b))[0];
  const counts = { part: members.filter(({ face }) => face.kind === 'ready').length, whole: members.length };
  const words = `${worst.words}, ${t('words.of', counts)}`;
  const counted = worst.kind === 'open' || worst.kind === 'awaited' || worst.kind === 'none';
  const face = counted ? { kind: worst.kind, mark: `${counts.part}/${counts.whole}`, words } : { ...worst, words };
  return { face, bars: summedBars(members) };
}

/** @param {Site[]} members @returns {[number, number][]} */
const summedBars = (members) =>
  members[0].bars.map((_, at) => [sum(members, at, 0), sum(members, at, 1)]);

/** @param {Site[]} members @param {number} bar @param {0|1} part */
const sum = (members, bar, part) => members.reduce((total, { bars }) => total + (bars[bar]?.[part] ?? 0), 0);

/** @param {Face} face */
const rank = ({ kind }) => WORST_FIRST.indexOf(kind);
