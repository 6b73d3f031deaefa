/** The tiles of the places and the list of what needs a hand, as elements. */
import { html } from '../html.js';
import { Glyph } from './shapes.js';
/** @import {Item, Tile, WallModel} from './types.js' */

const BAR = 17;
const PITCH = 21;

/** @param {WallModel['places'] & {changed: ReadonlySet<string>}} places */
export const Tiles = ({ head, tiles, wide, changed }) => html`
  <section class="wall-places">
    <h2 data-size=${head.size}>${head.text}</h2>
    <ul class="wall-tiles" data-wide=${wide || undefined}>
      ${tiles.map((tile) => html`<${TileItem} key=${tile.key} tile=${tile} changed=${changed.has(`tile:${tile.key}`)} />`)}
    </ul>
  </section>
`;

/** Where there is nothing to mark, the bars are the mark. @param {{tile: Tile, changed: boolean}} props */
const TileItem = ({ tile: { kind, shape, mark, name, label, bars }, changed }) => html`
  <li class="wall-tile" data-kind=${kind} data-unmarked=${(!shape && !mark) || undefined} data-changed=${changed || undefined}>
    <span class="spoken">${label}</span>
    <span class="wall-glyph" aria-hidden="true">${mark || html`<${Glyph} shape=${shape} />`}</span>
    <span class="wall-short" aria-hidden="true">${name}</span>
    <${Bars} bars=${bars} />
  </li>
`;

/** One bar for each group of phases, filled as far as it is released. @param {{bars: number[]}} props */
const Bars = ({ bars }) => html`
  <svg class="wall-bars" viewBox=${`0 0 ${PITCH * bars.length - 4 || BAR} 6`} preserveAspectRatio="none" aria-hidden="true">
    ${bars.map((share, at) => share >= 0 && html`
      <rect class="rest" x=${at * PITCH} width=${BAR} height="6" rx="2" />
      ${share > 0 && html`<rect class="share" x=${at * PITCH} width=${BAR * share} height="6" rx="2" />`}
    `)}
  </svg>
`;

/** @param {WallModel['attention'] & {changed: ReadonlySet<string>}} attention */
export const Attention = ({ head, items, more, changed }) => html`
  <section class="wall-attention">
    <h2>${head}</h2>
    <ol>${items.map((item) => html`<${Matter} key=${item.key} item=${item} changed=${changed.has(`item:${item.key}`)} />`)}</ol>
    ${more && html`<p class="more">${more}</p>`}
  </section>
`;

/** @param {{item: Item, changed: boolean}} props */
const Matter = ({ item: { level, title, detail }, changed }) => html`
  <li data-level=${level} data-changed=${changed || undefined}>
    <h3>${title}</h3>
    <p>${detail}</p>
  </li>
`;
