/** The replay's page: fetches the recording, and puts player, picture, keys and address together. */
import { render } from 'preact';
import { browserDoors } from '../line/doors.js';
import { got } from '../line/fetching.js';
import { boardHash } from '../line/hash.js';
import { html } from '../html.js';
import { fetchTexts } from '../words/i18n.js';
import { Bookmarks } from './bookmarks.js';
import { ordered } from './keys.js';
import { complaint, readPlace, writePlace } from './link.js';
import { People } from './people.js';
import { openRecording } from './recording.js';
import { openScene } from './scene.js';
import { Screen } from './screen.js';
import { Session } from './session.js';
import { SignKeys } from '../words/signkeys.js';
import { Notice, Page } from './view/page.js';
/** @import {WireRecording} from './recording.js' */
/** @import {Scene} from './scene.js' */

const RETRY_AFTER = 3000;

const root = /** @type {HTMLElement} */ (document.querySelector('.replay'));
const { golive = '', catalogueUrl = '' } = root.dataset;

const doors = browserDoors();
const texts = await fetchTexts(catalogueUrl, document.documentElement.lang, doors);
const { t } = texts;

/** Asked for until it comes or is refused. @returns {Promise<WireRecording|number>} or the status of the refusal */
async function fetchRecording() {
  for (;;) {
    const answer = await got(doors.get(`/api/golives/${encodeURIComponent(golive)}/recording`));
    if (answer.verdict === 'yes') return answer.body;
    if (answer.verdict === 'no') return answer.status;
    await new Promise((resolve) => doors.after(() => resolve(null), RETRY_AFTER));
  }
}

/** @param {WireRecording} wire */
function play(wire) {
  const session = new Session(openRecording(wire), new Bookmarks(golive, localStorage), () => copyLink(session));
  const signs = new SignKeys(localStorage);
  const people = new People(doors, () => {
    scene.renamed();
    screen.redraw();
  });
  const scene = openScene(session, texts, (ref) => people.name(ref));
  const screen = new Screen(session, doors, {
    draw: () => render(html`<${Page} scene=${scene} session=${session} signs=${signs} />`, root),
    moved: () => tell(session),
    settled: () => settle(session, scene),
  });
  document.addEventListener('keydown', (event) => press(event, session, signs));
  session.listen(() => screen.redraw());
  const { night, run: { zone } } = session.recording;
  const [search, place] = [location.search, readPlace(location.search, night, zone)];
  session.goTo(place);
  session.complain(complaint(search, place, night, place.position !== null && session.player.course.stepOf(place.position) > 0));
}

/** What stands here, for whoever holds it against another screen. @param {Session} session */
function tell({ player: { position, axis, playing } }) {
  delete root.dataset.hash;
  Object.assign(root.dataset, { position, axis, playing });
}

/** @param {Session} session @param {Scene} scene */
function settle(session, scene) {
  const { course, step } = session.player;
  root.dataset.hash = boardHash(course.board('wall').seek(step));
  writeAddress(session);
  session.show({ rested: scene.reportWords });
}

/** @param {Session} session */
const writeAddress = (session) => history.replaceState(null, '', writePlace(session.place));

/** Where a browser lends no clipboard, the address bar has it. @param {Session} session */
async function copyLink(session) {
  writeAddress(session);
  const { moment } = session.player;
  const copied = navigator.clipboard ? await navigator.clipboard.writeText(location.href).then(() => true, refused) : false;
  session.show({ said: { key: copied ? 'said.copied' : 'said.address', moment } });
}

/** A browser may say no; everything else is a fault. @param {DOMException} reason */
function refused(reason) {
  if (reason.name !== 'NotAllowedError') throw reason;
  return false;
}

/** @param {KeyboardEvent} event @param {Session} session @param {SignKeys} signs */
function press(event, session, signs) {
  if (session.help || isTaken(event)) return;
  const order = ordered(event, signs.heard);
  if (!order) return;
  event.preventDefault();
  session.do(order);
}

/** Keys that the control in focus needs for itself. @param {KeyboardEvent} event */
function isTaken({ key, target }) {
  if (!(target instanceof Element)) return false;
  if (key === ' ') return target.closest('button, a, input') !== null;
  return /^(Page|Home|End)/.test(key) && target.closest('[data-scrolls]') !== null;
}

/** What came over the wire is many times larger than what is kept of it: nothing here holds on to it. */
async function start() {
  render(html`<${Notice} title=${t('replay.loading')} detail=${t('replay.loading.sub')} />`, root);
  const wire = await fetchRecording();
  if (typeof wire === 'number') render(html`<${Notice} title=${t('replay.refused', { code: wire })} />`, root);
  else if (wire.axes.known.order.length === 0) render(html`<${Notice} title=${t('replay.empty')} />`, root);
  else play(wire);
}

await start();
