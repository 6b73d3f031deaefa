/** The whole wall as plain data: made of the board's rows, the run's clock and the words, and of nothing else. */
import { openTimes } from '../words/time.js';
import { sentence } from '../words/sentences.js';
import { rowId } from '../line/board.js';
import { widthOf } from '../words/measure.js';
import { attentionOf } from './attention.js';
import { isSilent } from './condition.js';
import { STYLE, abbreviated, fits, fitting, shortened } from './fit.js';
import { numbersOf } from './numbers.js';
import { placesOf } from './places.js';
import { sentenceIn, sentenceOf } from './sentence.js';
import { stateOf } from './state.js';
import { systemsOf } from './systems.js';
/** @import {Texts} from '../words/i18n.js' */
/** @import {GoLiveRow, LocationRow, Scene, WallModel, WallTables} from './types.js' */

const WIDTH = 1856;
const CLOCK_WIDTH = 440;
const MARK_PADDING = 56;
const GAP = 40;
const PLACE_AT_LEAST = 240;

/**
 * @param {WallTables} tables the board `wall`
 * @param {number} now the run's clock, milliseconds
 * @param {Texts} texts
 * @param {number} [asOf] the run's clock when the board was last known to be the server's
 * @returns {WallModel}
 */
export function view(tables, now, texts, asOf = now) {
  const golive = tables.golive?.[''];
  if (!golive) return blank('empty', texts);
  const scene = sceneOf(tables, golive, now, texts);
  return {
    state: scene.state,
    rehearsal: golive.kind === 'rehearsal',
    strip: stripOf(scene),
    sentence: sentenceOf(scene),
    numbers: numbersOf(scene),
    systems: systemsOf(scene),
    places: placesOf(scene),
    attention: attentionOf(scene),
    foot: footOf(scene, asOf),
  };
}

/** Before the first board has come. @param {Texts} texts */
export const waiting = (texts) => blank('waiting', texts);

/** @param {'waiting'|'empty'} state @param {Texts} texts @returns {WallModel} */
function blank(state, { t }) {
  return {
    state,
    rehearsal: false,
    strip: { name: '', mark: '', clock: '', offset: '' },
    sentence: { ...sentenceIn(t(`wall.${state}`), [t(`wall.${state}.sub`)]), level: 'plain', loud: false },
    numbers: [],
    systems: [],
    places: { head: { text: '', size: STYLE.head.size }, tiles: [], wide: false },
    attention: { head: '', items: [], more: '' },
    foot: { latest: '', contact: '' },
  };
}

/** @param {WallTables} tables @param {GoLiveRow} golive @param {number} now @param {Texts} texts @returns {Scene} */
function sceneOf(tables, golive, now, texts) {
  const locations = Object.values(tables.locations ?? {}).sort((a, b) => a.order - b.order);
  const times = openTimes(golive.zone, texts.lang);
  return { tables, golive, locations, now, texts, times, state: stateOf(golive, now) };
}

/** @param {Scene} scene @returns {WallModel['strip']} */
function stripOf({ golive, now, times, texts: { t } }) {
  const mark = t(`words.mark.${golive.kind}`, { number: golive.number });
  const taken = widthOf(mark, STYLE.mark) + MARK_PADDING + CLOCK_WIDTH + 2 * GAP;
  return {
    name: shortened(golive.title, WIDTH - taken, STYLE.name),
    mark,
    clock: times.second(now),
    offset: times.offset(now),
  };
}

/** @param {Scene} scene @param {number} asOf @returns {WallModel['foot']} */
function footOf(scene, asOf) {
  const contact = contactOf(scene, asOf);
  const room = WIDTH - widthOf(contact, { ...STYLE.foot, tabular: true }) - GAP;
  return { latest: latestIn(room, scene), contact };
}

/** The name of the place is cut first, then the title of the work; what became of it is told whole. @param {number} room pixels @param {Scene} scene */
function latestIn(room, { tables, texts, times }) {
  const report = tables.latest?.[''];
  if (!report) return '';
  /** @param {(row: LocationRow) => string} named @param {string|null} [title] */
  const told = (named, title = report.title) => sentence({ ...report, title }, namesIn(tables, named), texts, times.said).whole;
  const ways = PLACE_NAMES.map((named) => told(named));
  if (!report.title || ways.some((way) => fits(way, room, STYLE.foot))) return fitting(ways, room, STYLE.foot);
  const [brief] = PLACE_NAMES.slice(-1);
  const left = room - widthOf(`${told(brief, '')} `, STYLE.foot);
  return fitting([told(brief, shortened(report.title, left, STYLE.foot))], room, STYLE.foot);
}

/** Before the start nothing is expected of anybody yet: in contact is who was heard from. @param {Scene} scene @param {number} asOf */
function contactOf({ state, locations, now, texts: { t }, times }, asOf) {
  const time = times.second(asOf);
  const inContact = locations.filter((row) => !isSilent(row, now) && (state !== 'before' || row.heard_at !== null)).length;
  if (locations.length === 0) return t('wall.foot.as_of', { time });
  return t('wall.foot.contact', { time, part: inContact, whole: locations.length });
}

/**
 * How a place may be called in the foot, longest first.
 * @type {((row: LocationRow) => string)[]}
 */
const PLACE_NAMES = [
  ({ name }) => name,
  ({ name, short }) => short ?? name,
  ({ name, short }) => abbreviated(short ?? name, PLACE_AT_LEAST, STYLE.foot),
];

/** What the codes of a report are called, as far as the board knows. @param {WallTables} tables @param {(row: LocationRow) => string} named */
const namesIn = ({ locations = {}, systems = {}, actors = {}, counters = {} }, named) => ({
  location: (/** @type {string} */ code) => (locations[rowId(code)] ? named(locations[rowId(code)]) : null),
  actor: (/** @type {string} */ code) => actors[rowId(code)]?.name ?? null,
  system: (/** @type {string} */ code) => systems[rowId(code)] ?? null,
  counter: (/** @type {string} */ code) => counters[rowId(code)]?.title ?? null,
});

