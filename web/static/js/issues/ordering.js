/** The list of issues: untriaged first and the oldest on top, then by severity and promised time, the solved last. Pure. */
import { instantOrNull, minutesBetween } from '../words/time.js';
/** @import {IssueRow} from '../console/types.js' */

/** @typedef {'untriaged'|'open'|'solved'} Group */

const SEVERITY = ['critical', 'major', 'minor'];

/** @param {IssueRow} issue @returns {Group} */
export function groupOf({ severity, solved_at }) {
  if (solved_at !== null) return 'solved';
  return severity === null ? 'untriaged' : 'open';
}

/** Minutes past what was promised, 0 before it. @param {IssueRow} issue @param {number} now */
export function minutesOver({ promised, solved_at }, now) {
  const due = instantOrNull(promised);
  return due === null || solved_at !== null ? 0 : Math.max(0, minutesBetween(due, now));
}

/** @typedef {{key: string, mark: string|null, takes: (issue: IssueRow, now: number) => boolean}} IssueFilter */

/** @param {IssueRow} issue */
const isOpen = ({ solved_at }) => solved_at === null;

/** @type {readonly IssueFilter[]} in the order of the chips */
export const FILTERS = [
  { key: 'open', mark: null, takes: isOpen },
  { key: 'untriaged', mark: 'silent', takes: (issue) => groupOf(issue) === 'untriaged' },
  { key: 'safety', mark: 'patient-safety', takes: (issue) => isOpen(issue) && issue.patient_safety },
  { key: 'critical', mark: null, takes: (issue) => isOpen(issue) && issue.severity === 'critical' },
  { key: 'over', mark: 'late', takes: (issue, now) => minutesOver(issue, now) > 0 },
  { key: 'unowned', mark: null, takes: (issue) => isOpen(issue) && issue.owner === null },
  { key: 'solved', mark: null, takes: (issue) => !isOpen(issue) },
];

const GROUPS = /** @type {const} */ (['untriaged', 'open', 'solved']);

/** @param {IssueRow} a @param {IssueRow} b */
function byNeed(a, b) {
  const group = GROUPS.indexOf(groupOf(a)) - GROUPS.indexOf(groupOf(b));
  if (group !== 0) return group;
  if (groupOf(a) === 'untriaged') return raised(a) - raised(b);
  if (groupOf(a) === 'solved') return (instantOrNull(b.solved_at) ?? 0) - (instantOrNull(a.solved_at) ?? 0);
  return SEVERITY.indexOf(String(a.severity)) - SEVERITY.indexOf(String(b.severity)) || promised(a) - promised(b) || raised(a) - raised(b);
}

/** @param {IssueRow} issue */
const raised = ({ raised_at }) => instantOrNull(raised_at) ?? 0;
/** @param {IssueRow} issue */
const promised = ({ promised: due }) => instantOrNull(due) ?? Infinity;

/**
 * @param {readonly IssueRow[]} issues @param {string} filter @param {number} now
 * @returns {{group: Group, issues: IssueRow[]}[]} groups that have any; under "open" the solved are not among them
 */
export function grouped(issues, filter, now) {
  const { takes } = FILTERS.find(({ key }) => key === filter) ?? FILTERS[0];
  const shown = issues.filter((issue) => takes(issue, now)).sort(byNeed);
  return GROUPS.map((group) => ({ group, issues: shown.filter((issue) => groupOf(issue) === group) }))
    .filter((part) => part.issues.length > 0);
}

/** @param {readonly IssueRow[]} issues @param {number} now @returns {Record<string, number>} */
export const counted = (issues, now) =>
  Object.fromEntries(FILTERS.map(({ key, takes }) => [key, issues.filter((issue) => takes(issue, now)).length]));

/** Those that hinder the announcement. @param {readonly IssueRow[]} issues */
export const hindering = (issues) => issues.filter(({ hinders }) => hinders);
