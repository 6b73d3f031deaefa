/** The whole page, in the order it is read: head, board, log, transport, timeline. */
import { html } from '../../html.js';
import { Header } from './header.js';
import { Help } from './help.js';
import { Log } from './log.js';
import { PlanTable } from './plan.js';
import { Stage } from './stage.js';
import { Timeline } from './timeline.js';
import { Transport } from './transport.js';
/** @import {Scene} from '../scene.js' */
/** @import {Session} from '../session.js' */
/** @import {SignKeys} from '../../words/signkeys.js' */

/** @param {{scene: Scene, session: Session, signs: SignKeys}} props */
export const Page = ({ scene, session, signs }) => html`
  <${Header} scene=${scene} session=${session} />
  <${session.view === 'wall' ? Stage : PlanTable} scene=${scene} session=${session} />
  <${Log} scene=${scene} session=${session} />
  <${Transport} scene=${scene} session=${session} />
  <${Timeline} scene=${scene} session=${session} />
  <p class="spoken" role="status">${session.rested}</p>
  <${Help} scene=${scene} session=${session} signs=${signs} />
`;

/** Before there is anything to play, or instead of it. @param {{title: string, detail?: string}} props */
export const Notice = ({ title, detail = '' }) => html`
  <main class="notice" role="status">
    <h1>${title}</h1>
    <p>${detail}</p>
  </main>
`;
