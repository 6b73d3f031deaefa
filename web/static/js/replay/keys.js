/** Which key does what on the replay's page, and which of them can be switched off. */

/**
 * @typedef {'play'|'back'|'on'|'mark-back'|'mark-on'|'skip-back'|'skip-on'|'start'|'end'|'speed'|'closer'|'wider'|'axis'
 *   |'bookmark'|'link'|'help'} Deed
 * @typedef {{deed: Deed, speed?: number}} Ordered `speed` counts from 0
 * @typedef {Pick<KeyboardEvent, 'key'|'shiftKey'|'ctrlKey'|'altKey'|'metaKey'>} Pressed
 */

/** @type {ReadonlyMap<string, Deed>} */
const NAMED = new Map([
  [' ', 'play'], ['ArrowLeft', 'back'], ['ArrowRight', 'on'], ['PageUp', 'skip-back'], ['PageDown', 'skip-on'],
  ['Home', 'start'], ['End', 'end'],
]);

/** @type {ReadonlyMap<string, Deed>} */
const SHIFTED = new Map([['ArrowLeft', 'mark-back'], ['ArrowRight', 'mark-on']]);

/** Single signs, which somebody who talks to the computer may have to switch off. @type {ReadonlyMap<string, Deed>} */
const SIGNS = new Map([['+', 'closer'], ['-', 'wider'], ['v', 'axis'], ['b', 'bookmark'], ['l', 'link'], ['?', 'help']]);

const SPEED_DIGIT = /^[1-5]$/;

/**
 * What a key orders; null for every other key and where a system key is held.
 * @param {Pressed} pressed @param {boolean} signs whether single signs are heard @returns {Ordered|null}
 */
export function ordered({ key, shiftKey, ctrlKey, altKey, metaKey }, signs) {
  if (ctrlKey || altKey || metaKey) return null;
  const named = (shiftKey ? SHIFTED : NAMED).get(key);
  if (named) return { deed: named };
  return signs ? bySign(key) : null;
}

/** @param {string} key @returns {Ordered|null} */
function bySign(key) {
  if (SPEED_DIGIT.test(key)) return { deed: 'speed', speed: Number(key) - 1 };
  const deed = SIGNS.get(key.toLowerCase());
  return deed ? { deed } : null;
}

/** As they stand in the list of keys: the deed's word, and what to press. */
export const LISTED = /** @type {const} */ ([
  ['play', ['space']], ['report', ['←', '→']], ['mark', ['⇧ ←', '⇧ →']], ['skip', ['PgUp', 'PgDn']], ['ends', ['Home', 'End']],
  ['speed', ['1', '2', '3', '4', '5']], ['zoom', ['+', '−']], ['axis', ['V']], ['bookmark', ['B']], ['link', ['L']],
  ['go', ['enter']], ['help', ['?']],
]);
