/** What a panel comes to at a moment: how old each answer is, who is missing, and whether going on needs a reason. */
import { instant } from '../words/time.js';
/** @import {GateRow, SeatRow, Verdict} from './types.js' */

const MINUTE = 60_000;

/**
 * How a seat stands: `no-go`, `missing` (no answer, or nobody there), `expired`, `conditions`, `abstain`, `go`.
 * @typedef {'no-go'|'missing'|'expired'|'conditions'|'abstain'|'go'} Standing
 * @typedef {{seat: SeatRow, standing: Standing, age: number|null, part: number}} Place `age` in minutes, `part` of its validity, 0..1
 */

/** What asks for the decider's eye stands first, then the oldest answer. @type {readonly Standing[]} */
const ORDER = ['no-go', 'missing', 'expired', 'conditions'];

/** What was decided stands on the answers as they were then: they grow no older. @param {GateRow} gate @param {number} now milliseconds of the run's clock @returns {Place[]} */
export function placesOf(gate, now) {
  const { decision, stage } = gate;
  const at = decision === null || stage === 'polling' ? now : Math.min(now, instant(decision.at));
  const places = gate.seats.map((seat) => placeOf(seat, gate, at));
  const rank = (/** @type {Place} */ { standing }) => (ORDER.includes(standing) ? ORDER.indexOf(standing) : ORDER.length);
  return places.sort((a, b) => rank(a) - rank(b) || (b.age ?? 0) - (a.age ?? 0));
}

/** @param {SeatRow} seat @param {GateRow} gate @param {number} now @returns {Place} */
function placeOf(seat, gate, now) {
  const { vote } = seat;
  if (vote === null || vote.vote === 'vacant') return { seat, standing: 'missing', age: null, part: 0 };
  const age = Math.max(0, Math.floor(now / MINUTE) - Math.floor(instant(vote.at) / MINUTE));
  const part = Math.min(1, age / gate.valid);
  const expired = now > instant(vote.good_until);
  return { seat, standing: vote.vote === 'no-go' ? 'no-go' : expired ? 'expired' : vote.vote, age, part };
}

/** @param {readonly Place[]} places @param {...Standing} standings */
const titles = (places, ...standings) => places.filter(({ standing }) => standings.includes(standing)).map(({ seat }) => seat.title);

/** Whose no-go a decision to go on would go against. @param {readonly Place[]} places */
export const against = (places) => titles(places, 'no-go');

/** Seats without an answer that is still good; a no-go that has expired is missing too, as the server counts. @param {readonly Place[]} places @param {number} now */
export const missing = (places, now) =>
  places.filter(({ seat, standing }) => ['missing', 'expired'].includes(standing) || (seat.vote !== null && now > instant(seat.vote.good_until)));

/** Whether the server will ask why (rule 7). @param {readonly Place[]} places @param {Verdict|null} verdict @param {number} now */
export function needsReason(places, verdict, now) {
  if (verdict === null || verdict === 'no-go') return false;
  return against(places).length > 0 || missing(places, now).some(({ seat }) => seat.mandatory);
}

/** @param {readonly Place[]} places how many of each standing */
export function counted(places) {
  const { length: go } = titles(places, 'go', 'conditions');
  return { go, no: titles(places, 'no-go').length, missing: titles(places, 'missing', 'expired').length };
}

/** The gate that asks for something: at a poll or waiting for a signature, else the first that is not passed, else the last. @param {readonly GateRow[]} gates in the plan's order */
export const nextGate = (gates) =>
  gates.find(({ stage }) => stage === 'polling' || stage === 'unconfirmed')
  ?? gates.find(({ stage }) => stage === 'planned' || stage === 'stopped')
  ?? gates.at(-1);
