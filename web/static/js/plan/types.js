/**
 * The shapes that the parts of the plan page hand to each other; nothing runs here. Moments are milliseconds UTC of the
 * run's clock.
 *
 * @typedef {{from: number, to: number}} Span
 * @typedef {import('../console/types.js').Item} Item
 * @typedef {import('../console/types.js').PlanRow} PlanRow
 *
 * @typedef {import('./forecast.js').Foreseen} Foreseen
 *
 * @typedef {'phase'|'location'|'workstream'|'actor'} Mode what the rows are grouped by
 *
 * @typedef {object} Node a group of rows
 * @property {string} id
 * @property {string} title
 * @property {number} level from 1
 * @property {number} order
 * @property {Item[]} items all beneath it
 * @property {Node[]} nodes the groups in it, else it has rows
 * @property {Tally} tally
 *
 * @typedef {object} Tally
 * @property {number} count
 * @property {number} closed nothing more is to be reported of them
 * @property {number} bad blocked or failed
 * @property {number} late
 * @property {number} silent
 *
 * @typedef {{id: string, level: number, node: Node, open: boolean, item: null}} GroupLine
 * @typedef {{id: string, level: number, item: Item, node: null}} RowLine
 * @typedef {GroupLine|RowLine} Line one line of the table, and of the drawing beside it
 *
 * @typedef {'baseline'|'forecast'|'critical'|'planned'|'running'|'finished'|'overrun'|'late-start'|'blocked'|'eta'|'silent'|'approval'|'unapproved'|'left-out'} SegmentKind
 * @typedef {{kind: SegmentKind, from: number, to: number}} Segment
 * @typedef {'approved'|'unapproved'|'late'|'moved'|'failed'|'milestone'|'reached'} MarkKind
 * @typedef {{kind: MarkKind, at: number}} Mark
 * @typedef {{segments: Segment[], marks: Mark[]}} Bar all that is drawn of one row, what lies below first
 */
export {};
