/**
 * The shapes the command line's grammar takes and gives; nothing runs here.
 *
 * @typedef {'nb'|'nn'|'en'} Lang
 *
 * What the page lends the grammar: read only, asked anew at every key, so a live store may stand behind it.
 * @typedef {object} Context
 * @property {Lang} lang language of the page; decides the single letters and the spoken sentence
 * @property {number} now the run's clock, milliseconds UTC
 * @property {string} zone IANA name of the zone in which times are typed and spoken
 * @property {Call|null} call the call in progress
 * @property {{get(code: string): Activity|undefined, keys(): Iterable<string>}} activities by code; a Map will do
 * @property {Iterable<Location>} locations
 * @property {Iterable<Actor>} actors
 * @property {Iterable<System>} systems
 * @property {Iterable<Counter>} counters
 * @property {Iterable<Titled>} gates
 * @property {Iterable<Titled>} issues
 * @property {{get(position: number): LogEntry|undefined}} log by position
 * @property {(activity: string) => Iterable<Deviation>} [deviations] those of an activity that nobody has
 *   acknowledged; without it only the reports themselves can be
 *
 * @typedef {object} Call
 * @property {string} place code of the location or actor on the phone
 * @property {readonly string[]} rows codes of its open activities; the first is row 1
 */
/**
 * Rows as the boards carry them: what is absent is null or left out.
 * @typedef {object} Activity
 * @property {string} code
 * @property {string} title '' while the words of unplanned work are not known
 * @property {string|null} [location] code
 * @property {string|null} [actor] code
 *
 * @typedef {{code: string, name: string, short?: string|null}} Location
 * @typedef {{code: string, name: string}} Actor
 * @typedef {{code: string, name: string, kind: 'legacy'|'new', hasOpenShutdown: boolean}} System
 * @typedef {{code: string, title: string}} Titled
 * @typedef {Titled} Counter
 *
 * @typedef {object} LogEntry
 * @property {number} position
 * @property {string} report_id
 * @property {string} kind
 * @property {string|null} [activity]
 * @property {string|null} [system]
 * @property {string|null} [location]
 * @property {string|null} [actor]
 * @property {string|null} [state]
 * @property {string|null} [mode]
 * @property {string|null} [occurred_at] RFC 3339
 * @property {readonly string[]} [deviations] names
 * @property {boolean} [acknowledged] by somebody, its deviations
 *
 * @typedef {{report_id: string, position: number}} Deviation the report that deviates
 */
/**
 * What a line speaks of. A place is a location, an actor, or both where they share a name.
 * @typedef {{kind: 'activity', code: string, row: Activity}} ActivitySubject
 * @typedef {{kind: 'system', code: string, row: System}} SystemSubject
 * @typedef {{kind: 'place', code: string, name: string, location?: string, actor?: string}} PlaceSubject
 * @typedef {{kind: 'counter'|'gate'|'issue', code: string, row: Titled}} TitledSubject
 * @typedef {{kind: 'log', code: string, row: LogEntry}} LogSubject
 * @typedef {ActivitySubject|SystemSubject|PlaceSubject|TitledSubject|LogSubject} Subject
 *
 * The body of `POST …/reports`, but for what the page adds (`report_id`, `told_by`, `seen_position`).
 * @typedef {object} Report
 * @property {string} kind
 * @property {string} [activity]
 * @property {string} [system]
 * @property {string} [location]
 * @property {string} [actor]
 * @property {string} [counter]
 * @property {string} [issue]
 * @property {string} [of] report_id of the report that is struck, corrected or acknowledged
 * @property {string} [occurred_at] RFC 3339, Z
 * @property {string} [eta] RFC 3339, Z, as are `due` of a promise and `again_at` of a call nobody answered
 * @property {string} [due]
 * @property {string} [again_at]
 * @property {{occurred_at: string}} [to] what a correction sets right
 * @property {'workaround'|'remark'} [result]
 * @property {string} [reason] network access printing integration data staffing supplier user other
 * @property {'off'|'on'|'read_only'|'fault'|'open'} [state]
 * @property {Mode} [mode] that the location is in, or is ordered to
 * @property {Severity} [severity]
 * @property {number} [value]
 * @property {string} [title]
 * @property {number} [minutes]
 * @property {string} [note]
 *
 * `old` is where the night begins and `new` comes with the announcement: nobody reports them.
 * @typedef {'read-only'|'paper'|'ready'|'back-entered'} Mode
 * @typedef {'critical'|'major'|'minor'} Severity
 */
/**
 * A part still to be typed, in the order Enter walks through them.
 * @typedef {'entry'|'place'|'mode'|'title'|'note'|'time'|'time-date'|'time-fold'|'reason'|'eta'|'eta-date'|'eta-fold'|'rest'} HoleName `rest` what may follow
 *   a reason that was told by its digit
 * @typedef {{name: HoleName, mandatory: boolean, wall?: Wall, takes?: readonly string[]}} Hole `takes` the reason codes that can be
 *   meant, where those are not all
 *
 * A time of day as typed, with its day once that is known. `fold` tells the doubled hour apart: s(ummer), n(ormal).
 * @typedef {{hour: number, minute: number, fold: Fold, day?: Day}} Wall
 * @typedef {''|'s'|'n'} Fold
 * @typedef {import('../words/zone.js').Day} Day
 */
/**
 * @typedef {'started'|'done'|'remark'|'approved'|'rejected'|'blocked'|'unblocked'|'failed'|'skipped'|'cancelled'
 *   |'reopened'|'checked_in'|'complete'|'received'|'off'|'on'|'read_only'|'fault'|'open'|'down'
 *   |'paper'|'ready'|'back_entered'|Severity} Verb
 * @typedef {'call'|'no_answer'|'strike'|'correct'|'acknowledge'|'order'|'added'|'issue'|'note'} Front
 * @typedef {'unknown'|'ambiguous'|'no-subject'|'mixed'|'not-for-this'|'not-a-time'|'missing-hour'|'wrong-fold'
 *   |'future'|'past'|'range'|'too-many'|'too-long'|'elsewhere'|'misplaced'|'reserved'|'comma-or-time'
 *   |'no-deviation'|'empty'|'comma'} Why
 *
 * @typedef {{text: string, label: string}} Candidate `text` may stand instead of the word that was not clear
 *
 * @typedef {{kind: 'empty'}} Empty
 * @typedef {{kind: 'show', subjects: readonly Subject[]}} Show
 * @typedef {object} Unclear
 * @property {'unclear'} kind
 * @property {number} at where in the line (its NFC form) the word begins
 * @property {string} word
 * @property {Why} why
 * @property {boolean} open true while the word is still being typed and more letters may make it clear
 * @property {readonly Candidate[]} candidates
 *
 * @typedef {object} Reports
 * @property {'reports'} kind
 * @property {Front|null} front `call`: the page opens a call with `subjects[0]`
 * @property {readonly Report[]} reports one for each of `subjects`; a single one when there are none
 *   (deviations acknowledged by their activity are told as the entries of the log that they are)
 * @property {readonly Subject[]} subjects
 * @property {readonly Hole[]} holes
 * @property {readonly Given[]} given parts that were typed
 * @typedef {'time'|'workaround'|'place'|'reason'|'eta'|'note'} Given
 *
 * @typedef {Empty|Show|Reports|Unclear} Parsed
 */
/**
 * @typedef {{text: string, strong: boolean}} Segment
 * @typedef {{key: string, text: string}} Hint
 * @typedef {(key: string) => string} Translate
 */
export {};
