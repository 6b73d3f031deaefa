/** The line to the server: greeted, watched for silence, and taken up again for as long as the page lives. */
/** @import {Doors} from './doors.js' */
/** @import {Wanted} from './watch.js' */
import { jittered, mayRetry, weight, within } from './backoff.js';
import { ServerTime } from './servertime.js';
import { PATIENCE } from './stale.js';
import { instant } from '../words/time.js';
import { Watch } from './watch.js';

const PROTOCOL = 'golive.v1';
const SHOWN_EVERY = 60_000;
const BACK_AT_ONCE = /** @type {const} */ ([0, 300]);

/**
 * @typedef {object} Terms
 * @property {string} url
 * @property {'nb'|'nn'|'en'} lang
 * @property {'wall'|'console'|'replay'|'other'} [page] a wall hears the heart more often
 * @property {number} [heartbeat] milliseconds, until the server says its own
 * @property {number} [cap] longest wait before another try; walls 5000
 * @property {boolean} [whileHidden] tries again even if nobody looks; walls do
 *
 * @typedef {'waiting'|'opening'|'open'|'stopped'} LinePhase
 */

export class Line {
  /** @type {LinePhase} */
  phase = 'waiting';
  /** @type {number | null} own milliseconds of the last frame */
  heardAt = null;
  /** @type {number | null} the close code that ended it for good */
  verdict = null;
  /** @type {string | null} of the server, by its welcome */
  build = null;
  time = new ServerTime();
  heartbeat;
  /** @type {WebSocket | null} */
  #socket = null;
  /** @type {Map<number, Watch>} */
  #watches = new Map();
  /** @type {Set<() => void>} */
  #listeners = new Set();
  /** @type {readonly [number, number] | null} when the server, saying goodbye, wants us back */
  #window = null;
  #failures = 0;
  #nextId = 1;
  /** @type {number | undefined} */
  #silence;
  /** @type {number | undefined} */
  #retry;
  /** @type {number | undefined} */
  #shownTimer;

  /** @param {Terms} terms @param {Doors} doors */
  constructor(terms, doors) {
    this.terms = { cap: 10_000, whileHidden: false, ...terms };
    this.heartbeat = terms.heartbeat ?? 5000;
    this.doors = doors;
    doors.whenBack(() => this.#back());
  }

  /** Begins, or begins again after a verdict. */
  open() {
    this.#dropSocket();
    this.doors.cancel(this.#retry);
    this.verdict = null;
    this.#window = null;
    this.#socket = this.#connected(this.doors.open(this.terms.url, PROTOCOL));
    this.#rest('opening');
    this.#awaitFrame();
  }

  close() {
    this.#hangUp();
    this.doors.cancel(this.#retry);
    this.doors.cancel(this.#shownTimer);
    this.#rest('stopped');
  }

  /** @param {Wanted} wanted @returns {Watch} */
  watch(wanted) {
    const watch = new Watch(this.#nextId++, wanted, this.doors, (message) => this.#send(message), () => this.#tell());
    this.#watches.set(watch.id, watch);
    if (this.phase === 'open') watch.subscribe();
    return watch;
  }

  /** @param {Watch} watch */
  unwatch(watch) {
    watch.lost();
    this.#watches.delete(watch.id);
    this.#send({ t: 'unsub', id: watch.id });
  }

  /** Notes what the proven boards show now; by itself once a minute, by the page at a decision. */
  shown() {
    this.doors.cancel(this.#shownTimer);
    this.#shownTimer = this.doors.after(() => this.shown(), SHOWN_EVERY);
    if (!this.doors.visible()) return;
    for (const { id, phase, wanted } of this.#watches.values()) {
      if (wanted.proven && phase === 'live') this.#send({ t: 'shown', id, pos: wanted.into.position });
    }
  }

  /** @param {() => void} listener called after every change of the line and its watches @returns {() => void} ends it */
  listen(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @param {WebSocket} socket */
  #connected(socket) {
    const { lang, page } = this.terms;
    socket.onopen = () => this.#send({ t: 'hello', v: 1, lang, ...(page && { page }) });
    socket.onmessage = ({ data }) => this.#hear(JSON.parse(data));
    socket.onclose = ({ code }) => this.#closed(code);
    return socket;
  }

  /** @param {any} message */
  #hear(message) {
    this.heardAt = this.doors.now();
    this.#awaitFrame();
    if (message.id !== undefined) this.#watches.get(message.id)?.receive(message);
    else this.#hearOwn(message);
    for (const watch of this.#watches.values()) watch.heard();
    this.#tell();
  }

  /** @param {any} message about the line itself */
  #hearOwn(message) {
    switch (message.t) {
      case 'welcome':
        return this.#welcomed(message);
      case 'hb':
        return this.#beat(message);
      case 'bye':
        this.#window = message.retry;
    }
  }

  /** @param {any} welcome */
  #welcomed({ now, hb, build }) {
    this.heartbeat = hb;
    this.build = build;
    this.time.reset();
    this.time.learn(instant(now), this.doors.now());
    this.#awaitFrame();
    this.#rest('open');
    for (const watch of this.#watches.values()) watch.subscribe();
    this.shown();
  }

  /** @param {any} hb */
  #beat({ now, heads }) {
    this.#failures = 0;
    this.time.learn(instant(now), this.doors.now());
    for (const [id, pos] of Object.entries(heads)) this.#watches.get(Number(id))?.head(pos);
  }

  /** An open socket whose network has gone says nothing at all: silence is the only sign. */
  #awaitFrame() {
    this.doors.cancel(this.#silence);
    this.#silence = this.doors.after(() => this.#closed(1006), PATIENCE * this.heartbeat);
  }

  /** @param {number} code */
  #closed(code) {
    this.#hangUp();
    if (!mayRetry(code)) {
      this.verdict = code;
      return this.#rest('stopped');
    }
    const wait = this.#window ? within(this.#window, this.doors.random) : this.#jittered();
    this.#failures += weight(code);
    this.#rest('waiting');
    this.#tryAfter(wait);
  }

  #jittered() {
    return jittered(this.#failures, this.terms.cap, this.doors.random);
  }

  /** @param {number} wait milliseconds */
  #tryAfter(wait) {
    this.doors.cancel(this.#retry);
    if (this.terms.whileHidden || this.doors.visible()) this.#retry = this.doors.after(() => this.open(), wait);
  }

  /** Somebody looks again, or the network is back; timers slept meanwhile, so the age of the last frame is asked. */
  #back() {
    if (this.phase === 'waiting') return this.#tryAfter(within(BACK_AT_ONCE, this.doors.random));
    if (this.phase === 'open' && this.#silentFor() >= PATIENCE * this.heartbeat) this.#closed(1006);
  }

  #silentFor() {
    return this.doors.now() - (this.heardAt ?? 0);
  }

  #hangUp() {
    this.doors.cancel(this.#silence);
    this.#dropSocket();
    for (const watch of this.#watches.values()) watch.lost();
  }

  #dropSocket() {
    const socket = this.#socket;
    this.#socket = null;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  /** @param {object} message */
  #send(message) {
    if (this.#socket?.readyState === 1) this.#socket.send(JSON.stringify(message));
  }

  /** @param {LinePhase} phase */
  #rest(phase) {
    this.phase = phase;
    this.#tell();
  }

  #tell() {
    for (const listener of this.#listeners) listener();
  }
}
