/** What each key of the console does: one table, read by the line, the foot and the help. Pure. */

/**
 * @typedef {'enter'|'escape'|'complete'|'back'|'undo'|'call'|'no-answer'|'decisions'|'approve'|'since'|'help'|'row-up'|'row-down'
 *   |'page-up'|'page-down'|'filter-left'|'filter-right'|'select'|'select-group'|'turn-page'} Action
 *
 * @typedef {object} Press
 * @property {string} key
 * @property {boolean} ctrlKey or the command key
 * @property {boolean} shiftKey
 * @property {boolean} altKey
 *
 * @typedef {object} Hand where the hand is
 * @property {boolean} empty nothing stands in the line
 * @property {boolean} inHole
 * @property {boolean} holeEmpty
 * @property {boolean} inCall
 */

/** Whatever stands in the line. F3, F5, F6, F11 and F12 belong to the browser. @type {Readonly<Record<string, Action>>} */
const ALWAYS = {
  Enter: 'enter', Escape: 'escape', F1: 'help', F2: 'call', F4: 'no-answer', F7: 'decisions', F8: 'approve', F9: 'since',
  ArrowUp: 'row-up', ArrowDown: 'row-down', PageUp: 'page-up', PageDown: 'page-down',
};

/** @type {Readonly<Record<string, Action>>} */
const WHEN_EMPTY = { ArrowLeft: 'filter-left', ArrowRight: 'filter-right', ' ': 'select', '?': 'help' };

/** @param {Press} press @param {Hand} hand @returns {Action|null} null leaves the key to the browser */
export function actionOf({ key, ctrlKey, shiftKey, altKey }, hand) {
  if (altKey) return null;
  if (ctrlKey) return key.toLowerCase() === 'z' && !shiftKey && hand.empty ? 'undo' : null;
  if (key === 'Tab') return !shiftKey && !hand.empty && !hand.inHole ? 'complete' : null;
  if (key === 'Backspace') return hand.inHole && hand.holeEmpty ? 'back' : null;
  if (hand.empty && key === ' ' && shiftKey) return 'select-group';
  if (hand.empty && hand.inCall && key === '0') return 'turn-page';
  return ALWAYS[key] ?? (hand.empty ? WHEN_EMPTY[key] ?? null : null);
}

/** Keys that act wherever the focus is on the page. */
export const isGlobal = (/** @type {string} */ key) => /^F(1|2|4|7|8|9)$/.test(key);

/**
 * A letter or digit pressed outside the line returns to it; signs that operate a button do not.
 * @param {Press} press
 */
export const returnsToLine = ({ key, ctrlKey, altKey }) => !ctrlKey && !altKey && key.length === 1 && key !== ' ';
