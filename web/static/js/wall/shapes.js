/** The shapes on tiles: the wall's own letters, and what is drawn, so that no font of the machine has a say in them. */
import { html } from '../html.js';
/** @import {Shape} from './types.js' */

/** Letters of the wall's own font. @type {Partial<Record<Shape, string>>} */
const LETTERS = { exclaim: '!', query: '?' };

/** What the font has not. @type {Partial<Record<Shape, {path: string, width: number}>>} */
const STROKES = {
  check: { path: 'M4 13 9.5 18.5 20.5 6', width: 3.6 },
  cross: { path: 'M4.5 4.5 19.5 19.5M19.5 4.5 4.5 19.5', width: 4.4 },
  dots: { path: 'M4 14h.01M12 14h.01M20 14h.01', width: 4.4 },
  paper: { path: 'M6 3h8l4 4v14H6ZM9.5 11.5h5M9.5 15.5h5', width: 2.6 },
};

/** @param {{shape: Shape|null}} props */
export function Glyph({ shape }) {
  const stroke = shape && STROKES[shape];
  if (!stroke) return shape && LETTERS[shape];
  return html`
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width=${stroke.width} stroke-linecap=${shape === 'dots' ? 'round' : 'butt'}>
      <path d=${stroke.path} />
    </svg>
  `;
}
