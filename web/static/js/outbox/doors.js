/** The outbox's doors to the browser: a strict store, HTTP with a time limit, one sending tab, the other tabs. */
import { openDB } from 'idb';
/** @import {Answer, Body, Draft, Entry} from './outbox.js' */

/**
 * @typedef {object} Store
 * @property {(drafts: Draft[]) => Promise<unknown>} add gives them their `seq`; resolves when the disk has them
 * @property {() => Promise<Entry[]>} all in order
 * @property {(entry: Entry) => Promise<unknown>} put
 * @property {(seqs: number[]) => Promise<unknown>} remove
 *
 * @typedef {{status: number, json: any, retryAfter: number|null}} Reply
 * @typedef {{t: 'changed'|'wake'} | {t: 'recorded', body: Body, answer: Answer} | {t: 'resting', until: number|null}} Word
 *
 * @typedef {object} Doors what it needs of the browser
 * @property {Store} store
 * @property {(path: string, body: Body) => Promise<Reply>} post rejects when no answer came
 * @property {() => number} now real milliseconds
 * @property {(act: () => void, ms: number) => any} after
 * @property {(timer: any) => void} cancel
 * @property {() => number} random from 0 up to 1
 * @property {(act: () => void) => void} lead calls when this tab is the one that sends
 * @property {(word: Word) => void} tell the other tabs
 * @property {(hear: (word: Word) => void) => void} listen to the other tabs
 */

const NAME = 'golive-outbox';
const STORE = 'entries';
const VERSION = 1;
const PATIENCE = 15_000;
/** Browsers keep what is written with relaxed durability in memory for a while; a report is not lost so. */
const STRICT = /** @type {const} */ ({ durability: 'strict' });

/** @returns {Promise<Store>} */
export async function openStore() {
  const db = await openDB(NAME, VERSION, {
    upgrade: (opened) => void opened.createObjectStore(STORE, { keyPath: 'seq', autoIncrement: true }),
  });
  return {
    all: () => db.getAll(STORE),
    add: async (drafts) => {
      const tx = db.transaction(STORE, 'readwrite', STRICT);
      await Promise.all([...drafts.map((draft) => tx.store.add(draft)), tx.done]);
    },
    put: (entry) => db.transaction(STORE, 'readwrite', STRICT).store.put(entry),
    remove: async (seqs) => {
      const tx = db.transaction(STORE, 'readwrite', STRICT);
      await Promise.all([...seqs.map((seq) => tx.store.delete(seq)), tx.done]);
    },
  };
}

/** @returns {Promise<Doors>} */
export async function browserOutboxDoors() {
  const tabs = new BroadcastChannel(NAME);
  return {
    store: await openStore(),
    post,
    now: () => performance.timeOrigin + performance.now(),
    after: (act, ms) => window.setTimeout(act, ms),
    cancel: (timer) => window.clearTimeout(timer),
    random: Math.random,
    lead,
    tell: (word) => tabs.postMessage(word),
    listen: (hear) => tabs.addEventListener('message', ({ data }) => hear(/** @type {Word} */ (data))),
  };
}

/** A redirect is somebody's sign-in page and no answer of ours. @param {string} path @param {Body} body @returns {Promise<Reply>} */
async function post(path, body) {
  const response = await fetch(path, {
    method: 'POST',
    redirect: 'error',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE),
  });
  const seconds = Number(response.headers.get('retry-after'));
  return { status: response.status, json: await jsonOf(response), retryAfter: seconds > 0 ? seconds * 1000 : null };
}

/** @param {Response} response @returns {Promise<any>} null when it is something else */
async function jsonOf(response) {
  const kind = response.headers.get('content-type') ?? '';
  return /[/+]json\b/.test(kind) ? response.json().catch(notJson) : null;
}

/** @param {unknown} error */
function notJson(error) {
  if (error instanceof SyntaxError) return null; // cut short: as good as no answer
  throw error;
}

/** Without locks, on plain http, every tab sends; the server takes the same report once. @param {() => void} act */
function lead(act) {
  if (!navigator.locks) return act();
  void navigator.locks.request(NAME, () => {
    act();
    return new Promise(() => {});
  });
}
