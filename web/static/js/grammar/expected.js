/** A time that something is expected at, typed alone: 2140, 21.40, +20. */
import { rfc3339 } from '../words/time.js';
import { ahead, openClock } from './moments.js';
import { readEta } from './times.js';
/** @import {Context} from './types.js' */

/** The time typed, as it is sent; null when it is none. @param {string} text @param {Context} context */
export function timeOf(text, context) {
  const line = text.trim();
  const read = readEta(line, 0);
  if (!read || read.end < line.length) return null;
  const moment = ahead(read.form, openClock(context));
  return 'at' in moment ? rfc3339(moment.at) : null;
}
