/** The line above all rows: what the end of the night waits for, one after the other. */
import { rowId } from '../../line/board.js';
import { instantOrNull } from '../../words/time.js';
import { widthOf } from '../../words/measure.js';
import { HEAD } from './room.js';
import { STRONG, box, filled, stroked, words } from './shapes.js';
/** @import {Brush} from './shapes.js' */
/** @import {Picture} from './picture.js' */

const TOP = 4;
const BOTTOM = 5;
const PAD = 8;

/** @param {Brush} brush @param {Picture} picture */
export function paintCriticalLine(brush, picture) {
  const { head, width, ink, x, now, foreseen, summary } = picture;
  if (head === HEAD) return;
  brush.fillStyle = ink.surface;
  brush.fillRect(0, HEAD, width, head - HEAD);
  let before = /** @type {number|null} */ (null);
  for (const code of summary?.critical ?? []) {
    const { start = null, finish = null } = foreseen[rowId(code)] ?? {};
    const [from, to] = [instantOrNull(start), instantOrNull(finish)];
    if (from === null || to === null) continue;
    if (before !== null) paintJoint(brush, x(before), x(from), (HEAD + head) / 2, ink.ink);
    paintBox(brush, picture, code, { from: Math.max(x(from), -4), to: Math.min(x(to), width + 4), begun: from <= now });
    before = to;
  }
}

/** @param {Brush} brush @param {number} from @param {number} to @param {number} y @param {string} colour */
function paintJoint(brush, from, to, y, colour) {
  brush.beginPath();
  brush.moveTo(from, y);
  brush.lineTo(Math.max(from, to), y);
  stroked(brush, colour, 1.5);
}

/** @param {Brush} brush @param {Picture} picture @param {string} code @param {{from: number, to: number, begun: boolean}} place */
function paintBox(brush, { head, ink }, code, { from, to, begun }) {
  if (to < from) return;
  box(brush, from, to, HEAD + TOP, head - HEAD - TOP - BOTTOM);
  filled(brush, begun ? ink.g3 : ink.surface);
  stroked(brush, ink.ink, 2);
  if (widthOf(code, { size: 12, weight: 600 }) + PAD > to - from) return;
  words(brush, code, (from + to) / 2, (HEAD + head) / 2 + 4, { colour: begun ? ink.surface : ink.ink, align: 'center', font: STRONG });
}
