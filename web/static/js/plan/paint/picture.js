/** The whole drawing beside the table: grounds, rows in view, lines of time, links, and the axis above. */
import { across } from '../../replay/scale.js';
import { axisOf, dayName, midnights } from '../axis.js';
import { deadlinesOf } from '../deadlines.js';
import { paintRow } from './bars.js';
import { paintCriticalLine } from './critical.js';
import { paintDeadlines } from './deadlines.js';
import { paintFlags } from './flags.js';
import { paintLinks } from './links.js';
import { AXIS } from './room.js';
import { paintStrip } from './strips.js';
import { STRONG, hatching, stroked, vertical, words } from './shapes.js';
/** @import {Brush} from './shapes.js' */
/** @import {Ink} from '../ink.js' */
/** @import {Links} from '../links.js' */
/** @import {Item, Line, Span} from '../types.js' */

/**
 * @typedef {object} Asked what is to be drawn
 * @property {number} width
 * @property {number} height
 * @property {number} scale of the screen's pixels
 * @property {number} rowHeight
 * @property {number} head pixels above the rows
 * @property {number} scrolled
 * @property {readonly Line[]} lines all of them
 * @property {ReadonlyMap<string, number>} places of lines by id
 * @property {readonly Item[]} items
 * @property {string|null} cursor
 * @property {Links} links of the line under the cursor
 * @property {Map<string, number[]>} earlier
 * @property {Record<string, import('../forecast.js').Foreseen>} foreseen by row id
 * @property {import('../forecast.js').Summary|null} summary
 * @property {Partial<import('../../wall/types.js').GoLiveRow>} golive
 * @property {Span} span
 * @property {number} now
 * @property {string} zone
 * @property {Ink} ink
 * @property {import('../../words/i18n.js').Texts} texts
 * @property {import('../../words/time.js').Times} times
 *
 * @typedef {Asked & {x: (moment: number) => number}} Picture
 */

/** @param {Brush} brush @param {Asked} asked */
export function paint(brush, asked) {
  const picture = { ...asked, x: across(asked.span, 0, asked.width) };
  const ticks = axisOf(asked.span, asked.width, asked.zone);
  brush.setTransform(asked.scale, 0, 0, asked.scale, 0, 0);
  brush.clearRect(0, 0, asked.width, asked.height);
  inBody(brush, picture, () => {
    paintGround(brush, picture, ticks);
    paintLines(brush, picture);
    paintTimes(brush, picture);
    paintLinks(brush, picture);
  });
  paintCriticalLine(brush, picture);
  paintAxis(brush, picture, ticks);
  paintFlags(brush, picture);
}

/** @param {Brush} brush @param {Picture} picture @param {() => void} act */
function inBody(brush, { width, height, head }, act) {
  brush.save();
  brush.beginPath();
  brush.rect(0, head, width, height - head);
  brush.clip();
  act();
  brush.restore();
}

/** Fine lines at the times of the axis, and what lies after the window. @param {Brush} brush @param {Picture} picture @param {readonly import('../axis.js').Tick[]} ticks */
function paintGround(brush, { x, width, height, head, ink, golive, scale }, ticks) {
  const end = golive.window_end ? x(Date.parse(golive.window_end)) : Infinity;
  if (end < width) {
    brush.globalAlpha = 0.5;
    brush.fillStyle = hatching(brush, ink.line, scale);
    brush.fillRect(Math.max(0, end), head, width - Math.max(0, end), height - head);
    brush.globalAlpha = 1;
  }
  for (const { moment } of ticks) {
    vertical(brush, Math.round(x(moment)) + 0.5, head, height);
    stroked(brush, ink.line, 0.5);
  }
}

/** Only lines in view are drawn. @param {Brush} brush @param {Picture} picture */
function paintLines(brush, picture) {
  const { lines, scrolled, rowHeight, height, head, cursor, ink } = picture;
  const first = Math.max(0, Math.floor(scrolled / rowHeight));
  const last = Math.min(lines.length, Math.ceil((scrolled + height - head) / rowHeight));
  for (let at = first; at < last; at += 1) {
    const line = lines[at];
    const y = head + at * rowHeight - scrolled;
    if (line.item) paintRow(brush, picture, line.item, y, line.id === cursor ? ink.tint : ink.surface);
    else paintStrip(brush, picture, line.node, y, rowHeight);
  }
}

/** What the night is measured by stands over all rows. @param {Brush} brush @param {Picture} picture */
function paintTimes(brush, { x, span, height, ink, head, golive, summary, now, zone }) {
  const at = (/** @type {number} */ moment) => Math.round(x(moment)) + 0.5;
  for (const moment of midnights(span, zone)) {
    vertical(brush, at(moment), head, height);
    stroked(brush, ink.ink2, 1.5);
  }
  paintDeadlines(brush, deadlinesOf(golive, summary), x, { from: head, to: height }, ink);
  vertical(brush, at(now), head, height);
  stroked(brush, ink.accent, 2);
}

/** @param {Brush} brush @param {Picture} picture @param {readonly import('../axis.js').Tick[]} ticks */
function paintAxis(brush, { x, width, ink, times, zone, texts }, ticks) {
  brush.fillStyle = ink.surface;
  brush.fillRect(0, 0, width, AXIS);
  for (const { moment, hour, day } of ticks) {
    const text = day ? `${dayName(moment, zone, texts.lang)} ${times.said(moment)}` : times.said(moment);
    const middle = x(moment);
    if (middle < 24 || middle > width - 24) continue;
    words(brush, text, middle, 15, { colour: hour ? ink.ink : ink.muted, align: 'center', ...(hour && { font: STRONG }) });
  }
}
