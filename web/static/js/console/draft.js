/** The line that stands, kept as long as its tab: another language or a page loaded anew by accident takes no word of it. */
import { effect } from '@preact/signals';
/** @import {Command} from './command.js' */

/** @param {{desk: Pick<Command['desk'], 'golive'|'who'>, typing: Command['typing'], put: Command['put']}} command @param {Pick<Storage, 'getItem'|'setItem'>} shelf */
export function keepLine({ desk, typing, put }, shelf) {
  const key = `golive.line.${desk.golive}.${desk.who.person}`;
  const kept = shelf.getItem(key);
  if (kept) put(kept);
  effect(() => shelf.setItem(key, typing.value.text));
}
