/** How wide a text is in Inter, from the advances of its letters, so that what fits is known without a page. */

const LETTERS =
  ' !"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ' +
  '[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~·«»×ÆØÞßæøðþıĐđĦħŁłŊŋŒœŦŧ–—‘’“”…−';

/** Thousandths of the size, in the order of `LETTERS`, at weight 400 and at 800; between them it is linear. */
const REGULAR = [
  281, 288, 466, 633, 642, 982, 644, 300, 365, 365, 501, 662, 288, 460, 288, 360, 631, 407, 610, 618, 646, 593,
  620, 566, 619, 620, 288, 302, 662, 662, 662, 511, 966, 690, 654, 730, 722, 601, 590, 746, 743, 269, 571, 672,
  565, 903, 753, 765, 639, 765, 644, 642, 646, 744, 690, 985, 682, 679, 629, 365, 360, 365, 471, 456, 323, 562,
  612, 571, 612, 583, 370, 613, 591, 242, 242, 549, 242, 876, 591, 600, 612, 612, 376, 528, 327, 591, 562, 818,
  546, 562, 552, 426, 333, 426, 662, 288, 583, 583, 662, 994, 765, 636, 616, 917, 600, 583, 612, 242, 735, 612,
  776, 591, 595, 242, 753, 591, 1005, 1000, 646, 327, 500, 1000, 261, 261, 440, 440, 864, 662,
];
const HEAVY = [
  219, 358, 586, 655, 660, 1029, 683, 354, 382, 382, 583, 686, 353, 471, 353, 400, 692, 441, 638, 657, 688, 634,
  662, 588, 664, 662, 353, 360, 686, 686, 686, 579, 1036, 770, 665, 744, 723, 610, 585, 752, 749, 286, 590, 738,
  565, 943, 766, 773, 652, 782, 662, 660, 677, 727, 770, 1059, 761, 752, 679, 382, 400, 382, 493, 484, 382, 588,
  638, 595, 638, 601, 410, 639, 635, 283, 283, 593, 283, 927, 635, 619, 638, 638, 420, 573, 382, 635, 615, 863,
  594, 618, 581, 486, 388, 486, 686, 353, 691, 691, 686, 1035, 773, 683, 674, 907, 619, 606, 638, 283, 770, 638,
  819, 635, 609, 283, 766, 635, 1023, 983, 677, 382, 500, 1000, 331, 331, 581, 569, 1058, 686,
];
const TABULAR_DIGIT = 650;
const WIDEST = 1060;

/**
 * @typedef {object} Style
 * @property {number} size pixels
 * @property {number} weight 400 to 800
 * @property {boolean} [tabular] all digits equally wide
 * @property {number} [spaced] what is added between words, thousandths of the size
 */

/** @type {Map<string, number>} */
const AT = new Map(Array.from(LETTERS, (letter, at) => [letter, at]));
const MARKS = /\p{M}/gu;

/**
 * Pixels, a little too many rather than too few: pairs that are drawn closer together are not counted.
 * @param {string} text @param {Style} style
 */
export function widthOf(text, { size, weight, tabular = false, spaced = 0 }) {
  const heaviness = (weight - 400) / 400;
  const letters = Array.from(text.normalize('NFD').replace(MARKS, ''));
  const sum = letters.reduce((width, letter) => width + advance(letter, heaviness, tabular), 0);
  return ((sum + spaced * letters.filter(isSpace).length) * size) / 1000;
}

/** @param {string} letter */
const isSpace = (letter) => letter === ' ' || letter === '\u00a0';

/** @param {string} letter @param {number} heaviness 0 to 1 @param {boolean} tabular */
function advance(letter, heaviness, tabular) {
  if (tabular && letter >= '0' && letter <= '9') return TABULAR_DIGIT;
  const at = AT.get(isSpace(letter) ? ' ' : letter);
  return at === undefined ? WIDEST : REGULAR[at] + (HEAVY[at] - REGULAR[at]) * heaviness;
}
