/** The lines of the times that the night is held against, over all rows or over the night small. */
import { dashed, stroked, vertical } from './shapes.js';
/** @import {Brush} from './shapes.js' */
/** @import {Deadline} from '../deadlines.js' */
/** @import {Ink} from '../ink.js' */

const APART = 2;

/** @param {Brush} brush @param {readonly Deadline[]} deadlines @param {(moment: number) => number} x @param {{from: number, to: number}} room @param {Ink} ink */
export function paintDeadlines(brush, deadlines, x, room, ink) {
  const [p50, p80] = ['p50', 'p80'].map((kind) => deadlines.find((one) => one.kind === kind));
  if (p50 && p80) {
    brush.globalAlpha = 0.1;
    brush.fillStyle = ink.accent;
    brush.fillRect(x(p50.at), room.from, x(p80.at) - x(p50.at), room.to - room.from);
    brush.globalAlpha = 1;
  }
  for (const { kind, at } of deadlines) paintDeadline(brush, kind, Math.round(x(at)) + 0.5, room, ink);
}

/** @param {Brush} brush @param {Deadline['kind']} kind @param {number} x @param {{from: number, to: number}} room @param {Ink} ink */
function paintDeadline(brush, kind, x, { from, to }, ink) {
  if (kind === 'no_return') {
    for (const side of [-APART, APART]) {
      vertical(brush, x + side, from, to);
      stroked(brush, ink.ink, 1.5);
    }
    return;
  }
  vertical(brush, x, from, to);
  if (kind === 'window') stroked(brush, ink.ink2, 1.2);
  else if (kind === 'finish') dashed(brush, ink.ink2, 1.2, [4, 4]);
  else dashed(brush, ink.accent, 1.4, kind === 'p80' ? [1.5, 3] : [4, 3]);
}
