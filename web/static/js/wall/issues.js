/** Open issues as matters of the wall: by area and place, never by their words. */
import { instantOrNull } from '../words/time.js';
import { STYLE, fits, fitting } from './fit.js';
import { WIDTH, detailOf, matter, placeOf } from './matters.js';
import { minutesSince } from './state.js';
import { actorName, areaWord, said, span } from './words.js';
/** @import {IssueRow, Matter, Scene} from './types.js' */

const WEIGHT = { critical: 3, major: 2, minor: 1 };
const UNJUDGED = 2.5;
const SAFETY = 10;

/** @param {IssueRow} issue */
const hinders = ({ patient_safety, accepted }) => patient_safety && !accepted;

/** During the night only those that may stop it: patient safety that nobody accepted, and critical ones. @param {Scene} scene @returns {Matter[]} */
export const urgentIssues = (scene) =>
  issues(scene).filter((issue) => hinders(issue) || issue.severity === 'critical').map((issue) => {
    const kind = hinders(issue) ? 'safety' : 'critical';
    return issueMatter(issue, kind, 'bad', ageOf(issue, scene), scene);
  });

/** Afterwards all of them, the gravest first. @param {Scene} scene @returns {Matter[]} */
export const issueMatters = (scene) =>
  issues(scene).map((issue) => {
    const level = hinders(issue) || issue.severity === 'critical' ? 'bad' : 'warn';
    return issueMatter(issue, 'issue', level, gravity(issue), scene);
  });

/** @param {IssueRow} issue @param {'safety'|'critical'|'issue'} kind @param {Matter['level']} level @param {number} weight @param {Scene} scene */
function issueMatter(issue, kind, level, weight, scene) {
  const { title, place } = titled(issue, scene);
  return matter(issue.code, kind, level, title, details(issue, place, scene), weight);
}

/** @param {Scene} scene */
const issues = ({ tables }) => Object.values(tables.issues ?? {});

/** @param {IssueRow} issue one that nobody has judged stands between critical and major */
const gravity = ({ severity, patient_safety }) =>
  (severity === null ? UNJUDGED : WEIGHT[severity]) + (patient_safety ? SAFETY : 0);

/** `Utskrift · Moa`; a place that has no room beside the area leads the detail. @param {IssueRow} issue @param {Scene} scene */
function titled(issue, scene) {
  const area = areaOf(issue, scene.texts);
  if (issue.location === null) return { title: fitting([area], WIDTH, STYLE.title), place: null };
  const place = placeOf(scene, issue.location);
  const both = [place.name, place.short ?? place.name].map((name) => `${area} · ${name}`).find((way) => fits(way, WIDTH, STYLE.title));
  return both ? { title: both, place: null } : { title: fitting([area], WIDTH, STYLE.title), place: place.short ?? place.name };
}

/** What it is about; of one that nobody has put anywhere, that it is new. @param {IssueRow} issue @param {Scene['texts']} texts */
function areaOf({ patient_safety, area, severity }, texts) {
  if (patient_safety) return texts.t('wall.issue.safety');
  return area ? areaWord(area, texts) : texts.t(severity === null ? 'wall.issue.new' : 'wall.issue.other');
}

/** `viktig · ca. 22.15 · IKT drift · S14`. @param {IssueRow} issue @param {string|null} place @param {Scene} scene */
function details(issue, place, scene) {
  const { texts: { t } } = scene;
  const severity = t(`words.severity.${issue.severity ?? 'none'}`);
  const accepted = issue.accepted && t('wall.issue.accepted');
  return detailOf([place, severity, accepted, untilOf(issue, scene), actorName(scene, issue.owner), issue.code]);
}

/** When it is promised to be solved, how long that has passed, else how old it is. @param {IssueRow} issue @param {Scene} scene */
function untilOf(issue, scene) {
  const { now, texts, texts: { t } } = scene;
  if (issue.promised === null) return age(issue, scene);
  const over = minutesSince(issue.promised, now);
  return over > 0 ? t('wall.issue.over', { span: span(over, texts) }) : t('wall.issue.promised', { time: said(scene, issue.promised) });
}

/** @param {IssueRow} issue @param {Scene} scene */
const age = (issue, scene) => instantOrNull(issue.raised_at) !== null && span(ageOf(issue, scene), scene.texts);

/** @param {IssueRow} issue @param {Scene} scene whole minutes since it was raised */
const ageOf = ({ raised_at }, { now }) => (raised_at === null ? 0 : minutesSince(raised_at, now));
