/** The three rows of numbers beside the sentence, state by state; what is not known is left out. */
import { minutesOnPaper } from './condition.js';
import { STYLE, fits, fitting } from './fit.js';
import { holdEnd, holdReason } from './hold.js';
import { canTurnUntil, foreseenBy, windowLeft } from './state.js';
import { briefSpan, offset, said, span } from './words.js';
import { widthOf } from '../words/measure.js';
/** @import {Level, NumberRow, Scene} from './types.js' */

const WIDTH = 624;
const GAP = 24;
const ICON = 52;
/** Minutes that are told without their word where there is no room for it. */
const BRIEF_UP_TO = 120;

/** @typedef {[key: string, label: string|string[], value: string|string[]|null, level?: Level, below?: string[]]} Entry label and value in one or more ways, longest first; no value, no row */

/** @param {Scene} scene @returns {NumberRow[]} */
export const numbersOf = (scene) => ENTRIES[scene.state](scene).flatMap(row);

/** The value is told whole where any of its labels has room beside it. @param {Entry} entry @returns {NumberRow[]} */
function row([key, label, value, level = 'plain', below = []]) {
  if (value === null) return [];
  const [labels, values] = [[label].flat(), [value].flat()];
  const beside = (/** @type {string} */ said) => WIDTH - widthOf(said, STYLE.value) - (level === 'plain' ? GAP : GAP + ICON);
  const told = values.find((way) => labels.some((one) => fits(one, beside(way), STYLE.label))) ?? values[values.length - 1];
  const room = beside(told);
  return [{ key, label: fitting(labels, room, STYLE.label), below: below.find((way) => fits(way, room, STYLE.detail)) ?? '', value: told, level }];
}

/** @type {Record<string, (scene: Scene) => Entry[]>} */
const ENTRIES = {
  empty: () => [],
  before: (scene) => [checkedIn(scene), finish(scene), turning(scene) ?? windowEnd(scene)],
  during: (scene) => [lastMilestone(scene), finish(scene), turning(scene) ?? float(scene)],
  hold: (scene) => [holdReason(scene), holdEnd(scene), turning(scene) ?? float(scene)],
  complete: (scene) => [actors(scene), mandatory(scene), deviations(scene)],
  announced: (scene) => [received(scene), issues(scene), deviations(scene)],
  after: (scene) => [onPaper(scene), received(scene), issues(scene)],
};

/** @param {Scene} scene @param {number} part @param {number} whole */
const of = ({ texts: { t } }, part, whole) => (whole > 0 ? t('words.of', { part, whole }) : null);

/** @param {Scene} scene @returns {Entry} */
function checkedIn(scene) {
  const { golive: { actors, actors_in }, texts: { t } } = scene;
  return ['checked_in', t('wall.number.checked_in'), of(scene, actors_in, actors)];
}

/** As it is foreseen, with the plan's beneath; before anything is foreseen, as planned. @param {Scene} scene @returns {Entry} */
function finish(scene) {
  const { golive, texts: { t } } = scene;
  const [planned, foreseen] = [golive.finish && said(scene, golive.finish), foreseenIn(scene)?.finish];
  if (!foreseen || scene.state === 'before') return ['finish', t('wall.number.finish'), planned];
  const beneath = planned ? [t('wall.number.expected.plan', { time: planned })] : [];
  return ['expected', t('wall.number.expected'), said(scene, foreseen), 'plain', beneath];
}

/** Nothing once it is passed: what counts then is the end of the window. @param {Scene} scene @returns {Entry|null} */
function turning(scene) {
  const until = canTurnUntil(scene.golive, scene.now);
  if (until === null) return null;
  const { texts } = scene;
  const room = foreseenIn(scene)?.float_to_no_return ?? null;
  const beneath = room === null ? [] : [texts.t('wall.number.turn_back.float', { span: signed(room, texts) })];
  return ['turn_back', texts.t('wall.number.turn_back'), said(scene, until), room !== null && room < 0 ? 'bad' : 'plain', beneath];
}

/** @param {Scene} scene @returns {Entry} */
function windowEnd(scene) {
  const { golive: { window_end }, texts: { t } } = scene;
  return ['window', t('wall.number.window'), window_end && said(scene, window_end)];
}

/** @param {Scene} scene @returns {Entry} */
function lastMilestone(scene) {
  const { golive: { milestone, started_at }, texts } = scene;
  if (milestone === null) return ['started', texts.t('wall.number.started'), started_at && said(scene, started_at)];
  const ahead = milestone.offset_minutes;
  const time = said(scene, milestone.at);
  const labels = [texts.t('wall.number.milestone.at', { time }), texts.t('wall.number.milestone'), texts.t('wall.number.milestone.brief'), texts.t('words.at', { time })];
  return ['milestone', labels, [offset(ahead, texts), offset(ahead, texts, briefSpan)], ahead < 0 ? 'warn' : 'plain', fromStart(milestone, texts)];
}

/** Where the night began early or late, what it won or lost since. @param {import('./types.js').Milestone} milestone @param {Scene['texts']} texts */
function fromStart({ offset_minutes, offset_from_start_minutes: since }, texts) {
  if (since === null || since === offset_minutes) return [];
  const brief = texts.t(since < 0 ? 'wall.number.from_start.behind' : 'wall.number.from_start.ahead', { n: Math.abs(since) });
  return [texts.t('wall.number.from_start', { offset: offset(since, texts) }), ...(Math.abs(since) < BRIEF_UP_TO ? [brief] : [])];
}

/** @param {Scene} scene @returns {Entry} */
function float(scene) {
  const { golive, now, texts } = scene;
  const left = windowLeft(golive, now, foreseenIn(scene));
  if (left === null) return ['float', '', null];
  const labels = [texts.t('wall.number.float'), texts.t('wall.number.float.brief')];
  return ['float', labels, signed(left, texts), left < 0 ? 'bad' : 'plain'];
}

/** @param {number} minutes @param {Scene['texts']} texts */
const signed = (minutes, texts) => (minutes < 0 ? `\u2212${span(-minutes, texts)}` : span(minutes, texts));

/** What is foreseen of the run, while that is not older than a few minutes. @param {Scene} scene */
const foreseenIn = ({ tables, now }) => foreseenBy(tables.summary?.[''], now);

/** @param {Scene} scene @returns {Entry} */
function actors(scene) {
  const { golive, texts: { t } } = scene;
  return ['actors', t('wall.number.actors'), of(scene, golive.actors_complete, golive.actors)];
}

/** @param {Scene} scene @returns {Entry} */
function mandatory(scene) {
  const { golive, texts: { t } } = scene;
  return ['completed', t('wall.number.completed'), of(scene, golive.mandatory_released, golive.mandatory)];
}

/** @param {Scene} scene @returns {Entry} */
function deviations({ golive, texts: { t } }) {
  return ['deviations', t('wall.number.deviations'), String(golive.deviations), golive.deviations > 0 ? 'warn' : 'plain'];
}

/** @param {Scene} scene @returns {Entry} */
function received(scene) {
  const { golive, texts: { t } } = scene;
  return ['received', t('wall.number.received'), of(scene, golive.locations_received, golive.locations)];
}

/** @param {Scene} scene @returns {Entry} */
function issues({ golive, texts: { t } }) {
  const level = golive.patient_safety_open > 0 ? 'bad' : 'plain';
  return ['issues', t('wall.number.issues'), String(golive.issues_open), level];
}

/** @param {Scene} scene @returns {Entry} */
function onPaper({ locations, now, texts }) {
  const longest = Math.max(-1, ...locations.map((row) => minutesOnPaper(row, now) ?? -1));
  return ['paper', texts.t('wall.number.paper'), longest < 0 ? texts.t('words.none') : span(longest, texts)];
}
