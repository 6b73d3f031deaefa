/** What the wall says of itself when it may no longer be true. */
import { staleness } from '../line/stale.js';
import { openTimes } from '../words/time.js';
/** @import {Texts} from '../words/i18n.js' */
/** @import {Notice} from './draw.js' */

/**
 * @typedef {object} Contact
 * @property {number} silent milliseconds since the board was last known to be the server's, or since the page opened
 * @property {number} heartbeat milliseconds
 * @property {string|null} refusal why the server will not show it
 * @property {number|null} asOf the run's clock at that last truth; null when there has been none
 * @property {string} zone
 */

/** Null while the board is true. @param {Contact} contact @param {Texts} texts @returns {Notice|null} */
export function noticeOf({ silent, heartbeat, refusal, asOf, zone }, texts) {
  const { t } = texts;
  if (refusal !== null) return { level: 'hatched', text: t('wall.stale.refused', { code: refusal }), time: '' };
  const level = staleness(silent, heartbeat);
  if (level === 'fresh') return null;
  if (asOf === null) return { level, text: t('wall.stale.never'), time: '' };
  const time = openTimes(zone, texts.lang).second(asOf);
  return { level, text: level === 'strip' ? t('wall.stale.strip', { time }) : t('wall.stale.hatched'), time };
}
