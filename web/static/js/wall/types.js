/**
 * The rows of the board `wall` as they come, and the model that is drawn of them; nothing runs here. Times of rows are
 * RFC 3339 in UTC.
 *
 * @typedef {object} GoLiveRow
 * @property {string} title
 * @property {'live'|'rehearsal'} kind
 * @property {number} number of the rehearsal
 * @property {string} zone IANA
 * @property {string|null} programme
 * @property {string|null} unit
 * @property {number|null} ordinal its place among the programme's municipalities
 * @property {string|null} start
 * @property {string|null} finish planned full transition
 * @property {string|null} window_end
 * @property {string|null} point_of_no_return
 * @property {string|null} checkin_by
 * @property {string|null} frozen_at when the baseline was set, at first or anew
 * @property {number} rebaselined how often anew
 * @property {number[]} rehearsals those that were accepted
 * @property {boolean} needs_rehearsal before its plan can be frozen
 * @property {boolean} replanned whether the plan has moved since
 * @property {'before'|'during'|'complete'|'announced'} stage
 * @property {string|null} started_at
 * @property {string|null} complete_at
 * @property {string|null} announced_at
 * @property {number|null} announcement_position
 * @property {number|null} ahead_minutes
 * @property {string|null} withdrawn_at
 * @property {number} changed_beneath
 * @property {Milestone|null} milestone the last one reached
 * @property {number} activities
 * @property {number} released
 * @property {number} approved
 * @property {number} mandatory
 * @property {number} mandatory_released
 * @property {number} blocked
 * @property {number} failed
 * @property {number} deviations open ones
 * @property {number} holds that stand
 * @property {number} actors
 * @property {number} actors_in
 * @property {number} actors_complete
 * @property {number} locations
 * @property {number} locations_new
 * @property {number} locations_received
 * @property {number} gates
 * @property {number} gates_passed
 * @property {number} issues_open
 * @property {number} patient_safety_open
 * @property {string[]} centres
 *
 * @typedef {object} Outlook the row of the board `outlook`; floats in minutes
 * @property {string} minute of the run's clock that it is of
 * @property {string|null} finish as foreseen
 * @property {string|null} planned_finish
 * @property {number|null} offset minutes before the plan
 * @property {string|null} no_return
 * @property {number|null} float_to_no_return null once that has passed
 * @property {number|null} float_to_window_end
 * @property {string[]} critical
 *
 * @typedef {{code: string, title: string, planned: string, at: string, offset_minutes: number, offset_from_start_minutes: number|null}} Milestone
 *   positive is ahead: of the plan, and had the night begun when its plan does
 */
/**
 * @typedef {'on'|'read_only'|'off'|'fault'|'open'} SystemState
 * @typedef {object} SystemRow
 * @property {string} code
 * @property {string} name
 * @property {'legacy'|'new'} kind
 * @property {SystemState} state
 * @property {string|null} since
 * @property {SystemState} target_state
 * @property {boolean} in_target
 * @property {boolean} mandatory
 * @property {string|null} opened_at
 * @property {string|null} live_at
 * @property {number} order
 *
 * @typedef {'old'|'read-only'|'paper'|'ready'|'new'|'back-entered'} CareMode
 * @typedef {object} LocationRow
 * @property {string} code
 * @property {string} name
 * @property {string|null} short
 * @property {string|null} group
 * @property {number} order
 * @property {number} total activities
 * @property {number} released
 * @property {number} done
 * @property {number} started
 * @property {number} blocked
 * @property {number} failed
 * @property {[number, number][]} bars released and total of five groups of phases
 * @property {Block[]} blocks the longest first, as are those that failed
 * @property {Block[]} failures
 * @property {{activity: string, title: string|null, finish: string}|null} due open and planned to finish first
 * @property {number} deviations open ones
 * @property {string[]} held scopes of the holds that stand over it
 * @property {string|null} hold_received_at once it has confirmed them all
 * @property {CareMode} mode
 * @property {string|null} mode_since
 * @property {string|null} paper_since while on paper
 * @property {CareMode|null} order_mode
 * @property {string|null} ordered_at
 * @property {string|null} order_received_at
 * @property {string|null} received_at the announcement
 * @property {string|null} checked_in_at
 * @property {string|null} complete_at
 * @property {string|null} heard_at
 * @property {string|null} called_at
 * @property {number} unanswered
 * @property {string|null} again_at
 * @property {{at: string, why: 'check-in'|'promise'|'running', activity: string|null}|null} news_due
 */
/**
 * @typedef {object} Block
 * @property {string} activity
 * @property {string|null} title
 * @property {string|null} reason
 * @property {string|null} owner code of the actor who must solve it
 * @property {string|null} eta
 * @property {number} moved how often the expected time was put off
 * @property {string} since
 *
 * @typedef {object} HoldRow all holds of one scope, one after the other
 * @property {string} scope `all`, `system:epj1`, `location:moa`
 * @property {string|null} system
 * @property {string|null} location
 * @property {boolean} stands
 * @property {string|null} since while one stands
 * @property {string|null} reason
 * @property {string|null} owner code of an actor
 * @property {string|null} eta
 * @property {number} moved how often that was put off
 * @property {number} position of the report that placed the one that stands
 * @property {{since: string, until: string}[]} spans those that are over
 *
 * @typedef {Block & {actor: string|null, status: string}} CentralRow an activity at no location
 *
 * @typedef {object} IssueRow open ones only
 * @property {string} code
 * @property {'minor'|'major'|'critical'|null} severity
 * @property {string|null} area
 * @property {boolean} patient_safety
 * @property {string|null} owner
 * @property {string|null} location
 * @property {string|null} activity
 * @property {string|null} raised_at
 * @property {string|null} promised
 * @property {boolean} accepted
 *
 * @typedef {object} WallTables
 * @property {Record<string, GoLiveRow>} [golive] the one row has the id ''
 * @property {Record<string, HoldRow>} [holds] by scope
 * @property {Record<string, SystemRow>} [systems]
 * @property {Record<string, LocationRow>} [locations]
 * @property {Record<string, CentralRow>} [central]
 * @property {Record<string, IssueRow>} [issues]
 * @property {Record<string, import('../words/sentences.js').Report>} [latest] the one row has the id ''
 * @property {Record<string, {code: string, name: string}>} [actors]
 * @property {Record<string, {code: string, title: string}>} [counters]
 * @property {Record<string, Outlook>} [summary] of the board `outlook`; the one row has the id ''
 */
/**
 * What the view works with.
 * @typedef {object} Scene
 * @property {WallTables} tables
 * @property {GoLiveRow} golive
 * @property {LocationRow[]} locations in plan order
 * @property {number} now the run's clock, milliseconds
 * @property {import('../words/i18n.js').Texts} texts
 * @property {import('../words/time.js').Times} times
 * @property {State} state
 *
 * @typedef {'waiting'|'empty'|'before'|'during'|'hold'|'complete'|'announced'|'after'} State
 * @typedef {'plain'|'warn'|'bad'} Level
 * @typedef {'ready'|'open'|'none'|'late'|'blocked'|'failed'|'silent'|'missing'|'awaited'|'paper'} TileKind
 * @typedef {'check'|'cross'|'exclaim'|'query'|'dots'|'paper'} Shape
 *
 * @typedef {object} Tile
 * @property {string} key
 * @property {TileKind} kind
 * @property {Shape|null} shape
 * @property {string} mark figures in the shape's place: +18, 12/14
 * @property {string} name fits the tile
 * @property {string} label whole name and state, in words
 * @property {number[]} bars 0 to 1; -1 where the place has nothing to do
 *
 * @typedef {{key: string, level: 'info'|'warn'|'bad', title: string, detail: string}} Item
 * @typedef {Item & {rank: number, weight: number, count?: number}} Matter
 * @typedef {{key: string, label: string, below: string, value: string, level: Level}} NumberRow `below` is what belongs to it, in smaller letters
 * Above: beside a long word the time has no room and stands beside the name.
 * @typedef {{key: string, name: string, word: string, time: string, above: boolean, isNew: boolean, fault: boolean}} SystemBox
 * @typedef {{text: string, size: number}} Sized
 *
 * @typedef {object} WallModel
 * @property {State} state
 * @property {boolean} rehearsal
 * @property {{name: string, mark: string, clock: string, offset: string}} strip
 * @property {{main: Sized, sub: Sized, level: Level, loud: boolean}} sentence
 * @property {NumberRow[]} numbers
 * @property {SystemBox[]} systems
 * @property {{head: Sized, tiles: Tile[], wide: boolean}} places
 * @property {{head: string, items: Item[], more: string}} attention
 * @property {{latest: string, contact: string}} foot
 */
export {};
