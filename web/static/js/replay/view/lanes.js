/** The lanes of the timeline that stand still while the night is played: density, reports, deviations, systems, amendments. */
import { html } from '../../html.js';
import { SORTS, total } from '../density.js';
import { labelled } from '../labels.js';
import { bucketOf } from '../scale.js';
import { AMENDMENTS, DEVIATIONS, NIGHT, REPORTS, SYSTEMS, WORDS } from './geometry.js';
import { AmendedEnd, SystemShape } from './glyphs.js';
/** @import {Lanes} from '../lanes.js' */
/** @import {Density} from '../density.js' */
/** @import {Span} from '../types.js' */
/** @import {Geometry} from './geometry.js' */
/** @import {LaneWords} from '../lanewords.js' */

const NIGHT_BAR = 4;
const WINDOW_BAR = 8;
const BESIDE = 10;
const RARITY = { struck: 0, corrected: 1, late: 2 };

/**
 * @typedef {object} Drawn
 * @property {Geometry} geometry
 * @property {Span} span
 * @property {Span} night
 * @property {Density} density
 * @property {Lanes} lanes
 * @property {LaneWords} words
 */

/** @param {Drawn} drawn */
export const StandingLanes = (drawn) => html`
  <${WholeNight} ...${drawn} />
  <${Reports} ...${drawn} />
  <${Deviations} ...${drawn} />
  <${Systems} ...${drawn} />
  <${Amendments} ...${drawn} />
`;

/** @param {Drawn} drawn */
function WholeNight({ geometry: { from, to, xOfNight }, night, density }) {
  const length = bucketOf(night, to - from, NIGHT_BAR);
  const unit = NIGHT.tallest / Math.sqrt(density.highest(length));
  const width = xOfNight(night.from + length) - from;
  return html`
    <rect class="strip" x=${from} y="0.5" width=${to - from} height=${NIGHT.height - 1} rx="3" />
    <path class="strip-bars" d=${density.buckets(night, length).map((bucket) => {
      const height = Math.max(1, Math.sqrt(total(bucket)) * unit);
      return `M${xOfNight(bucket.from)} ${NIGHT.base}v${-height}h${Math.max(1, width - 1)}v${height}z`;
    }).join('')} />
  `;
}

/**
 * Stacked from the bottom by how far the work had come. Heights go by the root of the count, shared out in the stack: a
 * minute in which fifty places confirm an order would otherwise press the whole night flat.
 * @param {Drawn} drawn
 */
function Reports({ geometry: { from, to, x }, span, density, words }) {
  const length = bucketOf(span, to - from, WINDOW_BAR);
  const unit = REPORTS.tallest / Math.sqrt(density.highest(length));
  const paths = SORTS.map(() => /** @type {string[]} */ ([]));
  for (const bucket of density.buckets(span, length)) {
    const [left, right] = [Math.max(from, x(bucket.from)), Math.min(to, x(bucket.from + length)) - 1];
    if (right > left) stack(bucket, left, right - left, unit / Math.sqrt(total(bucket)), paths);
  }
  return html`
    <line class="base" x1=${from} x2=${to} y1=${REPORTS.base + 0.5} y2=${REPORTS.base + 0.5} />
    ${SORTS.map((sort, at) => html`<path key=${sort} class=${`bar bar-${sort}`} d=${paths[at].join('')} />`)}
    <${Legend} from=${from} words=${words} />
  `;
}

/** @param {import('../density.js').Bucket} bucket @param {number} left @param {number} width @param {number} unit pixels a report @param {string[][]} paths by sort */
function stack({ counts }, left, width, unit, paths) {
  let base = REPORTS.base;
  counts.forEach((n, sort) => {
    if (n > 0) paths[sort].push(`M${left} ${base}v${-n * unit}h${width}v${n * unit}z`);
    base -= n * unit;
  });
}

/** @param {{from: number, words: LaneWords}} props */
function Legend({ from, words }) {
  let x = from + 8;
  return SORTS.map((sort) => {
    const at = x;
    x += 14 + words.width(words.sort(sort)) + 16;
    return html`
      <rect key=${sort} class=${`bar bar-${sort}`} x=${at} y=${REPORTS.legend - 5} width="10" height="10" />
      <text key=${`${sort} word`} class="word" x=${at + 14} y=${REPORTS.legend + 4}>${words.sort(sort)}</text>
    `;
  });
}

/** Those that would touch are drawn as one. @param {Drawn} drawn */
function Deviations({ geometry: { from, to, x }, span, lanes, words }) {
  const groups = grouped(lanes.deviations.filter(({ moment }) => inside(moment, span)), x);
  const shapes = groups.map((group) => ({
    from: x(group[0].moment) - 4,
    to: x(group[group.length - 1].moment) + 4,
    y: DEVIATIONS.middle,
    ways: words.deviations(group, group[0] === lanes.deviations[0]),
  }));
  const labels = labelled(shapes, { from, to }, WORDS);
  return shapes.map((shape, at) => html`
    <g key=${groups[at][0].step} data-step=${groups[at][0].step}>
      <title>${shape.ways[0]}</title>
      <rect class="deviation" x=${shape.from} y=${DEVIATIONS.top} width=${shape.to - shape.from} height=${DEVIATIONS.height} />
      <${Word} label=${labels[at]} y=${DEVIATIONS.middle + 4} />
    </g>
  `);
}

/** @param {import('../lanes.js').Placed[]} placed by moment @param {(moment: number) => number} x */
function grouped(placed, x) {
  /** @type {import('../lanes.js').Placed[][]} */
  const groups = [];
  for (const one of placed) {
    const last = groups.at(-1);
    if (last && x(one.moment) - x(last[last.length - 1].moment) < BESIDE) last.push(one);
    else groups.push([one]);
  }
  return groups;
}

/** @param {Drawn} drawn */
function Systems({ geometry: { from, to, x }, span, lanes, words }) {
  const seen = lanes.systems.filter(({ moment }) => inside(moment, span));
  const ways = seen.map(({ fact }) => words.system(fact));
  const again = (/** @type {number} */ at) => at > 0 && ways[at][0] === ways[at - 1][0];
  const shapes = seen.map(({ moment }, at) => ({ from: x(moment) - 7, to: x(moment) + 6, y: SYSTEMS.middle, ways: again(at) ? [] : ways[at] }));
  const labels = labelled(shapes, { from, to }, WORDS);
  return seen.map(({ moment, step, fact }, at) => html`
    <g key=${step} data-step=${step}>
      <title>${ways[at][0]}</title>
      <${SystemShape} x=${x(moment)} y=${SYSTEMS.middle} state=${fact.state} />
      <${Word} label=${labels[at]} y=${SYSTEMS.middle + 4} />
    </g>
  `);
}

/** A line from where it happened to where the room learnt of it; the rarest speak first. @param {Drawn} drawn */
function Amendments({ geometry: { from, to, x }, span, lanes, words }) {
  const seen = lanes.amendments
    .filter((one) => one.happened < span.to && one.recorded > span.from)
    .sort((a, b) => RARITY[a.sort] - RARITY[b.sort] || a.happened - b.happened);
  const clipped = (/** @type {number} */ moment) => Math.min(Math.max(x(moment), from), to);
  const shapes = seen.map((one) => ({
    from: clipped(one.happened) - 4, to: clipped(one.recorded) + 4, y: AMENDMENTS[one.sort], ways: words.amendment(one), line: true,
  }));
  const labels = labelled(shapes, { from, to }, WORDS);
  return seen.map((one, at) => html`
    <g key=${one.fact.position} class="amend" data-sort=${one.sort} data-position=${one.fact.position}>
      <title>${shapes[at].ways[0]}</title>
      <line x1=${clipped(one.happened)} x2=${clipped(one.recorded)} y1=${shapes[at].y} y2=${shapes[at].y} />
      ${inside(one.happened, span) && html`<circle class="amend-begin" cx=${x(one.happened)} cy=${shapes[at].y} r="3" />`}
      ${inside(one.recorded, span) && html`<${AmendedEnd} x=${x(one.recorded)} y=${shapes[at].y} sort=${one.sort} />`}
      <${Word} label=${labels[at]} y=${shapes[at].y + 4} />
    </g>
  `);
}

/** @param {{label: import('../labels.js').Label|null, y: number}} props */
export const Word = ({ label, y }) =>
  label && html`<text class="word" x=${label.x} y=${y} text-anchor=${label.end ? 'end' : 'start'}>${label.text}</text>`;

/** @param {number} moment @param {Span} span */
export const inside = (moment, { from, to }) => moment >= from && moment <= to;
