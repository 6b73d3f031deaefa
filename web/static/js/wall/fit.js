/** Chooses and cuts texts so that each fits its place on the wall, whole words and whole letters only. */
/** @import {Style} from '../words/measure.js' */
import { widthOf } from '../words/measure.js';

const ELLIPSIS = '…';

/** Inter's space grows narrow where its letters grow heavy. */
const SPACED = 60;

/** The styles of the wall, as wall.css draws them. Pixels at 1920 x 1080. */
export const STYLE = {
  name: { size: 52, weight: 650, spaced: SPACED },
  mark: { size: 52, weight: 800, spaced: SPACED },
  clock: { size: 96, weight: 700, tabular: true },
  sentence: { size: 100, weight: 800, spaced: SPACED },
  sub: { size: 52, weight: 400 },
  label: { size: 36, weight: 400 },
  value: { size: 52, weight: 700, tabular: true },
  system: { size: 36, weight: 400 },
  word: { size: 52, weight: 700, spaced: SPACED },
  since: { size: 44, weight: 400, tabular: true },
  head: { size: 44, weight: 650, spaced: SPACED },
  tile: { size: 22, weight: 500 },
  wide: { size: 28, weight: 500 },
  title: { size: 52, weight: 700, spaced: SPACED },
  detail: { size: 30, weight: 400 },
  foot: { size: 36, weight: 400 },
};

/** @param {string} text @param {number} width pixels @param {Style} style */
export const fits = (text, width, style) => widthOf(text, style) <= width;

/**
 * The first of several ways to say it that fits, else the last one cut at a word.
 * @param {readonly string[]} ways longest first @param {number} width pixels @param {Style} style
 */
export const fitting = (ways, width, style) =>
  ways.find((way) => fits(way, width, style)) ?? shortened(/** @type {string} */ (ways.at(-1)), width, style);

/**
 * Drops words from the end until it fits, a lone word's letters at the last.
 * @param {string} text @param {number} width pixels @param {Style} style
 */
export function shortened(text, width, style) {
  if (fits(text, width, style)) return text;
  const words = text.split(' ');
  for (let kept = words.length - 1; kept > 0; kept -= 1) {
    const shorter = `${words.slice(0, kept).join(' ').replace(/[\s·,:–-]+$/u, '')}${ELLIPSIS}`;
    if (fits(shorter, width, style)) return shorter;
  }
  return clipped(words[0], ELLIPSIS, width, style);
}

/**
 * A name for a small place: as it is, else its first word cut like `Åsestr.`, what tells it from others kept: `Hjemmetj. 12`.
 * @param {string} name @param {number} width pixels @param {Style} style
 */
export function abbreviated(name, width, style) {
  if (fits(name, width, style)) return name;
  const [, stem, number = ''] = /** @type {RegExpExecArray} */ (/^(.*?)(\s*\d+)?$/su.exec(name));
  const first = stem.split(/[\s-]+/u)[0];
  const whole = `${first}${number}`;
  return fits(whole, width, style) ? whole : clipped(first, `.${number}`, width, style);
}

/** @param {string} word @param {string} end @param {number} width @param {Style} style */
function clipped(word, end, width, style) {
  const letters = Array.from(word.normalize('NFC'));
  const kept = letters.findLastIndex((_, at) => fits(letters.slice(0, at + 1).join('') + end, width, style));
  return letters.slice(0, Math.max(kept + 1, 1)).join('') + end;
}

/**
 * The first way that fits, each way at its own size.
 * @param {readonly {text: string, size: number}[]} ways largest first @param {number} width @param {Style} style
 */
export function sized(ways, width, style) {
  const chosen = ways.find(({ text, size }) => fits(text, width, { ...style, size }));
  const last = /** @type {{text: string, size: number}} */ (ways.at(-1));
  return chosen ?? { text: shortened(last.text, width, { ...style, size: last.size }), size: last.size };
}
