/** What a tap on a key's hint does to the line, where no keyboard shows: it types the key. Pure. */
import { holeOf, parsedOf } from './typing.js';
/** @import {Typing} from './typing.js' */

/** Keys that stand for others, or for many: `1–9`, `p…`. */
const MANY = /[–…]/u;

/**
 * The text that the line, or the hole in turn, has after the key; null where the hint names no key of its own.
 * @param {Typing} typing @param {string} key of a hint
 */
export function tapped(typing, key) {
  const hole = holeOf(typing);
  if (MANY.test(key)) return null;
  if (hole) return typing.input + key;
  const [parsed, { text }] = [typing.fault ?? parsedOf(typing), { text: typing.text.normalize('NFC') }];
  if (parsed.kind === 'unclear') return text.slice(0, parsed.at) + key + text.slice(parsed.at + parsed.word.length);
  const apart = /^[\p{L}]/u.test(key) && text !== '' && !text.endsWith(' ');
  return `${text}${apart ? ' ' : ''}${key}`;
}
