/**
 * The rows the console reads and the shapes its parts hand to each other; nothing runs here. Times of rows are RFC 3339
 * in UTC, everything computed from them is in milliseconds of the run's clock.
 *
 * @typedef {'planned'|'started'|'done'|'approved'|'blocked'|'failed'|'skipped'|'cancelled'|'waived'|'reopened'|'rejected'} Status
 *
 * @typedef {object} PlanRow one activity of the board `plan`
 * @property {string} code
 * @property {string|null} title null when it came unplanned: its words are in the texts of the report `titled_by`
 * @property {string|null} titled_by
 * @property {string} type
 * @property {string|null} actor
 * @property {string|null} location
 * @property {string|null} workstream
 * @property {string|null} phase
 * @property {string|null} system
 * @property {boolean} mandatory
 * @property {boolean} needs_approval
 * @property {string|null} approver title of a role
 * @property {number} order
 * @property {Status} status
 * @property {string|null} result
 * @property {string|null} reason
 * @property {string|null} planned_start
 * @property {string|null} planned_finish
 * @property {string|null} [baseline_start] null before there is a baseline
 * @property {string|null} [baseline_finish]
 * @property {string|null} started_at
 * @property {string|null} done_at
 * @property {string|null} approved_at
 * @property {boolean} released what waits for it may start
 * @property {boolean} ready not started, and nothing before it holds it
 * @property {string[]} waits_for codes that are not released
 * @property {string[]} held scopes of the holds that stand over it
 * @property {{code: string, type: string, lag: number}[]} predecessors
 * @property {{since: string, reason: string|null, owner: string|null, eta: string|null, moved: number}|null} blocked
 * @property {string|null} eta
 * @property {boolean} early an approval waits for the done
 * @property {boolean} in_doubt
 * @property {boolean} by_phone
 * @property {{by: string, confirmed: boolean}|null} waiver
 * @property {string[]} hands who told, did or corrected the done
 * @property {string[]} approved_by whose approval stands, or waits for the done
 * @property {DeviationRow[]} deviations
 * @property {boolean} corrected
 * @property {number} confirmations
 * @property {{position: number, occurred_at: string, told_by: string}|null} last
 */
/**
 * @typedef {object} PartyRow one actor or location of the board `calls`
 * @property {string} party `location:moa`
 * @property {'location'|'actor'} kind
 * @property {string} code
 * @property {string} name
 * @property {string|null} heard_at
 * @property {string|null} called_at
 * @property {number} unanswered calls in a row
 * @property {string|null} again_at
 * @property {string|null} promised
 * @property {string|null} checked_in_at
 * @property {string|null} complete_at
 * @property {{at: string, why: 'check-in'|'promise'|'running', activity: string|null}|null} news_due
 * @property {number} open activities that are not released
 *
 * @typedef {import('../words/sentences.js').Report & LogMore} LogRow one report of the board `log`
 * @typedef {object} LogMore
 * @property {string} report_id
 * @property {string|null} of
 * @property {string|null} told_by
 * @property {string} recorded_by
 * @property {string} known_at
 * @property {number|null} seen_position
 * @property {boolean} late
 * @property {boolean} already
 * @property {string[]} deviations
 * @property {boolean} acknowledged
 * @property {number[]} corrected_by
 * @property {number|null} struck_by
 * @property {boolean} redacted
 *
 * @typedef {object} IssueRow one of the board `issues`
 * @property {string} code
 * @property {'minor'|'major'|'critical'|null} severity null until it is triaged
 * @property {string|null} area
 * @property {boolean} patient_safety
 * @property {string|null} owner
 * @property {string|null} location
 * @property {string|null} activity
 * @property {string|null} raised_at
 * @property {string|null} raised_by id of the report whose words it carries
 * @property {string|null} promised
 * @property {boolean} accepted
 * @property {string|null} accepted_by
 * @property {string|null} solved_at
 * @property {number} position
 * @property {boolean} hinders the announcement
 */
/**
 * @typedef {object} PlaceRow of the plan's look-up tables; a field that a kind does not have is absent
 * @property {string} code
 * @property {string} name
 * @property {string|null} [short]
 * @property {string|null} [centre]
 * @property {'legacy'|'new'} [kind]
 * @property {string} [state]
 * @property {string} [target_state]
 * @property {number} order
 * @property {string|null} [checked_in_at]
 * @property {string|null} [complete_at]
 * @property {string|null} [mode]
 * @property {string|null} [mode_since]
 *
 * @typedef {{name: string, position: number, report_id: string, acknowledged: boolean}} DeviationRow
 * @typedef {{table: string, code: string, deviations: DeviationRow[]}} OddRow what is odd about anything but an activity: `table` of
 *   the run, `locations` `systems` `actors` `counters` `issues` `contacts` `holds` `golive`, and the id of the thing in it
 *
 * @typedef {object} PlanTables
 * @property {Record<string, PlanRow>} activities
 * @property {Record<string, PlaceRow>} locations
 * @property {Record<string, PlaceRow>} actors
 * @property {Record<string, PlaceRow>} systems
 * @property {Record<string, {code: string, title: string, target: number, value: number|null}>} counters
 * @property {Record<string, OddRow>} deviations
 *
 * @typedef {Record<string, {note?: string, title?: string}>} Words by report id
 *
 * @typedef {object} Who
 * @property {string} person reference
 * @property {readonly string[]} roles here
 */
/**
 * How an activity stands now.
 * @typedef {object} Standing
 * @property {'blocked'|'failed'|'late'|'deviation'|'silent'|'overdue'|'done'|'ready'|'started'|'waiting'|'closed'} group
 * @property {Status|'ready'|'waiting'} word its state as a word
 * @property {number|null} expected when it will be finished
 * @property {number} late minutes past the planned finish; 0 before it
 * @property {number|null} waitsApproval minutes since it was done, while an approval is missing
 * @property {{name: string, position: number, report_id: string}|null} deviation the first that nobody acknowledged
 * @property {number|null} silent minutes since news were due
 *
 * @typedef {{row: PlanRow, standing: Standing, weight: number}} Item `weight` orders the list
 *
 * A call in progress. The order of its rows is frozen until it ends.
 * @typedef {object} Call
 * @property {string} place code of the location or actor
 * @property {string} name
 * @property {string} report_id of the one report it becomes
 * @property {{location?: string, actor?: string}} fields that name the place in it
 * @property {string} note words for it, '' without
 * @property {number} since milliseconds of the run's clock
 * @property {string} teller role or person who speaks
 * @property {readonly string[]} rows codes
 * @property {number} page
 *
 * @typedef {object} Warning what the room should know before Enter
 * @property {'deviation'|'refusal'|'left-out'} level
 * @property {string} name
 * @property {readonly string[]} codes the activities it is about
 */
export {};
