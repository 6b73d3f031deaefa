/** What is out of order about a report, in words; one catalogue for console and replay. */
/** @import {Texts} from './i18n.js' */

const NAMED = 2;
const EARLY = 'start-before-predecessors';

/**
 * @param {string} name as the log carries it @param {Pick<Texts, 't'|'has'>} texts
 * @param {readonly string[]} [before] codes it should have waited for, where they still hold it
 */
export function deviationWord(name, { t, has }, before = []) {
  if (name === EARLY && before.length > 0) return t(`deviation.${EARLY}.named`, { before: before.slice(0, NAMED).join(', ') });
  return t(has(`deviation.${name}`) ? `deviation.${name}` : 'deviation.unknown');
}
