/** What the console and the issues page are opened with: texts, the line to the server, the outbox, who is signed in. */
import { browserDoors, socketUrl } from '../line/doors.js';
import { got, orNull } from '../line/fetching.js';
import { fetchTexts } from '../words/i18n.js';
import { Outbox } from '../outbox/outbox.js';
import { browserOutboxDoors } from '../outbox/doors.js';
import { Line } from '../line/socket.js';
import { openDesk } from './desk.js';
/** @import {Who} from './types.js' */

const EVERYWHERE = '*';
const PEOPLE_AT_ONCE = 200;
const REPORTS_AT_ONCE = 500;

/** @param {string} selector of the element the page is drawn in */
export async function openPage(selector) {
  const root = /** @type {HTMLElement} */ (document.querySelector(selector));
  const { golive = '', catalogueUrl = '', person = '', grants = '[]' } = root.dataset;
  const doors = browserDoors();
  const texts = await fetchTexts(catalogueUrl, document.documentElement.lang, doors);
  const who = whoIs(person, JSON.parse(grants), golive);
  const outbox = new Outbox(person, await browserOutboxDoors());
  const line = new Line({ url: socketUrl(location), lang: texts.lang, page: 'console' }, doors);
  const home = `/api/golives/${encodeURIComponent(golive)}`;
  const askWords = () => got(doors.get(`${home}/texts`));
  const askNames = (/** @type {string[]} */ refs) => namesFrom(refs, doors);
  const askReports = (/** @type {number} */ after, /** @type {number} */ before) => reportsBetween(golive, after, before, doors);
  const askLists = () => got(doors.get(home));
  const desk = openDesk({ golive, who, texts, line, outbox, doors, askNames, askWords, askReports, askLists });
  line.listen(wakeOnReturn(line, outbox));
  line.open();
  await outbox.open();
  return { root, desk };
}

/**
 * What is given for a live run holds for its rehearsals too.
 * @param {string} person @param {[string, string][]} grants pairs of go-live and role @param {string} golive @returns {Who}
 */
function whoIs(person, grants, golive) {
  const run = golive.toLowerCase();
  const here = grants.filter(([where]) => [EVERYWHERE, run, run.replace(/-r\d+$/, '')].includes(where));
  return { person, roles: [...new Set(here.map(([, role]) => role))] };
}

/** A line that is open again says the server is back. @param {Line} line @param {Outbox} outbox */
function wakeOnReturn(line, outbox) {
  let was = line.phase;
  return () => {
    const back = line.phase === 'open' && was !== 'open';
    was = line.phase;
    if (back) void outbox.wake();
  };
}

/**
 * Reports that the board no longer has, or null when not all of them can be had.
 * @param {string} golive @param {number} after @param {number} before positions, neither included
 * @param {import('../line/doors.js').Doors} doors @returns {Promise<import('./types.js').LogRow[]|null>}
 */
async function reportsBetween(golive, after, before, doors) {
  const path = `/api/golives/${encodeURIComponent(golive)}/log?limit=${Math.min(REPORTS_AT_ONCE, before - after - 1)}&after=`;
  const found = [];
  for (let from = after, page; from < before - 1; from = page.next ?? before) {
    page = await orNull(doors.get(path + from));
    if (page === null) return null;
    found.push(...page.reports);
  }
  return found.filter(({ position }) => position < before);
}

/** Of all, or not yet. @param {string[]} refs @param {import('../line/doors.js').Doors} doors @returns {ReturnType<import('./asking.js').Ask>} */
async function namesFrom(refs, doors) {
  const parts = [];
  for (let at = 0; at < refs.length; at += PEOPLE_AT_ONCE) parts.push(refs.slice(at, at + PEOPLE_AT_ONCE));
  const answers = await Promise.all(parts.map((some) => got(doors.get(`/api/people?ids=${some.map(encodeURIComponent).join(',')}`))));
  if (answers.some(({ verdict }) => verdict === 'later')) return { verdict: 'later' };
  return { verdict: 'yes', body: Object.assign({}, ...answers.map((answer) => (answer.verdict === 'yes' ? answer.body : {}))) };
}
