/** Measures a page as it stands: every text whole inside whatever clips it, clear of its card's edge, over no other text. */

const CLEAR = 4;

/** @returns {string[]} what is wrong, in words; nothing when all is well */
export function audit() {
  const seen = [...pieces()];
  return [...seen.flatMap((piece) => [...cut(piece), ...close(piece)]), ...overlapping(seen), ...hiddenInFields()];
}

/** Every line of every text that is in view of its own scroller. */
function* pieces() {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest('script, select')) continue;
    if (!element.checkVisibility({ visibilityProperty: true }) || forEars(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const clips = clipping(element);
    for (const box of range.getClientRects()) {
      if (box.width > 0 && clips.every((clip) => inHeight(box, clip))) yield { words: node.data.trim(), element, box, clips };
    }
  }
}

const forEars = (element) => ancestors(element).some((at) => getComputedStyle(at).clipPath !== 'none');

/** The ancestors that show no more than themselves. */
const clipping = (element) => ancestors(element)
  .filter((at) => getComputedStyle(at).overflowX !== 'visible' && getComputedStyle(at).display !== 'inline')
  .map((at) => at.getBoundingClientRect());

function ancestors(element) {
  const found = [];
  for (let at = element; at !== document.documentElement; at = at.parentElement) found.push(at);
  return found;
}

const inHeight = (box, clip) => box.bottom > clip.top + 2 && box.top < clip.bottom - 2;

function cut({ words, box, clips }) {
  const inside = clips.every(({ left, right }) => box.left >= left - 1 && box.right <= right + 1);
  return inside && box.left >= 0 && box.right <= innerWidth ? [] : [`"${words}" is cut at the side`];
}

function close({ words, element, box }) {
  const card = element.closest('.card, .line, .door')?.getBoundingClientRect();
  if (!card) return [];
  return box.left >= card.left + CLEAR && box.right <= card.right - CLEAR ? [] : [`"${words}" touches the edge around it`];
}

/** The letters alone: a line is higher than its letters. */
const inkOf = ({ element, box }) => {
  const slack = (box.height - parseFloat(getComputedStyle(element).fontSize) * 0.7) / 2;
  return { left: box.left, right: box.right, top: box.top + slack, bottom: box.bottom - slack };
};

function overlapping(seen) {
  const inks = seen.map(inkOf);
  return inks.flatMap((a, at) => inks.slice(at + 1).flatMap((b, further) => {
    const apart = a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
    const beneath = underHeart(seen[at].element) !== underHeart(seen[at + 1 + further].element);
    return apart || beneath ? [] : [`"${seen[at].words}" lies over "${seen[at + 1 + further].words}"`];
  }));
}

/** The heart stays on top while the page is scrolled beneath it. */
const underHeart = (element) => element.closest('.heart') === null;

const hiddenInFields = () => [...document.querySelectorAll('input')]
  .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
  .map(({ value, placeholder }) => `"${value || placeholder}" does not fit its field`);
