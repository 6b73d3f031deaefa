/** The shapes of the replay that the sprite does not have: of transport, of systems, of decisions. */
import { html } from '../../html.js';

/** @type {Readonly<Record<string, string>>} */
const PATHS = {
  play: 'M4 2.5v11l9-5.5z',
  rest: 'M3.5 2.5h3v11h-3zM9.5 2.5h3v11h-3z',
  start: 'M3 2.5h2v11H3zM13 2.5v11L6 8z',
  end: 'M11 2.5h2v11h-2zM3 2.5v11L10 8z',
  back: 'M11 2.5v11L4 8z',
  on: 'M5 2.5v11L12 8z',
};

/** @param {{name: string}} props */
export const Sign = ({ name }) => html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d=${PATHS[name]} fill="currentColor" /></svg>`;

/** A system's state, around (x, y). @param {{x: number, y: number, state: string|null}} props */
export function SystemShape({ x, y, state }) {
  switch (state) {
    case 'off':
      return html`<rect class="sys-off" x=${x - 6} y=${y - 6} width="12" height="12" rx="2" />`;
    case 'read_only':
      return html`<g class="sys-half"><rect x=${x - 5.5} y=${y - 5.5} width="11" height="11" rx="2" /><path d=${`M${x - 5.5} ${y - 5.5}l11 11h-11z`} /></g>`;
    case 'open':
      return html`<g class="sys-new"><rect x=${x - 6} y=${y - 6} width="12" height="12" rx="2" /><path d=${`M${x - 2.5} ${y - 4}l6 4l-6 4z`} /></g>`;
    case 'fault':
      return html`<g class="sys-fault"><rect x=${x - 6} y=${y - 6} width="12" height="12" rx="2" /><path d=${`M${x} ${y - 4}v4.5M${x} ${y + 2.5}v1.5`} /></g>`;
    default:
      return html`<g class="sys-new"><rect x=${x - 6} y=${y - 6} width="12" height="12" rx="2" /><circle cx=${x} cy=${y} r="2.5" /></g>`;
  }
}

/** A diamond, hollow until it is reached. @param {{x: number, y: number, reached: boolean}} props */
export const Diamond = ({ x, y, reached }) => html`
  <path class="decision" data-reached=${reached || undefined} d=${`M${x} ${y - 7}l7 7l-7 7l-7 -7z`} />
`;

/** The announcement. @param {{x: number, y: number, reached: boolean}} props */
export const Flag = ({ x, y, reached }) => html`
  <path class="decision" data-reached=${reached || undefined} d=${`M${x - 4} ${y + 7}v-14h10l-2.5 3.5l2.5 3.5h-10`} />
`;

/** How a report was amended, where the room learnt of it. @param {{x: number, y: number, sort: import('../lanes.js').Amending}} props */
export function AmendedEnd({ x, y, sort }) {
  if (sort === 'late') return html`<circle class="amend-end" cx=${x} cy=${y} r="3" />`;
  if (sort === 'corrected') return html`<path class="amend-end" d=${`M${x} ${y - 4}l4 4l-4 4l-4 -4z`} />`;
  return html`<path class="amend-cross" d=${`M${x - 3.5} ${y - 3.5}l7 7M${x + 3.5} ${y - 3.5}l-7 7`} />`;
}
