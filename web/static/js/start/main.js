/** The start page at work: the go-lives asked for over HTTP, the one that is on followed over the line. */
import { render } from 'preact';
import { Board } from '../line/board.js';
import { browserDoors, socketUrl } from '../line/doors.js';
import { orNull } from '../line/fetching.js';
import { html } from '../html.js';
import { fetchTexts } from '../words/i18n.js';
import { Line } from '../line/socket.js';
import { runTime } from '../words/time.js';
import { onNow } from './choice.js';
import { Start } from './view.js';
/** @import {GoLiveLine} from './choice.js' */

const SECOND = 1000;
const RANKED = ['commander', 'coordinator', 'approver', 'reporter', 'planner', 'admin', 'auditor', 'spectator'];

const root = /** @type {HTMLElement} */ (document.querySelector('.start-page'));
const { catalogueUrl = '', grants = '[]' } = root.dataset;
const doors = browserDoors();
const texts = await fetchTexts(catalogueUrl, document.documentElement.lang, doors);
const line = new Line({ url: socketUrl(location), lang: texts.lang, page: 'other' }, doors);
const board = new Board();
/** @type {GoLiveLine[]|null} */
let lines = null;

const held = new Set(/** @type {[string, string][]} */ (JSON.parse(grants)).map(([, role]) => role));
const role = texts.t(`console.role.${RANKED.find((one) => held.has(one)) ?? 'spectator'}`);
const nowOf = (/** @type {GoLiveLine} */ { clock }) => runTime(clock, line.time.at(doors.now()));

function draw() {
  const wall = board.run ? board.tables : null;
  render(html`<${Start} lines=${lines} wall=${wall} nowOf=${nowOf} texts=${texts} role=${role} />`, root);
}

/** @param {GoLiveLine[]} found */
function open(found) {
  lines = found;
  const on = onNow(found);
  if (on) {
    line.watch({ golive: on.id, board: 'wall', into: board });
    line.open();
  }
  draw();
}

board.listen(draw);
draw();
setInterval(draw, SECOND);
open((await orNull(doors.get('/api/golives'))) ?? []);
