/** A row's own bar, for screens that have no room for the drawing: the night from edge to edge. */
import { html } from '../../html.js';
import { barOf } from '../bars.js';
/** @import {Sheet} from '../sheet.js' */
/** @import {Item} from '../types.js' */

const WIDTH = 1000;
const LEAST = 8;
const HEIGHTS = { planned: [2, 10], 'left-out': [2, 10], approval: [6.5, 1], unapproved: [6.5, 1] };

/** @param {{item: Item, sheet: Sheet}} props */
export function Bar({ item, sheet: { night, narrow, desk: { minute } } }) {
  if (!narrow.value) return null;
  const { from, to } = night.value;
  const x = (/** @type {number} */ at) => Math.round(((at - from) / (to - from)) * WIDTH);
  const { segments, marks } = barOf(item, minute.value);
  return html`
    <svg class="plan-bar" viewBox=${`0 0 ${WIDTH} 14`} preserveAspectRatio="none" aria-hidden="true">
      ${segments.map(({ kind, from: begin, to: end }) => html`<${Piece} key=${kind} kind=${kind} from=${x(begin)} to=${x(end)} />`)}
      ${marks.filter(({ kind }) => kind === 'milestone' || kind === 'reached').map(({ kind, at }) => html`<rect key=${kind} class=${`bar-${kind}`} x=${x(at) - LEAST} y="1" width=${2 * LEAST} height="12" />`)}
      <line class="bar-now" x1=${x(minute.value)} x2=${x(minute.value)} y1="0" y2="14" />
    </svg>
  `;
}

/** @param {{kind: import('../types.js').SegmentKind, from: number, to: number}} props */
function Piece({ kind, from, to }) {
  const [top, height] = /** @type {Record<string, number[]>} */ (HEIGHTS)[kind] ?? [2, 10];
  return html`<rect class=${`bar-${kind}`} x=${from} y=${top} width=${Math.max(to - from, LEAST)} height=${height} />`;
}
