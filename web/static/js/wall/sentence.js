/** The one sentence of the wall and the line beneath it, state by state. */
import { countdown, instant, instantOrNull, minutesBetween } from '../words/time.js';
import { STYLE, sized } from './fit.js';
import { held } from './hold.js';
import { aheadAtLast, aheadNow, foreseenBy, isWithdrawn } from './state.js';
import { said, span } from './words.js';
/** @import {Level, Scene, WallModel} from './types.js' */

const WIDTH = 1200;
const LARGE_UP_TO = 24;
const SUB_LARGE_UP_TO = 48;
const SUB_UP_TO = 55;

/** So long after it the day alone says since when, milliseconds. */
const DATED_FROM = 48 * 3_600_000;

/** @typedef {{main: string, sub: string[], level?: Level, loud?: boolean}} Said sub: ways to say it, longest first */

/** @param {Scene} scene @returns {WallModel['sentence']} */
export function sentenceOf(scene) {
  const isTaken = isWithdrawn(scene.golive) && scene.state !== 'hold';
  const { main, sub, level = 'plain', loud = false } = isTaken ? withdrawn(scene) : SAID[scene.state](scene);
  return { ...sentenceIn(main, sub), level, loud };
}

/** Main 100 px up to 24 characters, else 72; beneath it 52 up to 48, 40 up to 55. @param {string} main @param {string[]} sub */
export function sentenceIn(main, sub) {
  const short = sub.filter((way, at) => way.length <= SUB_UP_TO || at === sub.length - 1);
  return {
    main: sized(sizes(main, LARGE_UP_TO, 100, 72), WIDTH, STYLE.sentence),
    sub: sized(short.flatMap((way) => sizes(way, SUB_LARGE_UP_TO, 52, 40)), WIDTH, STYLE.sub),
  };
}

/** @param {string} text @param {number} upTo characters @param {number} large @param {number} small pixels */
const sizes = (text, upTo, large, small) =>
  [large, small].filter((size) => size === small || text.length <= upTo).map((size) => ({ text, size }));

/** @type {Record<string, (scene: Scene) => Said>} */
const SAID = { empty, before, during, hold: held, complete, announced, after };

/** @param {Scene} scene @returns {Said} */
function empty({ texts: { t } }) {
  return { main: t('wall.empty'), sub: [t('wall.empty.sub')] };
}

/** @param {Scene} scene @returns {Said} */
function before(scene) {
  const { golive, now, texts } = scene;
  const start = instantOrNull(golive.start);
  const minutes = start === null ? null : minutesBetween(now, start);
  if (minutes === null || minutes < 0) return overdue(scene, minutes);
  const main = minutes === 0 ? texts.t('wall.before.now') : texts.t('wall.before', { span: span(minutes, texts) });
  return { main, sub: [planned(scene)] };
}

/** @param {Scene} scene @param {number|null} minutes to the planned start @returns {Said} */
function overdue(scene, minutes) {
  const { t } = scene.texts;
  if (minutes === null) return { main: t('wall.before.not'), sub: [planned(scene)] };
  const time = said(scene, /** @type {string} */ (scene.golive.start));
  return { main: t('wall.before.not'), sub: [t('wall.before.late', { span: span(-minutes, scene.texts), time })], level: 'warn' };
}

/** `Plan 16.00–22.00 · vindu til 22.50`. @param {Scene} scene */
function planned(scene) {
  const { golive: { start, finish, window_end }, now, times, texts: { t } } = scene;
  return [
    start && finish && t('wall.plan', { start: times.when(instant(start), now), finish: said(scene, finish) }),
    window_end && t('wall.window', { time: said(scene, window_end) }),
  ].filter(Boolean).join(' · ');
}

/** @param {Scene} scene @returns {Said} */
function during(scene) {
  const ahead = aheadNow(scene.golive, scene.now);
  const level = ahead !== null && ahead < 0 ? 'warn' : 'plain';
  return { main: comparedToPlan(ahead, scene), sub: [underWay(scene)], level };
}

/** @param {number|null} ahead @param {Scene} scene */
function comparedToPlan(ahead, { texts }) {
  if (ahead === null) return texts.t('wall.during.started');
  if (ahead === 0) return texts.t('wall.during.on_plan');
  return texts.t(ahead > 0 ? 'wall.during.ahead' : 'wall.during.behind', { span: span(Math.abs(ahead), texts) });
}

/** What is foreseen beside the plan, as long as it is known. @param {Scene} scene */
function underWay(scene) {
  const { tables, golive: { finish, started_at }, now, texts: { t, lang } } = scene;
  if (finish === null) return started_at ? t('wall.during.since', { time: said(scene, started_at) }) : '';
  const [plan, foreseen] = [said(scene, finish), foreseenBy(tables.summary?.[''], now)?.finish];
  const whole = foreseen ? t('wall.during.expected', { time: said(scene, foreseen), plan }) : t('wall.during.sub', { time: plan });
  return `${whole} · ${countdown(instant(finish), now, lang)}`;
}

/** @param {Scene} scene @returns {Said} */
function complete(scene) {
  const { golive: { complete_at }, texts: { t } } = scene;
  const at = complete_at && t('words.at', { time: said(scene, complete_at) });
  const parts = [at, compared(scene), t('wall.complete.sub')].filter(Boolean);
  return { main: t('wall.complete'), sub: [parts.join(' · '), parts.slice(0, -1).join(' · ')] };
}

/** @param {Scene} scene @returns {Said} */
function announced(scene) {
  const { golive, texts: { t } } = scene;
  const time = said(scene, golive.complete_at ?? /** @type {string} */ (golive.announced_at));
  return { main: t('wall.announced', { time }), ...standsOn(scene, [compared(scene, true), compared(scene)]) };
}

/** @param {Scene} scene @returns {Said} */
function after(scene) {
  const { golive, now, times, texts: { t } } = scene;
  const from = golive.complete_at ?? /** @type {string} */ (golive.announced_at);
  const at = instant(from);
  const time = now - at < DATED_FROM ? times.when(at, now) : times.date(at);
  return { main: t('wall.after', { time }), ...standsOn(scene, [compared(scene)]) };
}

/**
 * What stands beneath the announcement: how far ahead and which in the programme, or, loudly, that its ground has moved.
 * @param {Scene} scene @param {string[]} ahead ways to say it @returns {{sub: string[], level: Level}}
 */
function standsOn({ golive, texts: { t, has } }, ahead) {
  if (golive.changed_beneath > 0) {
    return { sub: [t('wall.beneath.sub', { n: golive.changed_beneath })], level: 'warn' };
  }
  const { ordinal, unit } = golive;
  if (ordinal === null) return { sub: ahead, level: 'plain' };
  const number = has(`words.number.${ordinal}`) ? t(`words.number.${ordinal}`) : ordinal;
  const place = [unit && t('wall.ordinal.unit', { unit, number }), t('wall.ordinal', { number })].filter((way) => way !== null);
  return { sub: place.flatMap((way) => ahead.map((first) => first ? `${first} · ${way}` : way)), level: 'plain' };
}

/** `23 min før planen`, spelled out where there is room. @param {Scene} scene @param {boolean} [spelled] */
function compared({ golive, texts }, spelled = false) {
  const ahead = aheadAtLast(golive);
  if (ahead === null) return '';
  if (ahead === 0) return texts.t('wall.compared.none');
  const n = Math.abs(ahead);
  const long = spelled && n < 120 ? texts.t('words.minutes.spelled', { n }) : span(n, texts);
  return texts.t(ahead > 0 ? 'wall.compared.ahead' : 'wall.compared.behind', { span: long });
}

/** @param {Scene} scene @returns {Said} */
function withdrawn(scene) {
  const { golive: { withdrawn_at }, texts: { t } } = scene;
  const time = said(scene, /** @type {string} */ (withdrawn_at));
  return { main: t('wall.withdrawn'), sub: [t('wall.withdrawn.sub', { time })], level: 'bad', loud: true };
}
