/** Which key does what on the plan page; single signs can be switched off. Pure. */

/**
 * @typedef {'up'|'down'|'page-up'|'page-down'|'first'|'last'|'close'|'open'|'toggle'|'earlier'|'later'|'nearer'|'wider'|'now'|'links'
 *   |'search'|'leave'|'help'} Deed
 * @typedef {Pick<KeyboardEvent, 'key'|'shiftKey'|'ctrlKey'|'altKey'|'metaKey'>} Pressed
 */

/** @type {ReadonlyMap<string, Deed>} */
const NAMED = new Map([
  ['ArrowUp', 'up'], ['ArrowDown', 'down'], ['PageUp', 'page-up'], ['PageDown', 'page-down'], ['Home', 'first'], ['End', 'last'],
  ['ArrowLeft', 'close'], ['ArrowRight', 'open'], ['Enter', 'toggle'], ['Escape', 'leave'],
]);

/** @type {ReadonlyMap<string, Deed>} */
const SHIFTED = new Map([['ArrowLeft', 'earlier'], ['ArrowRight', 'later']]);

/** Single signs, which somebody who talks to the computer may have to switch off. @type {ReadonlyMap<string, Deed>} */
const SIGNS = new Map([['+', 'nearer'], ['-', 'wider'], ['n', 'now'], ['k', 'links'], ['/', 'search'], ['?', 'help']]);

/**
 * What a key orders; null for every other key and where a system key is held.
 * @param {Pressed} pressed @param {boolean} signs whether single signs are heard @returns {Deed|null}
 */
export function ordered({ key, shiftKey, ctrlKey, altKey, metaKey }, signs) {
  if (ctrlKey || altKey || metaKey) return null;
  const named = (shiftKey ? SHIFTED : NAMED).get(key);
  return named ?? (signs ? SIGNS.get(key.toLowerCase()) ?? null : null);
}

/** As they stand in the list of keys: the deed's word, and what to press. */
export const KEYS = /** @type {const} */ ([
  ['row', ['↑', '↓']], ['group', ['←', '→']], ['page', ['PgUp', 'PgDn']], ['ends', ['Home', 'End']], ['zoom', ['+', '−']],
  ['pan', ['⇧ ←', '⇧ →']], ['now', ['N']], ['links', ['K']], ['search', ['/']], ['leave', ['Esc']], ['help', ['?']],
]);
