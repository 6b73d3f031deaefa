/**
 * The rows of the board `gates`; nothing runs here. Times are RFC 3339 in UTC.
 *
 * @typedef {'go'|'conditions'|'no-go'|'abstain'|'vacant'} VoteValue
 * @typedef {'go'|'conditions'|'no-go'} Verdict
 *
 * @typedef {object} Vote
 * @property {VoteValue} vote
 * @property {string} at
 * @property {string} good_until
 * @property {number} position
 * @property {string} report_id
 * @property {string} told_by
 * @property {boolean} deputy
 * @property {boolean} by_phone
 * @property {string|null} reason
 * @property {string|null} owner
 * @property {string|null} due
 *
 * @typedef {{code: string, title: string, actor: string|null, mandatory: boolean, vote: Vote|null}} SeatRow
 *
 * @typedef {object} CriterionRow
 * @property {'text'|'phase'|'activity'|'system'|'counter'|'patient_safety'} kind
 * @property {string|null} of
 * @property {string|null} state
 * @property {string|null} words
 * @property {boolean|null} met null where people judge
 * @property {number|null} value
 * @property {number|null} target
 *
 * @typedef {object} ConditionRow
 * @property {number} number
 * @property {string} owner
 * @property {string} due
 * @property {string} of report beside which its words stand
 * @property {string} words the field there
 * @property {string|null} closed_at
 *
 * @typedef {object} Ruling
 * @property {Verdict} verdict
 * @property {string} at
 * @property {string} by
 * @property {number} position
 * @property {string} report_id
 * @property {string|null} reason
 * @property {string[]} against
 * @property {string[]} missing
 * @property {string|null} confirmed_by
 * @property {string|null} confirmed_at
 * @property {ConditionRow[]} conditions
 *
 * @typedef {object} GateRow
 * @property {string} code
 * @property {string} title
 * @property {number|null} order
 * @property {string|null} planned_finish
 * @property {boolean} mandatory
 * @property {boolean} no_return
 * @property {boolean} deputy
 * @property {number} valid minutes
 * @property {'planned'|'polling'|'unconfirmed'|'passed'|'stopped'|'waived'} stage
 * @property {number} poll
 * @property {string|null} opened_at
 * @property {number|null} opened_position
 * @property {SeatRow[]} seats
 * @property {CriterionRow[]} criteria
 * @property {Ruling|null} decision
 * @property {string|null} passed_at
 * @property {number} changed_beneath
 * @property {{name: string, report_id: string, position: number}[]} deviations
 * @property {string[]} waiting
 *
 * @typedef {object} DecisionRow a decision with what it stood on
 * @property {string} gate
 * @property {Verdict} verdict
 * @property {string} at
 * @property {number} position
 * @property {number} stood_at
 * @property {string[]} against
 * @property {string[]} missing
 * @property {Record<string, number>} counts
 * @property {CriterionRow[]} criteria
 * @property {{seat: string, vote: VoteValue|null, age: number|null, expired: boolean}[]} votes
 * @property {{report_id: string, name: string}[]} deviations
 * @property {{issue: string}[]} issues
 *
 * @typedef {{gates: Record<string, GateRow>, decisions: Record<string, DecisionRow>}} GatesTables
 */
export {};
