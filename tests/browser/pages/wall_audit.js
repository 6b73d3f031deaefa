/** Measures the wall as it stands: regions at their place, texts whole, apart, large enough and dark or light enough. */

const REGIONS = {
  '.wall-strip': [32, 20, 1856, 96],
  '.wall-sentence:not([data-loud])': [32, 128, 1200, 200],
  '.wall-sentence[data-loud]': [20, 128, 1224, 200],
  '.wall-numbers': [1264, 128, 624, 200],
  '.wall-systems': [32, 344, 1856, 128],
  '.wall-places': [32, 488, 1200, 492],
  '.wall-attention': [1264, 488, 624, 492],
  '.wall-foot': [32, 996, 1856, 64],
  '.wall-stale': [32, 996, 1856, 64],
};

/** The least size of what is read at six metres, at four, and at three. */
const SIZES = [
  ['.wall-name, .wall-mark, .wall-clock time, dd, strong, h3, .wall-stale, .wall-truth', 52],
  ['h1', 72],
  ['.wall-sentence p', 40],
  ['h2, dt, .wall-system, .wall-system time, .wall-attention p, .wall-foot p, .wall-clock small', 30],
  ['.wall-glyph', 36],
  ['*', 22],
];

const CELLS = '.wall-tile, .wall-system, .wall-number, .wall-attention li, .wall-truth';

/** @returns {string[]} what is wrong, in words; nothing when all is well */
export function audit() {
  const wall = document.querySelector('.wall');
  const u = wall.getBoundingClientRect().width / 1920;
  const texts = [...textsIn(wall)];
  return [
    ...Object.entries(REGIONS).flatMap(([selector, place]) => misplaced(wall, selector, place, u)),
    ...texts.flatMap((text) => [...cut(text), ...small(text, u), ...pale(text)]),
    ...overlapping(texts),
  ];
}

/** Every piece of text that is seen, with its element and the box of its letters. */
function* textsIn(wall) {
  const walker = document.createTreeWalker(wall, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest('.spoken')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    yield { words: node.data, element, box: range.getBoundingClientRect(), lines: range.getClientRects().length };
  }
}

function misplaced(wall, selector, [x, y, width, height], u) {
  const origin = wall.getBoundingClientRect();
  const element = wall.querySelector(selector);
  if (!element) return [];
  const box = element.getBoundingClientRect();
  const seen = [box.x - origin.x, box.y - origin.y, box.width, box.height];
  const wanted = [x, y, width, height].map((length) => length * u);
  return seen.every((length, at) => Math.abs(length - wanted[at]) <= 1) ? [] : [`${selector} stands at ${seen.map(Math.round)}`];
}

function cut({ words, element, box, lines }) {
  const cell = element.closest(CELLS) ?? element.closest('.wall > *');
  const around = cell.getBoundingClientRect();
  const inside = box.left >= around.left - 1 && box.right <= around.right + 1;
  const region = element.closest('.wall > *').getBoundingClientRect();
  const high = inkOf({ element, box });
  const within = high.top >= region.top - 1 && high.bottom <= region.bottom + 1;
  const scrolled = element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline';
  const ours = !words.endsWith('…') || !element.closest('.wall-number'); // a plan's own name may be shortened, a word of ours never
  return inside && within && lines === 1 && !scrolled && ours ? [] : [`"${words}" is cut or leaves its place`];
}

/** The letters alone: a font's own box is higher than its letters. */
function inkOf({ element, box }) {
  const slack = parseFloat(getComputedStyle(element).fontSize) * 0.15;
  return { left: box.left, right: box.right, top: box.top + slack, bottom: box.bottom - slack };
}

function overlapping(texts) {
  const inks = texts.map(inkOf);
  return inks.flatMap((a, at) => inks.slice(at + 1).flatMap((b, further) => {
    const apart = a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
    const over = texts[at].element.closest('.wall-stale, .wall-hatched') ?? texts[at + 1 + further].element.closest('.wall-stale, .wall-hatched');
    return apart || over ? [] : [`"${texts[at].words}" lies over "${texts[at + 1 + further].words}"`];
  }));
}

function small({ words, element }, u) {
  const size = parseFloat(getComputedStyle(element).fontSize);
  const [, least] = SIZES.find(([selector]) => element.closest(selector) === element || element.matches(selector))
    ?? SIZES.at(-1);
  return size >= least * u - 0.01 ? [] : [`"${words}" is ${size} px, not ${least * u}`];
}

function pale({ words, element }) {
  const ratio = contrast(colour(getComputedStyle(element).color), behind(element));
  return ratio >= 4.5 ? [] : [`"${words}" has a contrast of ${ratio.toFixed(2)}`];
}

/** The first ground that is not seen through; the hatching of a rehearsal is covered but for its edge. */
function behind(element) {
  for (let at = element; at; at = at.parentElement) {
    const [red, green, blue, alpha = 1] = colour(getComputedStyle(at).backgroundColor);
    if (alpha === 1) return [red, green, blue];
  }
  return [255, 255, 255];
}

const colour = (written) => written.match(/[\d.]+/g).map(Number);

function contrast(a, b) {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const luminance = ([red, green, blue]) =>
  [red, green, blue].map(linear).reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);

const linear = (part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
