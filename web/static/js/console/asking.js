/** What lies beside the boards and is asked for: again until an answer comes, anew after certain reports, the newest answer alone. */
import { jittered } from '../line/backoff.js';
/** @import {Later, No, Yes} from '../line/fetching.js' */
/** @import {LogRow} from './types.js' */

const RETRY_CAP = 10_000;

/** @typedef {() => Promise<Yes|No|Later>} Ask */
/** @typedef {Pick<import('../line/doors.js').Doors, 'after'|'random'>} Doors */

/**
 * Asks ever more rarely until it is answered; null where that is refused or no longer wanted.
 * @param {Ask} ask @param {Doors} doors @param {() => boolean} [isWanted] @returns {Promise<any>} the body
 */
export async function insist(ask, doors, isWanted = () => true) {
  for (let failures = 0; isWanted(); failures += 1) {
    const answer = await ask();
    if (answer.verdict !== 'later') return answer.verdict === 'yes' && isWanted() ? answer.body : null;
    await new Promise((again) => doors.after(() => again(null), jittered(failures, RETRY_CAP, doors.random)));
  }
  return null;
}

/**
 * Each call asks anew, and what was asked before counts no more, whenever it is answered; without an answer nothing is taken.
 * @param {Ask} ask @param {Doors} doors @param {(body: any) => void} take
 */
export function newest(ask, doors, take) {
  let turn = 0;
  return async () => {
    const mine = (turn += 1);
    const body = await insist(ask, doors, () => mine === turn);
    if (body !== null) take(body);
  };
}

/**
 * Whether a look at the log finds a report of `kinds` that the last look did not, or may have missed one: of a board that
 * is new, or has nothing left of what was seen.
 * @param {ReadonlySet<string>} kinds
 */
export function newsOf(kinds) {
  let seen = -1;
  /** @type {Record<string, LogRow>|null} */
  let before = null;
  /** @param {{tables: {reports: Record<string, LogRow>}, position: number}} log */
  return ({ tables: { reports }, position }) => {
    if (position < 0) return false;
    const rows = Object.values(reports);
    const fresh = rows.filter((row) => row.position > seen);
    const isNew = reports !== before || fresh.length === rows.length;
    [seen, before] = [position, reports];
    return isNew || fresh.some(({ kind }) => kinds.has(kind));
  };
}
