/** When a board has been without news too long, and how loudly it must say so. */

/** So many heartbeats without a frame, and the line counts as dead. */
export const PATIENCE = 2.5;
const HATCHED_AFTER = 60_000;

/** @typedef {'fresh'|'strip'|'hatched'} Staleness */

/**
 * @param {number} silent milliseconds since the last frame
 * @param {number} heartbeat milliseconds between two frames of an idle server
 * @returns {Staleness} a strip after 2.5 heartbeats, the whole board hatched after a minute
 */
export function staleness(silent, heartbeat) {
  if (silent >= HATCHED_AFTER) return 'hatched';
  return silent >= PATIENCE * heartbeat ? 'strip' : 'fresh';
}
