/** The reports of a recorded run as they stand today: what the timeline draws and the marks are made of. */
import { instant } from '../words/time.js';
/** @import {Course} from './course.js' */
/** @import {Fact} from './types.js' */

/** What belongs to the setting up of a run and not to its night. */
const SETTING_UP = new Set(['create', 'plan', 'went_live']);

/** In the order of their positions. @param {Course} known @returns {Fact[]} */
export function factsOf(known) {
  const log = known.board('log').tracks.reports;
  if (!log) return [];
  const columns = Object.fromEntries(FIELDS.map((field) => [field, log.finally(field)]));
  return log.ids.map((_, row) => factAt(columns, row)).sort((a, b) => a.position - b.position);
}

const FIELDS = /** @type {const} */ ([
  'position', 'kind', 'report_id', 'activity', 'title', 'location', 'system', 'state', 'known_at', 'occurred_at', 'was',
  'late', 'of_position', 'struck_by', 'corrected_by', 'deviations',
]);

/** @param {Record<string, any[]>} columns @param {number} row @returns {Fact} */
function factAt(columns, row) {
  const occurred = instant(columns.occurred_at[row]);
  const first = columns.was[row]?.occurred_at;
  return {
    position: columns.position[row],
    kind: columns.kind[row],
    reportId: columns.report_id[row],
    activity: columns.activity[row],
    title: columns.title[row],
    location: columns.location[row],
    system: columns.system[row],
    state: columns.state[row],
    known: instant(columns.known_at[row]),
    occurred,
    happened: first ? instant(first) : occurred,
    late: columns.late[row] ?? false,
    of: columns.of_position[row],
    struckBy: columns.struck_by[row],
    correctedBy: columns.corrected_by[row] ?? [],
    deviations: columns.deviations[row] ?? [],
  };
}

/** Whether a report is one of the night, and not of its setting up. @param {Fact} fact */
export const isOfTheNight = ({ kind }) => !SETTING_UP.has(kind);
