/** The wall while work is held: what stands still since when and why, and which places have not confirmed it. */
import { rowId } from '../line/board.js';
import { instant } from '../words/time.js';
import { STYLE, fits } from './fit.js';
import { matter, calling, detailOf, placeTitle } from './matters.js';
import { minutesSince } from './state.js';
import { actorName, said, span } from './words.js';
/** @import {Face} from './tiles.js' */
/** @import {HoldRow, LocationRow, Matter, Scene, WallTables} from './types.js' */
/** @import {Entry} from './numbers.js' */
/** @import {Said} from './sentence.js' */

const OWNER_WIDTH = 420;

/** Those that stand, that of everything first, then as they were placed. @param {Pick<WallTables, 'holds'>} tables @returns {HoldRow[]} */
export const standingHolds = ({ holds = {} }) =>
  Object.values(holds).filter(({ stands }) => stands)
    .sort((a, b) => Number(isOfAll(b)) - Number(isOfAll(a)) || a.position - b.position);

/** @param {HoldRow} hold */
const isOfAll = ({ system, location }) => system === null && location === null;

/** @param {Pick<Scene, 'tables'|'texts'|'times'>} scene @returns {Said} */
export function held(scene) {
  const { texts: { t }, tables } = scene;
  const holds = standingHolds(tables);
  const main = t('wall.hold', { time: said(scene, /** @type {string} */ (holds[0].since)) });
  const sub = isOfAll(holds[0]) ? [t('wall.hold.all')] : whatStands(holds, scene);
  return { main, sub, level: 'bad', loud: true };
}

/** The names as long as they go on the line, then the first and how many more. @param {HoldRow[]} holds @param {Pick<Scene, 'tables'|'texts'>} scene */
function whatStands(holds, { tables, texts: { t } }) {
  const names = (/** @type {boolean} */ whole) => holds.map((hold) => nameOf(hold, tables, whole));
  const of = (/** @type {string} */ said_) => t('wall.hold.of', { names: said_ });
  const [brief] = names(false);
  const first = holds.length > 1 ? `${brief} ${t('wall.more', { n: holds.length - 1 })}` : brief;
  return [of(names(true).join(' · ')), of(names(false).join(' · ')), of(first)];
}

/** @param {HoldRow} hold @param {WallTables} tables @param {boolean} whole */
function nameOf({ system, location }, { systems = {}, locations = {} }, whole) {
  if (system !== null) return whole ? (systems[rowId(system)]?.name ?? system) : system;
  const place = locations[rowId(location ?? '')];
  return (whole ? place?.name : place?.short ?? place?.name) ?? location ?? '';
}

/** Why and whose it is; where no name of whose has room, nothing. @param {Scene} scene @returns {Entry} */
export function holdReason(scene) {
  const [{ reason, owner }] = standingHolds(scene.tables);
  const { t } = scene.texts;
  const names = [actorName(scene, owner), owner].filter((way) => way !== null);
  if (reason === null) return ['owner', t('wall.number.hold.owner'), names.find((way) => fits(way, OWNER_WIDTH, STYLE.value)) ?? null];
  return ['reason', t('wall.number.hold.reason'), t(`words.reason.${reason}`), 'plain', names];
}

/** When it should be over, or how long it has lasted. @param {Scene} scene @returns {Entry} */
export function holdEnd(scene) {
  const [{ eta, moved, since }] = standingHolds(scene.tables);
  const { t } = scene.texts;
  if (eta === null) return ['lasted', t('wall.number.hold.lasted'), span(minutesSince(/** @type {string} */ (since), scene.now), scene.texts)];
  const passed = instant(eta) < scene.now;
  const below = moved > 0 ? [t('wall.matter.moved', { n: moved })] : [];
  return ['eta', t(passed ? 'wall.number.hold.passed' : 'wall.number.hold.eta'), said(scene, eta), passed ? 'warn' : 'plain', below];
}

/** Only the places that it is about are marked. @param {LocationRow} row @param {Scene} scene @returns {Face} */
export function heldFace(row, { texts: { t } }) {
  if (row.held.length === 0) return { kind: 'none', words: t('wall.tile.not_held') };
  if (row.hold_received_at !== null) return { kind: 'ready', shape: 'check', words: t('wall.tile.held') };
  return { kind: 'awaited', shape: 'dots', words: t('wall.tile.held.unconfirmed') };
}

/** Places that have not said that they stand still, and who rings them. @param {Scene} scene @returns {Matter[]} */
export function unconfirmed(scene) {
  const waiting = scene.locations.filter((row) => row.held.length > 0 && row.hold_received_at === null);
  const said_ = scene.texts.t('wall.matter.unconfirmed');
  return waiting.map((row) =>
    matter(row.code, 'unconfirmed', 'warn', placeTitle(row, (name) => name), detailOf([said_, calling(row, scene)]), row.unanswered));
}
