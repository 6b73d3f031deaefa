/** From what a line means to the reports that are sent: ids, the time of Enter, the teller, the position seen. */
import { rfc3339 } from '../words/time.js';
import { uuid7 } from '../outbox/uuid7.js';
import { isOwnWork } from './order.js';
/** @import {Body} from '../outbox/outbox.js' */
/** @import {Report} from '../grammar/types.js' */
/** @import {Call, PlanRow, Who} from './types.js' */

const APPROVALS = new Set(['approved', 'rejected']);
/** What the one who types says herself, whoever is on the phone. */
const OWN_WORDS = new Set(['called', 'no_answer', 'struck', 'corrected', 'acknowledged', 'note', 'redacted']);
const LONGEST_ROLE = 39;

/**
 * A role as the log carries it; null when nothing of the title can be.
 * @param {string|null} title
 */
export function roleOf(title) {
  const word = (title ?? '').normalize('NFC').toLowerCase().replace(/[^a-zæøå0-9 -]/g, ' ').replace(/\s+/g, ' ').trim();
  const begun = word.replace(/^[^a-zæøå]+/, '').slice(0, LONGEST_ROLE).trim();
  return begun ? `role:${begun}` : null;
}

/**
 * Who tells it: the caller; of an approval by phone the plan's approver; else she who types, and nothing is said.
 * @param {Report} report @param {Call|null} call @param {PlanRow|undefined} row @param {Who} who @returns {string|null}
 */
export function tellerOf({ kind }, call, row, who) {
  if (OWN_WORDS.has(kind)) return null;
  if (APPROVALS.has(kind)) return who.roles.includes('approver') ? null : roleOf(row?.approver ?? null) ?? call?.teller ?? null;
  return call?.teller ?? null;
}

/**
 * @typedef {object} Moment
 * @property {number} run milliseconds of the run's clock at Enter
 * @property {number} real milliseconds
 * @property {number} seen position of the log as it stood on the screen
 */

/**
 * @param {readonly Report[]} reports @param {Moment} moment @param {Call|null} call
 * @param {(code: string) => PlanRow|undefined} rowOf @param {Who} who
 * @returns {Body[]} own approvals are left out
 */
export function bodiesOf(reports, moment, call, rowOf, who) {
  return reports.flatMap((report) => {
    const row = report.activity === undefined ? undefined : rowOf(report.activity);
    const told = tellerOf(report, call, row, who);
    const body = { ...report, ...(told === null ? {} : { told_by: told }), ...envelope(moment, report.occurred_at) };
    return row && isOwnWork(body, row, who) ? [] : [body];
  });
}

/** @param {Moment} moment @param {string} [occurred] */
export const envelope = ({ run, real, seen }, occurred) => ({
  report_id: uuid7(real),
  occurred_at: occurred ?? rfc3339(run),
  seen_position: seen,
});

/** What takes reports back, the last one first. @param {readonly Body[]} bodies @param {Moment} moment @returns {Body[]} */
export const strikesOf = (bodies, moment) => [...bodies].reverse().map((body) => ({
  kind: 'struck', of: body.report_id, reason: 'undo', ...envelope(moment),
}));
