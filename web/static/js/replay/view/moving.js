/** The lanes of the timeline that follow the moment: what is played, times, phases, decisions as they are reached. */
import { useMemo } from 'preact/hooks';
import { html } from '../../html.js';
import { labelled } from '../labels.js';
import { ticks } from '../scale.js';
import { widthOf } from '../../words/measure.js';
import { AXIS, DECISIONS, HEIGHT, NIGHT, PHASES, WORDS } from './geometry.js';
import { Diamond, Flag } from './glyphs.js';
import { Word, inside } from './lanes.js';
/** @import {Drawn} from './lanes.js' */
/** @import {Times} from '../../words/time.js' */

const TICKS_APART = 80;
const HOURS_APART = 120;
const CLEAR_OF_HEAD = 26;
const INSIDE = 7;

/** @typedef {Drawn & {moment: number, step: number, times: Times, zone: string}} Moving */

/** Behind everything: the part that is played, and the hours. @param {Moving} moving */
export function Ground({ geometry: { from, to, x }, span, moment, zone }) {
  const head = Math.min(Math.max(x(moment), from), to);
  return html`
    <rect class="played" x=${from} y=${AXIS.top} width=${head - from} height=${HEIGHT - AXIS.top} />
    <rect class="to-come" x=${head} y=${AXIS.top} width=${to - head} height=${HEIGHT - AXIS.top} />
    ${ticks(span, to - from, TICKS_APART, zone).filter(({ hour }) => hour).map(({ moment: at }) => html`
      <line key=${at} class="hour" x1=${x(at)} x2=${x(at)} y1=${AXIS.grid} y2=${HEIGHT} />
    `)}
  `;
}

/** @param {Moving} moving */
export const MovingLanes = (moving) => html`
  <${NightHours} ...${moving} />
  <${Axis} ...${moving} />
  <${Phases} ...${moving} />
  <${Decisions} ...${moving} />
`;

/** @param {Moving} moving */
function NightHours({ geometry, geometry: { from, to, xOfNight }, night, times, zone, moment }) {
  const head = xOfNight(moment);
  const hours = useMemo(() => ticks(night, to - from, HOURS_APART, zone).filter(({ moment: at }) => xOfNight(at) > from + 40).map(({ moment: at }) => html`
    <g key=${at}>
      <line class="hour" x1=${xOfNight(at)} x2=${xOfNight(at)} y1=${NIGHT.base + 1} y2=${NIGHT.height} />
      <text class="word" x=${xOfNight(at) - 4} y=${NIGHT.height - 3} text-anchor="end">${times.said(at)}</text>
    </g>
  `), [geometry]);
  return html`${hours}<line class="night-head" x1=${head} x2=${head} y1="1" y2=${NIGHT.height - 1} />`;
}

/** A time under the playhead's handle is left out. @param {Moving} moving */
function Axis({ geometry, geometry: { from, to, x }, span, moment, times, zone }) {
  const labels = useMemo(() => ticks(span, to - from, TICKS_APART, zone).map(({ moment: at, hour }) => {
    const text = times.said(at);
    const half = widthOf(text, WORDS) / 2 + 1;
    const place = Math.min(Math.max(x(at), from + half), to - half);
    return { place, vnode: html`<text key=${at} class=${hour ? 'word tick-hour' : 'word'} x=${place} y=${AXIS.text} text-anchor="middle">${text}</text>` };
  }), [geometry]);
  return labels.filter(({ place }) => Math.abs(place - x(moment)) > CLEAR_OF_HEAD).map(({ vnode }) => vnode);
}

/** @param {Moving} moving */
function Phases({ geometry: { from, to, x }, span, moment, lanes }) {
  return lanes.phases.filter((phase) => phase.to > span.from && phase.from < span.to).map((phase) => {
    const [left, right] = [Math.max(from, x(phase.from)), Math.min(to, x(phase.to))];
    const current = moment >= phase.from && moment < phase.to;
    return html`
      <g key=${phase.title} class="phase" data-current=${current || undefined}>
        <title>${phase.title}</title>
        <rect x=${left} y=${PHASES.top} width=${Math.max(1, right - left - 2)} height=${PHASES.height} />
        <text class="word" x=${left + INSIDE} y=${PHASES.top + 13}>${cut(phase.title, right - left - 2 * INSIDE, current)}</text>
      </g>
    `;
  });
}

/** Whole words that fit. @param {string} title @param {number} width @param {boolean} bold */
function cut(title, width, bold) {
  const words = title.split(' ');
  const style = { size: WORDS.size, weight: bold ? 700 : 400 };
  const kept = words.findLastIndex((_, at) => widthOf(words.slice(0, at + 1).join(' '), style) <= width);
  return words.slice(0, kept + 1).join(' ');
}

/** @param {Moving} moving */
function Decisions({ geometry: { from, to, x }, span, moment, step, lanes, words }) {
  const all = [
    ...lanes.decisions.map((one) => ({
      key: `${one.step}`, moment: one.moment, step: one.step, flag: one.fact.kind === 'announced', reached: one.step <= step, ways: words.decision(one),
    })),
    ...(lanes.completeAt === null ? [] : [{
      key: 'complete', moment: lanes.completeAt, step: undefined, flag: false, reached: lanes.completeAt <= moment, ways: words.complete(lanes.completeAt),
    }]),
  ].filter((one) => inside(one.moment, span)).sort((a, b) => a.moment - b.moment);
  const shapes = all.map((one) => ({ from: x(one.moment) - 8, to: x(one.moment) + 8, y: DECISIONS.middle, ways: one.ways }));
  const labels = labelled(shapes, { from, to }, WORDS);
  return all.map((one, at) => html`
    <g key=${one.key} data-step=${one.step}>
      <title>${one.ways[0]}</title>
      <${one.flag ? Flag : Diamond} x=${x(one.moment)} y=${DECISIONS.middle} reached=${one.reached} />
      <${Word} label=${labels[at]} y=${DECISIONS.middle + 4} />
    </g>
  `);
}

/** How much of the night the window shows, for ears. @param {Drawn} drawn */
export function counted({ span, density, lanes }) {
  const within = (/** @type {{moment: number}[]} */ placed) => placed.filter(({ moment }) => inside(moment, span)).length;
  return {
    reports: density.count(span),
    deviations: within(lanes.deviations),
    systems: within(lanes.systems),
    decisions: within(lanes.decisions),
    amendments: lanes.amendments.filter(({ recorded }) => inside(recorded, span)).length,
  };
}
