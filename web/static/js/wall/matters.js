/** What asks for somebody's hand, each as a title and a detail: blocks, failures, lateness, silence, paper, deviations. */
import { rowId } from '../line/board.js';
import { instant, instantOrNull } from '../words/time.js';
import { minutesOnPaper, standing } from './condition.js';
import { STYLE, fits, fitting, shortened } from './fit.js';
import { widthOf } from '../words/measure.js';
import { minutesSince } from './state.js';
import { aboutPlace, actorName, joined, said, span } from './words.js';
/** @import {Block, CentralRow, LocationRow, Matter, Scene} from './types.js' */

export const WIDTH = 590;

/** The order of the list: what harms first, what only lasts last. */
const RANK = {
  announce: 0, withdrawn: 1, beneath: 2, safety: 3, unconfirmed: 4, blocked: 5, failed: 6, critical: 7, late: 8,
  silent: 9, missing: 10, issue: 11, deviations: 12, paper: 13,
};

/** @param {string} key @param {keyof typeof RANK} kind @param {Matter['level']} level @param {string} title @param {string} detail @param {number} [weight] */
export const matter = (key, kind, level, title, detail, weight = 0) =>
  ({ key: `${kind}:${key}`, rank: RANK[kind], level, title, detail, weight });

/** @param {Pick<LocationRow, 'name'|'short'>} row @param {(name: string) => string} say */
export const placeTitle = (row, say) => aboutPlace(row, say, WIDTH, STYLE.title);

/** @param {(string|null|false)[]} parts */
export const detailOf = (parts) => joined(parts, WIDTH, STYLE.detail);

/** One matter at most for a place: the worst that is true of it. @param {LocationRow} row @param {Scene} scene @returns {Matter[]} */
export function placeMatters(row, scene) {
  const { condition, minutes } = standing(row, scene.now);
  switch (condition) {
    case 'blocked':
      return [blocked(row, minutes, scene)];
    case 'failed':
      return [failed(row, scene)];
    case 'late':
      return [late(row, minutes, scene)];
    case 'silent':
      return [silent(row, minutes, scene)];
    default:
      return [];
  }
}

/** @param {LocationRow} row @param {number} minutes @param {Scene} scene */
function blocked(row, minutes, scene) {
  const { t } = scene.texts;
  const title = placeTitle(row, (name) => t('wall.matter.blocked', { name, n: row.blocks.length }));
  return matter(row.code, 'blocked', 'bad', title, blockDetail(longest(row.blocks), scene), minutes);
}

/** @param {Block[]} blocks */
const longest = (blocks) => blocks.toSorted((a, b) => instant(a.since) - instant(b.since))[0];

/** `IKT drift · løst ca. 21.35 (flyttet 2×)`. @param {Block} block @param {Scene} scene @param {string|null} [what] told before who must solve it */
function blockDetail(block, scene, what = null) {
  const { texts } = scene;
  const owner = actorName(scene, block.owner) ?? (block.reason && texts.t(`words.reason.${block.reason}`));
  const lasting = texts.t('wall.matter.no_eta', { span: span(minutesSince(block.since, scene.now), texts) });
  const until = block.eta === null ? lasting : etaOf(block, block.eta, scene);
  if (what !== null) return `${shortened(what, WIDTH - widthOf(` · ${until}`, STYLE.detail), STYLE.detail)} · ${until}`;
  return fitting([owner, null].map((first) => [first, until].filter(Boolean).join(' · ')), WIDTH, STYLE.detail);
}

/** @param {Block} block @param {string} eta @param {Scene} scene */
function etaOf({ moved }, eta, scene) {
  const { now, texts: { t } } = scene;
  const said_ = t(instant(eta) < now ? 'wall.matter.eta_passed' : 'wall.matter.eta', { time: said(scene, eta) });
  return moved > 0 ? `${said_} ${t('wall.matter.moved', { n: moved })}` : said_;
}

/** @param {LocationRow} row @param {Scene} scene */
function failed(row, scene) {
  const { t } = scene.texts;
  const title = placeTitle(row, (name) => t('wall.matter.failed', { name, n: row.failed }));
  return matter(row.code, 'failed', 'bad', title, detailOf(row.failures.map((work) => work.title ?? work.activity)), row.failed);
}

/** @param {LocationRow} row @param {number} minutes @param {Scene} scene */
function late(row, minutes, scene) {
  const { texts } = scene;
  const title = placeTitle(row, (name) => texts.t('wall.matter.late', { name, span: span(minutes, texts) }));
  return matter(row.code, 'late', 'warn', title, dueDetail(row, scene), minutes);
}

/** How late it is stands in the title: its own title is told whole before its code and its time. @param {LocationRow} row @param {Scene} scene */
function dueDetail({ due }, scene) {
  if (due === null) return '';
  const { activity, title, finish } = due;
  const until = scene.texts.t('wall.matter.due', { time: said(scene, finish) });
  if (title === null) return `${activity} · ${until}`;
  return fitting([`${activity} ${title} · ${until}`, `${title} · ${until}`, title], WIDTH, STYLE.detail);
}

/** @param {LocationRow} row @param {number} minutes @param {Scene} scene */
function silent(row, minutes, scene) {
  const { texts: { t } } = scene;
  const title = placeTitle(row, (name) => t('wall.matter.silent', { name }));
  const since = row.heard_at ? t('wall.matter.silent.since', { time: said(scene, row.heard_at) }) : t('wall.matter.silent.yet');
  return matter(row.code, 'silent', 'warn', title, detailOf([since, calling(row, scene)]), minutes);
}

/** Who rings it: again at a time, called without an answer, called once, or nobody yet. @param {LocationRow} row @param {Scene} scene */
export function calling({ again_at, unanswered, called_at }, scene) {
  const { now, texts: { t } } = scene;
  const again = instantOrNull(again_at);
  if (again !== null && again >= now) return t('wall.calling.again', { time: said(scene, /** @type {string} */ (again_at)) });
  if (unanswered > 0) return t('wall.calling.unanswered', { n: unanswered });
  return called_at ? t('wall.calling.called', { time: said(scene, called_at) }) : t('wall.calling.not');
}

/** Work of no place, such as the centre's own: who has it, else what it is. @param {CentralRow} row @param {Scene} scene @returns {Matter} */
export function centralMatter(row, scene) {
  const { texts: { t } } = scene;
  const kind = row.status === 'failed' ? 'failed' : 'blocked';
  const say = (/** @type {string} */ name) => t(`wall.central.${kind}`, { name });
  const room = WIDTH - widthOf(say(''), STYLE.title);
  const whole = actorName(scene, row.actor) ?? row.title ?? row.activity;
  const name = fits(whole, room, STYLE.title) ? whole : shortened(row.title ?? whole, room, STYLE.title);
  const what = name === row.title ? row.activity : row.title;
  const detail = kind === 'failed' ? detailOf([what ?? row.activity]) : blockDetail(row, scene, what);
  return matter(row.activity, kind, 'bad', say(name), detail, minutesSince(row.since, scene.now));
}

/** All open deviations in one, with the places that have most of them; those that are not named are counted. @param {Scene} scene @returns {Matter[]} */
export function deviationsMatter({ golive, locations, texts: { t } }) {
  if (golive.deviations === 0) return [];
  const title = t('wall.matter.deviations', { n: golive.deviations });
  const places = locations.filter(({ deviations }) => deviations > 0).toSorted((a, b) => b.deviations - a.deviations);
  const ways = [...places, null].map((_, dropped) => {
    const named = places.slice(0, places.length - dropped);
    const n = named.reduce((left, { deviations }) => left - deviations, golive.deviations);
    const rest = n > 0 && t(dropped > 0 ? 'wall.more' : 'wall.matter.deviations.elsewhere', { n });
    return [...named.map(({ short, name, deviations }) => `${short ?? name} ${deviations}`), rest].filter(Boolean).join(' · ');
  });
  const detail = places.length > 0 ? fitting(ways, WIDTH, STYLE.detail) : t('wall.matter.deviations.central');
  return [matter('', 'deviations', 'warn', title, detail)];
}

/** The place that has been on paper longest. @param {Scene} scene @returns {Matter[]} */
export function paperMatter(scene) {
  const { locations, now, texts } = scene;
  const onPaper = locations.flatMap((row) => {
    const minutes = minutesOnPaper(row, now);
    return minutes === null ? [] : [{ row, minutes }];
  });
  const longestOn = onPaper.toSorted((a, b) => b.minutes - a.minutes)[0];
  if (!longestOn) return [];
  const { row, minutes } = longestOn;
  const title = placeTitle(row, (name) => texts.t('wall.matter.paper', { name }));
  const others = onPaper.length > 1 && texts.t('wall.matter.paper.others', { n: onPaper.length - 1 });
  const detail = detailOf([texts.t('wall.matter.paper.span', { span: span(minutes, texts) }), others]);
  return [matter(row.code, 'paper', 'info', title, detail, minutes)];
}

/** A place's name by its code, as the wall writes it. @param {Scene} scene @param {string} code */
export const placeOf = ({ tables }, code) => tables.locations?.[rowId(code)] ?? { name: code, short: null };
