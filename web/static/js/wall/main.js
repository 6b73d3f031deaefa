/** The wall's page: opens the line, and draws the board anew at every change and every second. */
import { render } from 'preact';
import { Board } from '../line/board.js';
import { browserDoors, socketUrl } from '../line/doors.js';
import { html } from '../html.js';
import { fetchTexts } from '../words/i18n.js';
import { Line } from '../line/socket.js';
import { runTime } from '../words/time.js';
import { Changes } from './changes.js';
import { Wall } from './draw.js';
import { renew, stayAwake } from './kiosk.js';
import { noticeOf } from './notice.js';
import { view, waiting } from './view.js';
/** @import {Watch} from '../line/watch.js' */
/** @import {Texts} from '../words/i18n.js' */

const HEARTBEAT = 2000;
const CAP = 5000;
const SECOND = 1000;
const AT_LEAST = 200;
const HIDDEN_EVERY = 250;

const root = /** @type {HTMLElement} */ (document.querySelector('.wall-screen'));
const pulse = /** @type {HTMLElement} */ (document.querySelector('.wall-dead'));
const { golive = '', catalogueUrl = '', build = '' } = root.dataset;

const doors = browserDoors();
const texts = await fetchTexts(catalogueUrl, document.documentElement.lang, doors);
const terms = { url: socketUrl(location), lang: texts.lang, page: /** @type {const} */ ('wall'), whileHidden: true };
const line = new Line({ ...terms, heartbeat: HEARTBEAT, cap: CAP }, doors);
const board = new Board();
const watch = line.watch({ golive, board: 'wall', into: board, proven: true });
const outlook = new Board();
line.watch({ golive, board: 'outlook', into: outlook });
const opened = doors.now();
const changes = new Changes();

/** @type {number | undefined} */
let tick;
let asked = false;

/** Once for all that comes before the screen is drawn next; a wall that nobody sees takes in what comes, and rests. */
function redraw() {
  if (asked) return;
  asked = true;
  if (doors.visible()) requestAnimationFrame(draw);
  else doors.after(draw, HIDDEN_EVERY);
}

/** The next second of the run's clock is drawn whatever becomes of this one. */
function draw() {
  asked = false;
  doors.cancel(tick);
  tick = doors.after(draw, untilNextSecond());
  renew(build, line.build);
  /** @type {import('./types.js').WallTables} */
  const tables = { ...board.tables, summary: /** @type {any} */ (outlook.tables.summary) };
  const model = board.run ? view(tables, runNow(doors.now()), texts, runNow(lastTruth())) : waiting(texts);
  const labels = { board: document.title, systems: texts.t('wall.systems') };
  const changed = changes.marked(model, doors.now(), board.run?.clock.speed);
  render(html`<${Wall} model=${model} changed=${changed} notice=${noticeNow(watch, texts)} labels=${labels} />`, root);
  root.dataset.position = String(board.position);
  pulse.dataset.beat = pulse.dataset.beat === 'a' ? 'b' : 'a';
}

/** @param {number} own milliseconds */
const runNow = (own) => (board.run ? runTime(board.run.clock, line.time.at(own)) : own);

const lastTruth = () => watch.trueAt ?? opened;

/** @param {Watch} watched @param {Texts} words */
function noticeNow(watched, words) {
  const asOf = watched.trueAt === null ? null : runNow(watched.trueAt);
  const refusal = watched.refusal ?? (line.verdict === null ? null : String(line.verdict));
  const zone = board.run?.zone ?? 'UTC';
  return noticeOf({ silent: doors.now() - lastTruth(), heartbeat: line.heartbeat, refusal, asOf, zone }, words);
}

function untilNextSecond() {
  const speed = board.run?.clock.speed ?? 1;
  const left = (SECOND - (runNow(doors.now()) % SECOND)) / speed;
  return Math.min(SECOND, Math.max(AT_LEAST, left));
}

stayAwake();
board.listen(redraw);
outlook.listen(redraw);
line.listen(redraw);
line.open();
draw();
