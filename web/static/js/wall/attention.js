/** The list beside the tiles: the four things that most need a hand in this state, and how many more there are. */
import { unconfirmed } from './hold.js';
import { issueMatters, urgentIssues } from './issues.js';
import {
  calling, centralMatter, detailOf, deviationsMatter, matter, paperMatter, placeMatters, placeTitle,
} from './matters.js';
import { isWithdrawn } from './state.js';
import { isCheckInDue } from './tiles.js';
/** @import {Item, Matter, Scene, WallModel} from './types.js' */

const SHOWN = 4;

/** @param {Scene} scene @returns {WallModel['attention']} */
export function attentionOf(scene) {
  const matters = [...decisions(scene), ...LISTS[scene.state](scene)].sort(byWeight);
  const items = matters.slice(0, SHOWN).map(item);
  const more = counted(matters.slice(SHOWN));
  return { head: headOf(matters, scene), items, more: more > 0 ? scene.texts.t('wall.more', { n: more }) : '' };
}

/** The same board gives the same list everywhere: by rank, then weight, then code. @param {Matter} a @param {Matter} b */
const byWeight = (a, b) => a.rank - b.rank || b.weight - a.weight || (a.key < b.key ? -1 : 1);

/** @param {Matter} matter @returns {Item} */
const item = ({ key, level, title, detail }) => ({ key, level, title, detail });

/** @type {Record<string, (scene: Scene) => Matter[]>} */
const LISTS = {
  empty: () => [],
  before: (scene) => [...urgentIssues(scene), ...missing(scene)],
  during: underWay,
  hold: (scene) => [...urgentIssues(scene), ...unconfirmed(scene), ...deviationsMatter(scene)],
  complete: underWay,
  announced: afterwards,
  after: afterwards,
};

/** @param {Scene} scene @returns {Matter[]} */
function underWay(scene) {
  return [
    ...urgentIssues(scene),
    ...Object.values(scene.tables.central ?? {}).map((row) => centralMatter(row, scene)),
    ...scene.locations.flatMap((row) => placeMatters(row, scene)),
    ...deviationsMatter(scene),
    ...paperMatter(scene),
  ];
}

/** Issues stay visible, and so does what is still on paper. @param {Scene} scene @returns {Matter[]} */
function afterwards(scene) {
  return [...issueMatters(scene), ...deviationsMatter(scene), ...paperMatter(scene)];
}

/** @param {Matter[]} matters */
const counted = (matters) => matters.reduce((sum, { count = 1 }) => sum + count, 0);

/** Who has not checked in, and who rings them; last those of no place. @param {Scene} scene @returns {Matter[]} */
function missing(scene) {
  const { golive: { actors, actors_in }, texts: { t } } = scene;
  const level = isCheckInDue(scene) ? 'warn' : 'info';
  const places = scene.locations.filter((row) => !row.checked_in_at).map((row) => {
    const title = placeTitle(row, (name) => name);
    return matter(row.code, 'missing', level, title, detailOf([calling(row, scene)]), row.unanswered);
  });
  const count = actors - actors_in - places.length;
  if (count <= 0) return places;
  const others = matter('', 'missing', level, t('wall.matter.missing', { n: count }), t('wall.matter.missing.detail'), -1);
  return [...places, { ...others, count }];
}

/** What only the commander can settle. @param {Scene} scene @returns {Matter[]} */
function decisions({ golive, state, texts: { t } }) {
  const { changed_beneath: n, locations_received: part, locations: whole } = golive;
  return [
    ...(state === 'complete' && !isWithdrawn(golive)
      ? [matter('', 'announce', 'warn', t('wall.matter.announce'), t('wall.matter.announce.detail'))] : []),
    ...(isWithdrawn(golive)
      ? [matter('', 'withdrawn', 'bad', t('wall.matter.withdrawn'), detailOf([t('wall.matter.withdrawn.detail', { part, whole })]))] : []),
    ...(n > 0 ? [matter('', 'beneath', 'bad', t('wall.matter.beneath'), t('wall.matter.beneath.detail', { n }))] : []),
  ];
}

/** @param {Matter[]} matters @param {Scene} scene */
function headOf(matters, { golive, state, texts: { t } }) {
  const n = counted(matters);
  if (state === 'announced' || state === 'after') {
    return golive.issues_open ? t('wall.attention.issues', { n: golive.issues_open }) : t('wall.attention.issues.none');
  }
  if (state === 'before' && matters.every(({ key }) => key.startsWith('missing:'))) {
    return n > 0 ? t('wall.attention.missing', { n }) : t('wall.attention.all_in');
  }
  if (state === 'hold' && matters.every(({ key }) => key.startsWith('unconfirmed:'))) {
    return n > 0 ? t('wall.attention.unconfirmed', { n }) : t('wall.attention.confirmed');
  }
  return n > 0 ? t('wall.attention', { n }) : t('wall.attention.none');
}

