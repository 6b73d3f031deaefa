/** The transport: play and rest, report by report, how fast, where it stands, and which of the two times is meant. */
import { html } from '../../html.js';
import { SPEEDS } from '../player.js';
import { Sign } from './glyphs.js';
/** @import {Deed} from '../keys.js' */
/** @import {Scene} from '../scene.js' */
/** @import {Session} from '../session.js' */

const AXES = /** @type {const} */ (['known', 'occurred']);

/** @param {{scene: Scene, session: Session}} props */
export const Transport = ({ scene, session }) => html`
  <section class="transport" aria-label=${scene.texts.t('replay.transport')}>
    <${Steps} scene=${scene} session=${session} />
    <${Speeds} scene=${scene} session=${session} />
    <${Stands} scene=${scene} session=${session} />
    <${Axes} scene=${scene} session=${session} />
  </section>
`;

/** @param {{scene: Scene, session: Session}} props */
function Steps({ scene: { texts: { t } }, session }) {
  const { playing } = session.player;
  const act = (/** @type {Deed} */ deed) => () => session.do({ deed });
  return html`
    <div class="steps">
      <button class="control" aria-label=${t('replay.start')} title=${t('replay.start')} onClick=${act('start')}><${Sign} name="start" /></button>
      <button class="control" aria-label=${t('replay.back')} onClick=${act('back')}><${Sign} name="back" /> <span>${t('replay.report')}</span></button>
      <button class="control play" onClick=${act('play')}><${Sign} name=${playing ? 'rest' : 'play'} /> <span>${t(playing ? 'replay.rest' : 'replay.play')}</span></button>
      <button class="control" aria-label=${t('replay.on')} onClick=${act('on')}><span>${t('replay.report')}</span> <${Sign} name="on" /></button>
      <button class="control" aria-label=${t('replay.end')} title=${t('replay.end')} onClick=${act('end')}><${Sign} name="end" /></button>
    </div>
  `;
}

/** @param {{scene: Scene, session: Session}} props */
const Speeds = ({ scene: { texts: { t } }, session }) => html`
  <div class="joined speeds" role="group" aria-label=${t('replay.speeds')}>
    ${SPEEDS.map((speed, at) => html`
      <button key=${speed} class="control figures" aria-pressed=${session.player.speed === speed} onClick=${() => session.do({ deed: 'speed', speed: at })}>${t('replay.speed', { n: speed })}</button>
    `)}
  </div>
`;

/** @param {{scene: Scene, session: Session}} props */
const Stands = ({ scene, session: { player } }) => html`
  <div class="stands">
    <p class="stands-clock"><time>${scene.times.second(player.moment)}</time>${offset(scene, player.moment)}</p>
    <p class="stands-report"><span>${scene.positionWords}</span><span class="figures">${scene.timesWords}</span></p>
  </div>
`;

/** Where the same hour comes twice in the night. @param {Scene} scene @param {number} moment */
const offset = ({ times }, moment) => times.offset(moment) && html`<small>${times.offset(moment)}</small>`;

/** @param {{scene: Scene, session: Session}} props */
const Axes = ({ scene: { texts: { t } }, session: { player } }) => html`
  <div class="joined axes" role="group" aria-label=${t('replay.axes')}>
    ${AXES.map((axis) => html`
      <button key=${axis} class="control" aria-pressed=${player.axis === axis} onClick=${() => player.see(axis)}>${t(`replay.axis.${axis}`)}</button>
    `)}
  </div>
`;
