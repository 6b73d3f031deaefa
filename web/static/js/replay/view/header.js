/** The head of the page: that this is a replay, of what, and what can be done with the moment it shows. */
import { useMemo } from 'preact/hooks';
import { html } from '../../html.js';
import { Icon } from '../../icon.js';
import { Sign } from './glyphs.js';
/** @import {Scene} from '../scene.js' */
/** @import {Session, View} from '../session.js' */

/** @param {{scene: Scene, session: Session}} props */
export function Header({ scene, session }) {
  const { texts: { t } } = scene;
  const { recording: { run, night } } = session;
  const date = useMemo(() => dateIn(night.from, run.zone, scene.texts.lang), []);
  return html`
    <header class="masthead">
      <a class="masthead-home" href="/">${t('replay.home')}</a>
      <p class="mark-replay"><${Sign} name="play" />${t('replay.mark')}</p>
      <p class="mark-run">${t(`words.mark.${run.kind}`, { number: run.number })}</p>
      <p class="masthead-title">${run.title} <time class="masthead-date">${date}</time></p>
      <nav class="masthead-group" aria-label=${t('replay.views')}>
        ${/** @type {const} */ (['wall', 'console']).map((view) => html`<${ViewButton} key=${view} view=${view} session=${session} t=${t} />`)}
      </nav>
      <div class="masthead-group masthead-actions" role="group" aria-label=${t('replay.actions')}>
        <${Said} scene=${scene} session=${session} />
        <a href=${`/wall/${run.id}`}>${t('replay.live')}</a>
        <button class="quiet" aria-pressed=${session.bookmarks.has(session.place)} onClick=${() => session.do({ deed: 'bookmark' })}>${t('replay.bookmark')}</button>
        <button class="quiet" onClick=${() => session.do({ deed: 'link' })}>${t('replay.link')}</button>
        <button class="quiet" onClick=${() => session.do({ deed: 'help' })}>${t('replay.keys')} <span aria-hidden="true">?</span></button>
      </div>
    </header>
  `;
}

/** @param {{view: View, session: Session, t: Scene['texts']['t']}} props */
const ViewButton = ({ view, session, t }) => html`
  <button class="quiet view" aria-current=${session.view === view ? 'true' : undefined} onClick=${() => session.show({ view })}>${t(`replay.view.${view}`)}</button>
`;

/** What has just been done, for eyes and ears. @param {{scene: Scene, session: Session}} props */
const Said = ({ scene: { texts: { t }, times }, session: { said } }) => html`
  <p class="said" role="status" data-wrong=${said?.wrong}>${said && html`<${Icon} name=${said.wrong ? 'deviation' : 'check'} /> ${t(`replay.${said.key}`, { time: times.second(said.moment) })}`}</p>
`;

/** @param {number} moment @param {string} timeZone @param {string} lang */
const dateIn = (moment, timeZone, lang) =>
  new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : [lang, 'nb'], { timeZone, dateStyle: 'long' }).format(moment);
