/** One board watched over the line: subscribed, kept in step, fetched anew when the server says so. */
/** @import {Board} from './board.js' */
/** @import {Doors} from './doors.js' */
import { jittered } from './backoff.js';
import { got } from './fetching.js';

/** A head may be ahead of us while its frame is on the way, but not for longer than this. */
const HEAD_PATIENCE = 1000;
const RETRY_CAP = 10_000;

/**
 * @typedef {'waiting'|'catching-up'|'live'|'fetching'|'refused'} WatchPhase
 * @typedef {{golive: string, board: string, into: Board, proven?: boolean}} Wanted proven: what it shows is noted as seen
 */

export class Watch {
  /** @type {WatchPhase} */
  phase = 'waiting';
  /** @type {string | null} why it was refused */
  refusal = null;
  /** @type {number | null} own milliseconds at which the board was last known to be the server's */
  trueAt = null;
  /** Whether the server has this id in use on this line. */
  #joined = false;
  /** Counts lines and resets, so that an answer to an older question is known as such. */
  #turn = 0;
  #failures = 0;
  /** @type {number | undefined} */
  #timer;

  /**
   * @param {number} id @param {Wanted} wanted @param {Doors} doors
   * @param {(message: object) => void} send @param {() => void} changed
   */
  constructor(id, wanted, doors, send, changed) {
    this.id = id;
    this.wanted = wanted;
    this.doors = doors;
    this.send = send;
    this.changed = changed;
  }

  /** Also again, on the same id, which has to be given back first. */
  subscribe() {
    this.#rest('catching-up');
    const { golive, board, into } = this.wanted;
    if (this.#joined) this.send({ t: 'unsub', id: this.id });
    this.#joined = true;
    this.send({ t: 'sub', id: this.id, board, golive, ...(into.since && { since: into.since }) });
  }

  /** The line is gone; a refused board stays refused only as long as its line. */
  lost() {
    this.refusal = null;
    this.#joined = false;
    this.#rest('waiting');
  }

  /** @param {any} message one that carries our id */
  receive(message) {
    const { into } = this.wanted;
    switch (message.t) {
      case 'snap':
        return into.load(message);
      case 'live':
        return this.#caughtUp(message);
      case 'delta':
        return this.#judge(into.receive(message));
      case 'reset':
        return this.#fetch();
      case 'err':
        return this.#refuse(message.code);
    }
  }

  /** A frame came, of whatever kind: who is in step is still in step. */
  heard() {
    if (this.phase === 'live') this.trueAt = this.doors.now();
  }

  /** The board's own last change, by the heartbeat. @param {number} pos */
  head(pos) {
    if (this.phase !== 'live' || pos <= this.wanted.into.position || this.#timer !== undefined) return;
    this.#timer = this.doors.after(() => {
      this.#timer = undefined;
      if (pos > this.wanted.into.position) this.subscribe();
    }, HEAD_PATIENCE);
  }

  /** @param {any} message */
  #caughtUp(message) {
    this.#failures = 0;
    this.wanted.into.caughtUp(message);
    this.#rest('live');
  }

  /** While catching up, frames of the earlier subscription may still arrive; what they miss is under way. @param {string} verdict */
  #judge(verdict) {
    const lost = verdict === 'gap' || verdict === 'fork';
    if (lost && this.phase === 'live') this.subscribe();
  }

  /** Past the browser's cache: what it holds may be of another build of the server. */
  async #fetch() {
    this.#joined = false;
    this.#rest('fetching');
    const turn = this.#turn;
    const { golive, board } = this.wanted;
    const path = `/api/golives/${encodeURIComponent(golive)}/boards/${board}`;
    const answer = await got(this.doors.get(path, 'no-store'));
    if (turn !== this.#turn) return;
    if (answer.verdict === 'later') return this.#fetchLater();
    if (answer.verdict === 'no') return this.#refuse(String(answer.status));
    this.wanted.into.load({ ...answer.body, pos: answer.body.position });
    this.subscribe();
  }

  #fetchLater() {
    const wait = jittered(this.#failures++, RETRY_CAP, this.doors.random);
    this.#timer = this.doors.after(() => this.#fetch(), wait);
  }

  /** @param {string} code */
  #refuse(code) {
    this.#joined = false;
    this.refusal = code;
    this.#rest('refused');
  }

  /** @param {WatchPhase} phase */
  #rest(phase) {
    this.doors.cancel(this.#timer);
    this.#timer = undefined;
    this.#turn += 1;
    this.phase = phase;
    this.changed();
  }
}
