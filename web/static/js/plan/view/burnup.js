/** How much is done against how much should be: a line for the plan and one for the night. */
import { html } from '../../html.js';
import { across } from '../../replay/scale.js';
import { useSize } from '../../replay/view/size.js';
import { axisOf } from '../axis.js';
import { burnUpOf } from '../buckets.js';
/** @import {Sheet} from '../sheet.js' */

const EDGE = { left: 44, right: 14, top: 30, bottom: 20 };

/** @param {{sheet: Sheet}} props */
export const BurnUp = ({ sheet }) => (sheet.rows.value.length === 0 ? null : html`<${Figure} sheet=${sheet} />`);

/** @param {{sheet: Sheet}} props */
function Figure({ sheet }) {
  const [element, size] = useSize();
  const { desk: { texts: { t }, times, now }, rows, night } = sheet;
  const { planned, actual, count } = burnUpOf(rows.value, night.value);
  const done = actual.at(-1)?.sum ?? 0;
  const due = planned.findLast(({ at }) => at <= now.value)?.sum ?? 0;
  const said = t('plan.burnup.said', { time: times.value.said(Math.min(now.value, night.value.to)), n: done, due, all: rows.value.length });
  return html`
    <figure class="burnup card" aria-label=${t('plan.burnup')} ref=${element}>
      <figcaption>${said}</figcaption>
      ${size.width > 0 && html`<${Curves} sheet=${sheet} size=${size} planned=${planned} actual=${actual} count=${Math.max(1, count, done)} said=${said} />`}
    </figure>
  `;
}

/** @param {{sheet: Sheet, size: import('../../replay/view/size.js').Size, planned: import('../buckets.js').Point[], actual: import('../buckets.js').Point[], count: number, said: string}} props */
function Curves({ sheet: { night, desk }, size: { width, height }, planned, actual, count, said }) {
  const { times, zone, now } = desk;
  const x = across(night.value, EDGE.left, width - EDGE.left - EDGE.right);
  const y = (/** @type {number} */ sum) => height - EDGE.bottom - (sum / count) * (height - EDGE.top - EDGE.bottom);
  const until = Math.min(now.value, night.value.to);
  const path = (/** @type {import('../buckets.js').Point[]} */ points, /** @type {number} */ end) =>
    `M${x(night.value.from)} ${y(0)}${points.filter(({ at }) => at <= end).map(({ at, sum }) => `H${x(at).toFixed(1)}V${y(sum).toFixed(1)}`).join('')}H${x(end).toFixed(1)}`;
  return html`
    <svg width=${width} height=${height} role="img" aria-label=${said}>
      ${[0, 0.5, 1].map((share) => html`<g key=${share}><line class="burnup-rule" x1=${EDGE.left} x2=${width - EDGE.right} y1=${y(share * count)} y2=${y(share * count)} />
        <text class="burnup-figure" x=${EDGE.left - 6} y=${y(share * count) + 4} text-anchor="end">${Math.round(share * count)}</text></g>`)}
      ${axisOf(night.value, width - EDGE.left - EDGE.right, zone.value).filter(({ moment }) => x(moment) < width - 30).map(({ moment }) => html`<text key=${moment} class="burnup-figure" x=${x(moment)} y=${height - 5} text-anchor="middle">${times.value.said(moment)}</text>`)}
      <path class="burnup-plan" d=${path(planned, night.value.to)} />
      <path class="burnup-real" d=${path(actual, until)} />
      ${now.value <= night.value.to && html`<line class="burnup-now" x1=${x(now.value)} x2=${x(now.value)} y1=${EDGE.top} y2=${height - EDGE.bottom} />`}
    </svg>
  `;
}
