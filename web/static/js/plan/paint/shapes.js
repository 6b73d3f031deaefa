/** The shapes of the drawing: diamonds, crosses, dots, hatching, and words with a halo. All lengths in pixels. */
/** @import {Ink} from '../ink.js' */

/** @typedef {CanvasRenderingContext2D} Brush */

export const FONT = '12px Inter, system-ui, sans-serif';
export const STRONG = '600 12px Inter, system-ui, sans-serif';
const HALO = 4;
const HATCH = 6;

/** @param {Brush} brush @param {number} x @param {number} y @param {number} half */
export function diamond(brush, x, y, half) {
  brush.beginPath();
  brush.moveTo(x, y - half);
  brush.lineTo(x + half, y);
  brush.lineTo(x, y + half);
  brush.lineTo(x - half, y);
  brush.closePath();
}

/** Filled amber always has its rim. @param {Brush} brush @param {number} x @param {number} y @param {Ink} ink */
export function lateSign(brush, x, y, ink) {
  diamond(brush, x, y, 6);
  filled(brush, ink.warn, ink.warnRim);
}

/** A red square with its cross. @param {Brush} brush @param {number} x @param {number} y @param {Ink} ink */
export function badSign(brush, x, y, ink) {
  brush.fillStyle = ink.bad;
  brush.fillRect(x - 6, y - 6, 12, 12);
  brush.strokeStyle = ink.onBad;
  brush.lineWidth = 1.6;
  brush.beginPath();
  for (const turn of [1, -1]) {
    brush.moveTo(x - 3, y - 3 * turn);
    brush.lineTo(x + 3, y + 3 * turn);
  }
  brush.stroke();
}

/** A dashed ring with its question mark. @param {Brush} brush @param {number} x @param {number} y @param {Ink} ink */
export function silentSign(brush, x, y, ink) {
  brush.beginPath();
  brush.arc(x, y, 6, 0, 2 * Math.PI);
  brush.fillStyle = ink.surface;
  brush.fill();
  dashed(brush, ink.warnText, 1.4, [3, 2]);
  words(brush, '?', x, y + 4, { colour: ink.warnText, align: 'center', font: STRONG });
}

/** @param {Brush} brush @param {string} fill @param {string} [rim] */
export function filled(brush, fill, rim) {
  brush.fillStyle = fill;
  brush.fill();
  if (rim) stroked(brush, rim, 1);
}

/** @param {Brush} brush @param {string} colour @param {number} width */
export function stroked(brush, colour, width) {
  brush.strokeStyle = colour;
  brush.lineWidth = width;
  brush.stroke();
}

/** @param {Brush} brush @param {string} colour @param {number} width @param {number[]} dashes */
export function dashed(brush, colour, width, dashes) {
  brush.setLineDash(dashes);
  stroked(brush, colour, width);
  brush.setLineDash([]);
}

/** A rounded box that has at least a pixel's width. @param {Brush} brush @param {number} from @param {number} to @param {number} top @param {number} height */
export function box(brush, from, to, top, height) {
  brush.beginPath();
  brush.roundRect(from, top, Math.max(1.5, to - from), height, Math.min(2, (to - from) / 2));
}

/** @param {Brush} brush @param {number} x @param {number} from @param {number} to */
export function vertical(brush, x, from, to) {
  brush.beginPath();
  brush.moveTo(x, from);
  brush.lineTo(x, to);
}

/**
 * @param {Brush} brush @param {string} text @param {number} x @param {number} baseline
 * @param {{colour: string, halo?: string, align?: CanvasTextAlign, font?: string}} style
 */
export function words(brush, text, x, baseline, { colour, halo, align = 'left', font = FONT }) {
  brush.font = font;
  brush.textAlign = align;
  if (halo) {
    brush.lineJoin = 'round';
    brush.strokeStyle = halo;
    brush.lineWidth = HALO;
    brush.strokeText(text, x, baseline);
  }
  brush.fillStyle = colour;
  brush.fillText(text, x, baseline);
}

/** @type {Map<string, CanvasPattern|null>} */
const patterns = new Map();

/** Slanting lines. @param {Brush} brush @param {string} colour @param {number} scale of the drawing's own pixels */
export function hatching(brush, colour, scale) {
  const key = `${colour} ${scale}`;
  const known = patterns.get(key);
  if (known !== undefined) return known ?? colour;
  const tile = document.createElement('canvas');
  tile.width = tile.height = HATCH * scale;
  const inner = /** @type {Brush} */ (tile.getContext('2d'));
  inner.scale(scale, scale);
  inner.beginPath();
  for (const from of [-HATCH, 0, HATCH]) {
    inner.moveTo(from, HATCH);
    inner.lineTo(from + HATCH, 0);
  }
  stroked(inner, colour, 1.5);
  const pattern = brush.createPattern(tile, 'repeat');
  pattern?.setTransform(new DOMMatrix().scale(1 / scale));
  patterns.set(key, pattern);
  return pattern ?? colour;
}
