/** The recorded plan as the console's list wants it: every activity with its standing, and a desk that only reads. */
import { openStandings } from '../console/listing.js';
/** @import {Course} from './course.js' */
/** @import {Recording} from './recording.js' */
/** @import {Scene} from './scene.js' */
/** @import {Item, PartyRow, PlanRow, Words} from '../console/types.js' */

export class PlanTables {
  #standings = openStandings();
  /** @type {Words|null} */
  #words = null;

  /** @param {Recording} recording */
  constructor(recording) {
    this.recording = recording;
  }

  /** @param {Course} course @param {number} step @param {number} now milliseconds of the run's clock @returns {Item[]} */
  items(course, step, now) {
    const { activities = {} } = course.board('plan').seek(step);
    return this.#standings(/** @type {PlanRow[]} */ (Object.values(activities)), partiesOf(course, step), now);
  }

  /** What the console's cells ask of their desk; nothing is on its way from here. @param {Course} course @param {Scene} scene */
  desk(course, { texts, times }) {
    return {
      texts,
      times: { value: times },
      words: { value: this.words },
      plan: { value: { tables: { locations: {}, actors: {}, systems: {}, counters: {}, ...course.board('plan').tables } } },
      letters: { value: { entries: [] } },
    };
  }

  /** The titles of unplanned work, which stand among the words of its reports. @returns {Words} */
  get words() {
    const { facts, courses: { known } } = this.recording;
    this.#words ??= Object.fromEntries(facts.filter(({ kind }) => kind === 'added').map(
      ({ position, reportId }) => [reportId, known.report(position, known.length)?.text ?? {}],
    ));
    return this.#words;
  }
}

/** Who was silent: the wall's places know when news of them were due. @param {Course} course @param {number} step */
function partiesOf(course, step) {
  const { locations = {} } = course.board('wall').seek(step);
  return Object.fromEntries(
    Object.entries(locations).map(([id, row]) => [id, /** @type {PartyRow} */ (/** @type {unknown} */ ({ ...row, party: `location:${id}` }))]),
  );
}
