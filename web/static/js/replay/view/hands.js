/** What the hand takes hold of on the timeline: the moment, and the two ends of the window. Each is a slider for the keys. */
import { html } from '../../html.js';
import { AXIS, HEIGHT, NIGHT, REPORTS } from './geometry.js';
/** @import {Session} from '../session.js' */
/** @import {Scene} from '../scene.js' */
/** @import {Geometry} from './geometry.js' */

const STEP = 5 * 60_000;
const LONG_STEP = 15 * 60_000;

/** @param {{scene: Scene, session: Session, geometry: Geometry}} props */
export const Hands = ({ scene, session, geometry }) => html`
  <svg class="hands" width=${geometry.width} height=${HEIGHT} viewBox=${`0 0 ${geometry.width} ${HEIGHT}`}>
    <${WindowFrame} session=${session} geometry=${geometry} />
    <${WindowEnd} end="from" scene=${scene} session=${session} geometry=${geometry} />
    <${WindowEnd} end="to" scene=${scene} session=${session} geometry=${geometry} />
    <${Playhead} scene=${scene} session=${session} geometry=${geometry} />
  </svg>
`;

/** @param {{session: Session, geometry: Geometry}} props */
const WindowFrame = ({ session: { span }, geometry: { xOfNight } }) => html`
  <rect class="window" x=${xOfNight(span.from)} y="1" width=${xOfNight(span.to) - xOfNight(span.from)} height=${NIGHT.height - 1} rx="3" />
`;

/** Shift and arrows move it too, from wherever the keys are. @param {{end: 'from'|'to', scene: Scene, session: Session, geometry: Geometry}} props */
function WindowEnd({ end, scene: { texts: { t }, times }, session, geometry: { xOfNight } }) {
  const { span, recording: { night } } = session;
  const x = xOfNight(span[end]);
  const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    event.stopPropagation();
    session.stretch(end, span[end] + by * (event.shiftKey ? LONG_STEP : STEP));
  };
  return html`
    <g class="window-end" role="slider" tabindex="0" aria-label=${t(`replay.window.${end}`)} aria-valuemin=${night.from} aria-valuemax=${night.to}
      aria-valuenow=${Math.round(span[end])} aria-valuetext=${times.said(span[end])} onKeyDown=${onKeyDown}>
      <rect class="hit" x=${x - 8} y="0" width="16" height=${NIGHT.height} />
      <rect class="grip" x=${x - 4} y="4" width="8" height="14" rx="3" />
    </g>
  `;
}

/** @param {{scene: Scene, session: Session, geometry: Geometry}} props */
function Playhead({ scene, session: { player, recording: { night }, span }, geometry: { x, from, to } }) {
  const at = x(player.moment);
  const seen = player.moment >= span.from && player.moment <= span.to;
  const place = Math.min(Math.max(at, from), to);
  return html`
    <g class="playhead" role="slider" tabindex="0" aria-label=${scene.texts.t('replay.playhead')} aria-valuemin=${night.from} aria-valuemax=${night.to}
      aria-valuenow=${Math.round(player.moment)} aria-valuetext=${scene.momentWords} data-seen=${seen || undefined}>
      ${seen && html`<line x1=${place} x2=${place} y1=${AXIS.top + 8} y2=${REPORTS.base} />`}
      <path d=${`M${place - 7} ${AXIS.top}h14v9l-7 6l-7 -6z`} />
    </g>
  `;
}
