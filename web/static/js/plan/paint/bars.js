/** One activity's line of the drawing: what was planned, what came of it, and the note beside it. */
import { rowId } from '../../line/board.js';
import { widthOf } from '../../words/measure.js';
import { barOf, extentOf, isPoint } from '../bars.js';
import { noteOf } from '../notes.js';
import { badSign, box, dashed, diamond, filled, hatching, lateSign, stroked, vertical, words } from './shapes.js';
/** @import {Brush} from './shapes.js' */
/** @import {Picture} from './picture.js' */
/** @import {Item, Mark, Segment} from '../types.js' */

const TOP = 5;
const HEIGHT = 11;
const BASELINE = 19;
const MIDDLE = TOP + HEIGHT / 2;
const GAP = 9;
/** Below this many pixels a note has no room worth having. */
const LEAST = 40;
const NOTE = { size: 12, weight: 500 };

/** @param {Brush} brush @param {Picture} picture @param {Item} item @param {number} y top of its line @param {string} ground */
export function paintRow(brush, picture, item, y, ground) {
  const foreseen = picture.foreseen[rowId(item.row.code)];
  const bar = barOf(item, picture.now, picture.earlier.get(item.row.code), foreseen);
  for (const segment of bar.segments) paintSegment(brush, picture, segment, y);
  for (const mark of bar.marks) paintMark(brush, picture, mark, y);
  const extent = extentOf(bar);
  if (extent && !isPoint(item.row)) paintNote(brush, picture, item, extent, y, ground);
}

/** @param {Brush} brush @param {Picture} picture @param {Segment} segment @param {number} y */
function paintSegment(brush, picture, { kind, from, to }, y) {
  const { x, width, ink, scale } = picture;
  const [left, right] = [Math.max(x(from), -4), Math.min(x(to), width + 4)];
  if (right < left) return;
  if (kind === 'baseline') return paintBaseline(brush, left, right, y, ink.g2);
  if (kind === 'approval' || kind === 'unapproved') return paintWait(brush, left, right, y + MIDDLE, ink, kind);
  const grown = kind === 'critical' ? 1 : 0;
  box(brush, left - grown, right + grown, y + TOP - grown, HEIGHT + 2 * grown);
  switch (kind) {
    case 'planned':
      return filled(brush, ink.surface, ink.edge);
    case 'left-out':
      return dashed(brush, ink.edge, 1, [2, 3]);
    case 'running':
      return filled(brush, ink.g3);
    case 'finished':
      return filled(brush, ink.g2);
    case 'overrun':
      return filled(brush, ink.warn, ink.warnRim);
    case 'late-start':
      return filled(brush, ink.warnTint, ink.warnRim);
    case 'blocked':
      return filled(brush, ink.bad);
    case 'eta':
      filled(brush, ink.surface);
      brush.fillStyle = hatching(brush, ink.bad, scale);
      brush.fill();
      return stroked(brush, ink.bad, 1);
    case 'forecast':
      return dashed(brush, ink.ink2, 1.2, [4, 3]);
    case 'critical':
      return stroked(brush, ink.ink, 2);
    case 'silent':
      return dashed(brush, ink.warnText, 1.4, [4, 3]);
  }
}

/** Below the bar: what was agreed on first. @param {Brush} brush @param {number} from @param {number} to @param {number} y @param {string} colour */
function paintBaseline(brush, from, to, y, colour) {
  brush.fillStyle = colour;
  brush.fillRect(from, y + BASELINE, Math.max(1, to - from), 2.5);
}

/** @param {Brush} brush @param {number} from @param {number} to @param {number} y @param {import('../ink.js').Ink} ink @param {'approval'|'unapproved'} kind */
function paintWait(brush, from, to, y, ink, kind) {
  brush.beginPath();
  brush.moveTo(from, y);
  brush.lineTo(to, y);
  if (kind === 'approval') stroked(brush, ink.ink2, 1.2);
  else dashed(brush, ink.ink2, 1.2, [2, 2]);
}

/** @param {Brush} brush @param {Picture} picture @param {Mark} mark @param {number} y */
function paintMark(brush, { x, ink, width }, { kind, at }, y) {
  const [left, middle] = [x(at), y + MIDDLE];
  if (left < -10 || left > width + 10) return;
  switch (kind) {
    case 'approved':
    case 'unapproved':
      return paintDot(brush, left, middle, ink, kind === 'approved');
    case 'late':
      return lateSign(brush, left, middle, ink);
    case 'failed':
      return badSign(brush, left, middle, ink);
    case 'moved':
      return paintTick(brush, left, y, ink.bad);
    case 'milestone':
    case 'reached':
      diamond(brush, left, middle, 7);
      return filled(brush, kind === 'reached' ? ink.ink : ink.surface, ink.ink);
  }
}

/** @param {Brush} brush @param {number} x @param {number} y @param {import('../ink.js').Ink} ink @param {boolean} full */
function paintDot(brush, x, y, ink, full) {
  brush.beginPath();
  brush.arc(x, y, 3, 0, 2 * Math.PI);
  filled(brush, full ? ink.ink2 : ink.surface, ink.ink2);
}

/** Where an end was expected before. @param {Brush} brush @param {number} x @param {number} y @param {string} colour */
function paintTick(brush, x, y, colour) {
  vertical(brush, x, y + 2, y + 19);
  brush.moveTo(x - 3, y + 2);
  brush.lineTo(x + 3, y + 2);
  stroked(brush, colour, 1.5);
}

/** Behind the bar where there is room, else before it. @param {Brush} brush @param {Picture} picture @param {Item} item @param {{from: number, to: number}} extent @param {number} y @param {string} ground */
function paintNote(brush, { x, width, ink, now, texts, times, foreseen }, item, extent, y, ground) {
  const note = noteOf(item, now, texts, times, foreseen[rowId(item.row.code)]);
  if (note === null) return;
  const [left, right] = [x(extent.from) - GAP, x(extent.to) + GAP];
  const length = widthOf(note.text, NOTE);
  const behind = right + length <= width;
  if (right < 0 || left > width || (!behind && (left < length || left < LEAST))) return;
  const colour = { bad: ink.badText, watch: ink.warnText, plain: ink.ink2 }[note.level];
  words(brush, note.text, behind ? right : left, y + MIDDLE + 4, { colour, halo: ground, align: behind ? 'left' : 'right', font: '500 12px Inter, system-ui, sans-serif' });
}
