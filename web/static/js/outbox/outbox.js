/** What was written here and is not yet recorded there: kept, sent in order, and sent again until it is answered. */
import { jittered } from '../line/backoff.js';
import { Stumbling } from './stumbling.js';
import { judge, refusalOf } from './verdict.js';
/** @import {Doors, Reply, Word} from './doors.js' */

/**
 * @typedef {Record<string, any> & {report_id: string, of?: string}} Body
 * @typedef {{status: number, reason: string, detail: string, field: string|null}} Refusal
 * @typedef {{report_id: string, position: number, recorded_at: string, outcome: string, deviations: string[]}} Answer
 *
 * @typedef {object} Entry one report on its way
 * @property {number} seq order of writing, over all tabs
 * @property {string} golive
 * @property {string} by who wrote it; nobody else's sign-in sends it
 * @property {Body} body
 * @property {string} line as typed, to be mended
 * @property {number} writtenAt real milliseconds
 * @property {'waiting'|'refused'} state
 * @property {Refusal|null} refusal
 * @typedef {Omit<Entry, 'seq'>} Draft
 */

const RETRY_CAP = 10_000;
const ANSWERS_KEPT = 100;

export class Outbox {
  /** @type {readonly Entry[]} everybody's, in order; after a change a new list */
  entries = [];
  /** @type {readonly {body: Body, answer: Answer}[]} the last ones answered, oldest first */
  recorded = [];
  /** The server wants to know who is there; everything is kept. */
  signedOut = false;
  /** @type {number|null} real milliseconds of the next try after a failure */
  nextTryAt = null;
  #leading = false;
  #busy = false;
  #failures = 0;
  #unsavedSeq = -1;
  #stumbling = new Stumbling();
  /** @type {any} */
  #timer;
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /** @param {string} me @param {Doors} doors */
  constructor(me, doors) {
    this.me = me;
    this.doors = doors;
  }

  /** Takes up what an earlier page left behind. */
  async open() {
    this.doors.listen((word) => this.#hear(word));
    await this.#reload();
    this.doors.lead(() => {
      this.#leading = true;
      this.#rest(null); // the tab that sent before had its own clock
      void this.#reload().then(() => this.#send());
    });
  }

  /**
   * Keeps reports and sends them when their turn comes. Resolves when the disk has them; nobody needs to wait for it.
   * @param {string} golive @param {{body: Body, line: string}[]} reports
   */
  async write(golive, reports) {
    /** @type {Draft[]} */
    const drafts = reports.map(({ body, line }) => ({
      golive, by: this.me, body, line, writtenAt: this.doors.now(), state: 'waiting', refusal: null,
    }));
    await this.#keep(drafts);
    this.doors.tell({ t: 'changed' });
    await this.#send();
  }

  /** What was not kept before comes first, so that the order stays that of writing. @param {Draft[]} drafts */
  async #keep(drafts) {
    try {
      await this.doors.store.add([...this.#onlyHere.map(({ seq: _, ...draft }) => draft), ...drafts]);
      this.entries = this.entries.filter(({ seq }) => seq >= 0);
      await this.#reload();
    } catch (error) {
      if (!(error instanceof DOMException)) throw error; // storage full or forbidden
      this.#become([...this.entries, ...drafts.map((draft) => ({ ...draft, seq: this.#unsavedSeq-- }))]);
    }
  }

  /** Takes a refused report away, and with it what was said about it. @param {string} id */
  async discard(id) {
    const gone = this.entries.filter(({ body }) => body.report_id === id || body.of === id);
    await this.#remove(gone);
    await this.#send();
  }

  /** Something says the server may be back: it is tried at once. */
  async wake() {
    this.signedOut = false;
    if (!this.#leading) this.doors.tell({ t: 'wake' });
    if (!this.#sends) return;
    this.#stumbling.retryAll();
    this.#rest(null);
    await this.#reload();
    await this.#send();
  }

  /** Mine in a go-live, in order. @param {string} golive */
  of(golive) {
    return this.entries.filter((entry) => entry.golive === golive && entry.by === this.me);
  }

  /** Whether the browser would not keep some that wait here; they live as long as the page. */
  get unsaved() {
    return this.#onlyHere.length > 0;
  }

  get #onlyHere() {
    return this.entries.filter(({ seq }) => seq < 0);
  }

  /** One tab sends for all; one that alone holds something sends too, all in order: the server takes the same report once. */
  get #sends() {
    return this.#leading || this.unsaved;
  }

  /** How many lie here of somebody else who used this browser. */
  get foreign() {
    return this.entries.filter(({ by }) => by !== this.me).length;
  }

  /** @param {() => void} listener @returns {() => void} ends it */
  listen(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #send() {
    if (!this.#sends || this.#busy || this.signedOut || this.nextTryAt !== null) return;
    this.#busy = true;
    try {
      for (let next = this.#next(); next; next = this.#next()) {
        if (!(await this.#deliver(next))) break;
      }
    } finally {
      this.#busy = false;
    }
  }

  /** The first that waits; what speaks of a refused report, or of one set aside, waits for its fate. */
  #next() {
    const refused = new Set(this.entries.flatMap(({ state, body }) => (state === 'refused' ? [body.report_id] : [])));
    return this.entries.find(
      ({ state, by, body }) => state === 'waiting' && by === this.me
        && !refused.has(body.of ?? '') && !this.#stumbling.holds(body),
    );
  }

  /** @param {Entry} entry @returns {Promise<boolean>} whether the next may be sent */
  async #deliver(entry) {
    const reply = await this.#posted(entry);
    switch (reply === null ? 'again' : judge(reply, entry.body.report_id)) {
      case 'recorded':
        await this.#answered(entry, reply?.json);
        return true;
      case 'refused':
        await this.#refused(entry, refusalOf(/** @type {Reply} */ (reply)));
        return true;
      case 'signed-out':
        this.signedOut = true;
        this.#changed();
        return false;
      case 'again':
        if (reply?.status === 500 && this.#setAside(entry.body.report_id)) return true;
        this.#restAfterFailure(reply?.retryAfter ?? null);
        return false;
    }
  }

  /** A report over which the server stumbles holds nobody up; it comes again by itself. @param {string} id */
  #setAside(id) {
    if (!this.#stumbling.failed(id)) return false;
    this.#failures = 0;
    this.doors.after(() => {
      this.#stumbling.retry(id);
      void this.#send();
    }, RETRY_CAP);
    return true;
  }

  /** @param {Entry} entry @returns {Promise<Reply|null>} null when no answer came */
  async #posted({ golive, body }) {
    try {
      return await this.doors.post(`/api/golives/${encodeURIComponent(golive)}/reports`, body);
    } catch (error) {
      if (error instanceof TypeError || error instanceof DOMException) return null; // no network, or too slow
      throw error;
    }
  }

  /** @param {Entry} entry @param {Answer} answer */
  async #answered(entry, answer) {
    this.#failures = 0;
    this.#stumbling.forget(entry.body.report_id);
    this.#note(entry.body, answer);
    this.doors.tell({ t: 'recorded', body: entry.body, answer });
    await this.#remove([entry]);
  }

  /** @param {Entry} entry @param {Refusal} refusal */
  async #refused(entry, refusal) {
    this.#failures = 0;
    this.#stumbling.forget(entry.body.report_id);
    const judged = /** @type {Entry} */ ({ ...entry, state: 'refused', refusal });
    if (entry.seq >= 0) await this.doors.store.put(judged);
    this.#become(this.entries.map((other) => (other.seq === entry.seq ? judged : other)));
    this.doors.tell({ t: 'changed' });
  }

  /** @param {number|null} retryAfter milliseconds that the server asks for */
  #restAfterFailure(retryAfter) {
    const wait = Math.max(retryAfter ?? 0, jittered(this.#failures++, RETRY_CAP, this.doors.random));
    this.#rest(this.doors.now() + wait);
    this.#timer = this.doors.after(() => {
      this.#rest(null);
      void this.#reload().then(() => this.#send());
    }, wait);
  }

  /** @param {number|null} until */
  #rest(until) {
    this.doors.cancel(this.#timer);
    this.nextTryAt = until;
    if (this.#leading) this.doors.tell({ t: 'resting', until });
    this.#changed();
  }

  /** @param {Entry[]} gone */
  async #remove(gone) {
    const seqs = gone.map(({ seq }) => seq);
    await this.doors.store.remove(seqs.filter((seq) => seq >= 0));
    this.#become(this.entries.filter(({ seq }) => !seqs.includes(seq)));
    this.doors.tell({ t: 'changed' });
  }

  /** @param {Word} word */
  #hear(word) {
    switch (word.t) {
      case 'changed':
        return void this.#reload().then(() => this.#send());
      case 'wake':
        return void (this.#leading && this.wake());
      case 'recorded':
        this.#note(word.body, word.answer);
        return this.#changed();
      case 'resting':
        if (!this.#leading) this.nextTryAt = word.until;
        this.#changed();
        return void this.#send();
    }
  }

  /** What the store holds, and between it what only this page does. */
  async #reload() {
    const stored = await this.doors.store.all();
    this.#become([...stored, ...this.#onlyHere].sort(byWriting));
  }

  /** @param {Body} body @param {Answer} answer */
  #note(body, answer) {
    if (this.recorded.some((known) => known.body.report_id === body.report_id)) return;
    this.recorded = [...this.recorded, { body, answer }].slice(-ANSWERS_KEPT);
  }

  /** @param {readonly Entry[]} entries */
  #become(entries) {
    this.entries = entries;
    this.#changed();
  }

  #changed() {
    for (const listener of this.#listeners) listener();
  }
}

/** Clocks may be set back, so that the store's own order goes first. @param {Entry} a @param {Entry} b */
const byWriting = (a, b) => (a.seq >= 0 && b.seq >= 0 ? a.seq - b.seq : a.writtenAt - b.writtenAt);
