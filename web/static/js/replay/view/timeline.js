/** The timeline: the whole night, the window into it, and everything that stands in the window. */
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { html } from '../../html.js';
import { take, wheel } from './drag.js';
import { AMENDMENTS, AXIS, DECISIONS, DEVIATIONS, HEIGHT, PHASES, REPORTS, SYSTEMS, geometry } from './geometry.js';
import { Hands } from './hands.js';
import { StandingLanes } from './lanes.js';
import { Ground, MovingLanes, counted } from './moving.js';
import { useSize } from './size.js';
/** @import {Scene} from '../scene.js' */
/** @import {Session} from '../session.js' */
/** @import {Geometry} from './geometry.js' */

/** @type {readonly (readonly [string, number])[]} the lane's name and the middle of its words */
const NAMES = [
  ['night', 14], ['window', AXIS.text], ['phases', PHASES.top + 13], ['reports', (REPORTS.legend + REPORTS.base) / 2 - 6],
  ['deviations', DEVIATIONS.middle + 4], ['systems', SYSTEMS.middle + 4], ['decisions', DECISIONS.middle + 4], ['amendments', AMENDMENTS.late + 5],
];

/** @param {{scene: Scene, session: Session}} props */
export function Timeline({ scene, session }) {
  const [element, { width }] = useSize();
  return html`
    <section class="timeline" aria-label=${scene.texts.t('replay.timeline')} ref=${element}>
      ${width > 0 && html`<${Drawing} scene=${scene} session=${session} width=${width} />`}
    </section>
  `;
}

/** @param {{scene: Scene, session: Session, width: number}} props */
function Drawing({ scene, session, width }) {
  const { player, span, recording: { night, run }, density, lanes } = session;
  const { texts: { t }, times } = scene;
  const frame = useMemo(() => geometry(width, span, night), [width, span, night]);
  const drawn = { geometry: frame, span, night, density, lanes, words: scene.laneWords };
  const standing = useMemo(() => html`<${StandingLanes} ...${drawn} />`, [frame, density]);
  const moving = { ...drawn, moment: player.moment, step: player.step, times, zone: run.zone };
  const sentence = useMemo(() => t('replay.timeline.sentence', {
    ...counted(drawn), from: times.said(span.from), to: times.said(span.to),
  }), [frame, density]);
  const plot = usePointer(session, frame);
  return html`
    <div class="plot" ref=${plot}>
      <svg width=${width} height=${HEIGHT} viewBox=${`0 0 ${width} ${HEIGHT}`} role="img" aria-label=${sentence}>
        <${Ground} ...${moving} />
        <line class="head-line" x1=${frame.x(player.moment)} x2=${frame.x(player.moment)} y1=${AXIS.top + 8} y2=${HEIGHT} visibility=${isIn(player.moment, span) ? 'visible' : 'hidden'} />
        ${NAMES.map(([name, y]) => html`<text key=${name} class="lane-name" x=${frame.names} y=${y}>${t(`replay.lane.${name}`)}</text>`)}
        ${standing}
        <${MovingLanes} ...${moving} />
        <${Bookmarked} session=${session} geometry=${frame} />
      </svg>
      <${Hands} scene=${scene} session=${session} geometry=${frame} />
    </div>
  `;
}

/** @param {number} moment @param {import('../types.js').Span} span */
const isIn = (moment, { from, to }) => moment >= from && moment <= to;

/** @param {{session: Session, geometry: Geometry}} props */
const Bookmarked = ({ session: { bookmarks, span }, geometry: { x } }) =>
  bookmarks.all.filter(({ moment }) => moment >= span.from && moment <= span.to).map(({ moment }) => html`
    <path key=${moment} class="bookmark" d=${`M${x(moment) - 4} ${AXIS.top - 2}h8v9l-4 -3l-4 3z`} />
  `);

/** The pointer scrubs, a shape is gone to, the wheel pans and zooms. @param {Session} session @param {Geometry} frame */
function usePointer(session, frame) {
  const plot = useRef(/** @type {HTMLElement|null} */ (null));
  const latest = useRef(frame);
  latest.current = frame;
  useEffect(() => plot.current === null ? undefined : listen(plot.current, session, latest), []);
  return plot;
}

/** @param {HTMLElement} plot @param {Session} session @param {{current: Geometry}} latest @returns {() => void} */
function listen(plot, session, latest) {
  /** @type {import('./drag.js').Hold|null} */
  let hold = null;
  const heard = new AbortController();
  const { signal } = heard;
  const at = (/** @type {MouseEvent} */ event) => {
    const box = plot.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  plot.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || goneTo(event, plot, session)) return;
    hold = take(at(event), session, latest.current);
    plot.setPointerCapture(event.pointerId);
    hold?.(at(event).x);
  }, { signal });
  plot.addEventListener('pointermove', (event) => hold?.(at(event).x), { signal });
  for (const over of /** @type {const} */ (['pointerup', 'pointercancel'])) plot.addEventListener(over, () => { hold = null; }, { signal });
  plot.addEventListener('wheel', (event) => wheel(event, at(event), session, latest.current), { signal, passive: false });
  return () => heard.abort();
}

/** A shape under the hands' layer is its report. @param {MouseEvent} event @param {HTMLElement} plot @param {Session} session */
function goneTo({ clientX, clientY }, plot, session) {
  const found = document.elementsFromPoint(clientX, clientY).find((element) => plot.contains(element) && element.closest('[data-step]'));
  const step = Number(found?.closest('[data-step]')?.getAttribute('data-step'));
  if (!step) return false;
  session.player.toStep(step);
  return true;
}
