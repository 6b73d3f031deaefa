/** Doors for a line in a test: a clock that is turned by hand, sockets that are answered by hand, pages that lie ready. */
import { readFileSync } from 'node:fs';
import { Board } from '../../../web/static/js/line/board.js';
import { Line } from '../../../web/static/js/line/socket.js';

export const wire = (name) => JSON.parse(readFileSync(new URL(`../../golden/wire/${name}.json`, import.meta.url), 'utf8'));

class Socket {
  constructor(url, protocol) {
    Object.assign(this, { url, protocol, readyState: 0, sent: [], closed: false });
  }

  send(text) {
    this.sent.push(JSON.parse(text));
  }

  close() {
    this.readyState = 3;
    this.closed = true;
  }
}

export class Stand {
  now = 1_000_000;
  sockets = [];
  asked = [];
  pages = {};
  visible = true;
  chance = 0.5;
  #timers = [];
  #back = () => {};

  constructor(terms = {}) {
    this.line = new Line({ url: 'ws://golive/ws', lang: 'nn', ...terms }, this.doors());
    this.board = new Board();
  }

  doors() {
    return {
      open: (url, protocol) => this.sockets[this.sockets.push(new Socket(url, protocol)) - 1],
      get: async (path, cache) => {
        this.asked.push(path);
        this.cache = cache;
        const page = this.pages[path] ?? { status: 503 };
        if (page instanceof Error) throw page;
        return { ok: page.status === undefined, status: page.status ?? 200, json: async () => page };
      },
      now: () => this.now,
      after: (act, ms) => this.#timers.push({ act, at: this.now + ms }),
      cancel: (timer) => timer && (this.#timers[timer - 1].act = null),
      random: () => this.chance,
      visible: () => this.visible,
      whenBack: (act) => (this.#back = act),
    };
  }

  get socket() {
    return this.sockets.at(-1);
  }

  get sent() {
    return this.socket.sent;
  }

  /** The wall of the golden messages, watched. */
  watching(more = {}) {
    this.watch = this.line.watch({ golive: 'aalesund-2023', board: 'wall', into: this.board, ...more });
    return this;
  }

  /** The server lets us in and answers the greeting. */
  welcome(name = 'welcome') {
    this.socket.readyState = 1;
    this.socket.onopen();
    return this.hear(wire(name));
  }

  hear(...messages) {
    for (const message of messages) this.socket.onmessage({ data: JSON.stringify(message) });
    return this;
  }

  /** Watching, welcomed and caught up. */
  inStep(more) {
    this.line.open();
    return this.watching(more).welcome().hear(wire('snap'), wire('live'));
  }

  drop(code) {
    this.socket.onclose({ code });
    return this;
  }

  /** Turns the clock, ringing what was set on the way. */
  pass(ms) {
    const until = this.now + ms;
    for (;;) {
      const next = this.#timers.filter(({ act, at }) => act && at <= until).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      const { act } = next;
      this.now = Math.max(this.now, next.at);
      next.act = null;
      act();
    }
    this.now = until;
    return this;
  }

  comeBack() {
    this.#back();
    return this;
  }

  /** Until what was asked over HTTP has been answered. */
  async answered() {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    return this;
  }
}
