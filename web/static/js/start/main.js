/** The start page at work: the go-lives asked for over HTTP, the one that is on followed over the line. */
import { render } from 'preact';
import { Board } from '../line/board.js';
import { browserDoors, socketUrl } from '../line/doors.js';
import { orNull } from '../line/fetching.js';
import { html } from '../html.js';
import { fetchTexts } from '../words/i18n.js';
import { Line } from '../line/socket.js';
import { runTime } from '../words/time.js';
import { noticeOf } from '../wall/notice.js';
import { onNow } from './choice.js';
import { Start } from './view.js';
/** @import {GoLiveLine} from './choice.js' */
/** @import {Watch} from '../line/watch.js' */

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
/** @type {Watch|null} */
let watch = null;
let opened = doors.now();

const held = new Set(/** @type {[string, string][]} */ (JSON.parse(grants)).map(([, role]) => role));
const first = RANKED.find((one) => held.has(one)) ?? 'spectator';
const role = texts.t(first === 'spectator' && held.has('wall') ? 'start.role.wall' : `console.role.${first}`);
/** The run's clock; where the board is no longer known to be true, as it stood when it was. @param {GoLiveLine} on */
const nowOf = ({ clock }) => runTime(clock, line.time.at(isStale() ? watch?.trueAt ?? opened : doors.now()));
const isStale = () => watch !== null && noticeNow(watch) !== null;

function draw() {
  const wall = board.run ? board.tables : null;
  render(html`<${Start} lines=${lines} wall=${wall} notice=${watch && noticeNow(watch)} nowOf=${nowOf} texts=${texts} role=${role} />`, root);
}

/** Whether what stands here may no longer be true, and since when. @param {Watch} watched */
function noticeNow({ trueAt, refusal }) {
  const run = board.run;
  const asOf = trueAt === null || !run ? null : runTime(run.clock, line.time.at(trueAt));
  const stopped = refusal ?? (line.verdict === null ? null : String(line.verdict));
  return noticeOf({ silent: doors.now() - (trueAt ?? opened), heartbeat: line.heartbeat, refusal: stopped, asOf, zone: run?.zone ?? 'UTC' }, texts);
}

/** @param {GoLiveLine[]} found */
function open(found) {
  lines = found;
  const on = onNow(found);
  if (on) {
    watch = line.watch({ golive: on.id, board: 'wall', into: board });
    opened = doors.now();
    line.open();
  }
  draw();
}

board.listen(draw);
line.listen(draw);
draw();
setInterval(draw, SECOND);
open((await orNull(doors.get('/api/golives'))) ?? []);
