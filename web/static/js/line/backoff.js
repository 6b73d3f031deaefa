/** Whether and when to try again after a lost line. */

const FIRST = 500;
const MAY_RETRY = new Set([4408, 4429]);
const TOO_MANY = 4429;

/**
 * Full jitter: anything between nothing and a ceiling that doubles with every failure in a row.
 * @param {number} failures in a row, from 0
 * @param {number} cap milliseconds
 * @param {() => number} random from 0 up to 1
 */
export const jittered = (failures, cap, random) => random() * Math.min(cap, FIRST * 2 ** failures);

/**
 * The window the server asked for when it said goodbye.
 * @param {readonly [number, number]} window milliseconds
 * @param {() => number} random
 */
export const within = ([least, most], random) => least + random() * (most - least);

/** 44xx means no, but for a late greeting and for too many; everything else is worth another try. @param {number} code */
export const mayRetry = (code) => code < 4400 || code > 4499 || MAY_RETRY.has(code);

/** How many steps of the doubling a close counts for: too many at once waits four times as long. @param {number} code */
export const weight = (code) => (code === TOO_MANY ? 2 : 1);
