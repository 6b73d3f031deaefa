/** The outbox: nothing written is lost, doubled or out of order, whatever the line and the server do. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Outbox } from '../../../web/static/js/outbox/outbox.js';
import { uuid7 } from '../../../web/static/js/outbox/uuid7.js';
import { judge } from '../../../web/static/js/outbox/verdict.js';

const GOLIVE = 'aalesund-2023';
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** One browser: a store and a channel that its tabs share, and a lock that the first tab holds. */
function browser() {
  const kept = new Map();
  const tabs = new Set();
  let seq = 0;
  let leader = null;
  const waiting = [];
  return {
    kept,
    full: false,
    store() {
      const failing = () => this.full && Promise.reject(new DOMException('full', 'QuotaExceededError'));
      return {
        add: async (drafts) => (await failing()) || drafts.map((draft) => (kept.set(++seq, { ...draft, seq }), seq)),
        all: async () => [...kept.values()].map((entry) => structuredClone(entry)),
        put: async (entry) => kept.set(entry.seq, entry),
        remove: async (seqs) => seqs.forEach((gone) => kept.delete(gone)),
      };
    },
    channel() {
      const own = { hear: () => {} };
      tabs.add(own);
      return {
        tell: (word) => [...tabs].filter((tab) => tab !== own).forEach((tab) => tab.hear(structuredClone(word))),
        listen: (hear) => void (own.hear = hear),
      };
    },
    lead: (act) => (leader ? waiting.push(act) : ((leader = act), act())),
    closeLeader: () => ((leader = waiting.shift()), leader()),
  };
}

/** A server that records each id once; `next` overrides answers to come. */
function server() {
  const log = [];
  const next = [];
  const answer = (body) => {
    const at = log.findIndex(({ report_id }) => report_id === body.report_id);
    if (at < 0) log.push(body);
    const position = at < 0 ? log.length : at + 1;
    return reply(at < 0 ? 201 : 200, { report_id: body.report_id, position, outcome: 'recorded', deviations: [] });
  };
  const post = async (_path, body) => {
    await settle();
    const turn = next.shift();
    return turn ? turn(body, answer) : answer(body);
  };
  return { log, next, post };
}

const reply = (status, json = null, retryAfter = null) => ({ status, json, retryAfter });
const offline = () => { throw new TypeError('no network'); };
const lostAfterCommit = (body, answer) => { answer(body); throw new TypeError('line cut'); };
const refusing = (reason) => () => reply(409, { type: `/problems/${reason}`, detail: 'No.', errors: [{ pointer: '/of' }] });

function timers() {
  const due = [];
  return {
    due,
    after: (act, ms) => due.push({ act, ms }) - 1,
    cancel: (timer) => delete due[timer],
    ring: async () => {
      const acts = due.splice(0).filter(Boolean);
      acts.forEach(({ act }) => act());
      for (let turn = 0; turn < 20; turn += 1) await settle();
    },
  };
}

async function tab(home, there, { me = 'person:a', clock = timers() } = {}) {
  const { tell, listen } = home.channel();
  clock.now = 1000;
  const outbox = new Outbox(me, {
    store: home.store(), post: there.post, now: () => clock.now, after: clock.after, cancel: clock.cancel,
    random: () => 0.5, lead: home.lead, tell, listen,
  });
  await outbox.open();
  return outbox;
}

const wrote = (id, more = {}) => ({ body: { report_id: id, kind: 'done', ...more }, line: `${id}+` });
const ids = (list) => list.map(({ report_id, body }) => report_id ?? body.report_id);
const calm = async () => { for (let turn = 0; turn < 20; turn += 1) await settle(); };

test('what is written is recorded in order and then gone from here', async () => {
  const [home, there] = [browser(), server()];
  const outbox = await tab(home, there);
  await outbox.write(GOLIVE, [wrote('one'), wrote('two')]);
  await outbox.write(GOLIVE, [wrote('three')]);
  await calm();
  assert.deepEqual(ids(there.log), ['one', 'two', 'three']);
  assert.equal(home.kept.size, 0);
  assert.deepEqual(outbox.recorded.map(({ answer }) => answer.position), [1, 2, 3]);
});

test('without a network it is kept, tried again, and recorded once the network is back', async () => {
  const [home, there, clock] = [browser(), server(), timers()];
  there.next.push(offline, offline);
  const outbox = await tab(home, there, { clock });
  await outbox.write(GOLIVE, [wrote('one')]);
  assert.deepEqual(ids(outbox.of(GOLIVE)), ['one']);
  assert.equal(outbox.nextTryAt, 1250);
  await clock.ring();
  await clock.ring();
  assert.deepEqual(ids(there.log), ['one']);
  assert.equal(outbox.nextTryAt, null);
  assert.deepEqual(outbox.entries, []);
});

test('an answer lost after the commit costs nothing: the same id is recorded once', async () => {
  const [home, there, clock] = [browser(), server(), timers()];
  there.next.push(lostAfterCommit);
  const outbox = await tab(home, there, { clock });
  await outbox.write(GOLIVE, [wrote('one')]);
  await clock.ring();
  assert.deepEqual(ids(there.log), ['one']);
  assert.deepEqual(outbox.entries, []);
});

test('a refusal stays with its sentence and holds up nobody but what speaks of it', async () => {
  const [home, there] = [browser(), server()];
  there.next.push(refusing('own-work'));
  const outbox = await tab(home, there);
  await outbox.write(GOLIVE, [wrote('one'), wrote('strike', { of: 'one' }), wrote('two')]);
  await calm();
  assert.deepEqual(ids(there.log), ['two']);
  assert.deepEqual(outbox.of(GOLIVE).map(({ state }) => state), ['refused', 'waiting']);
  assert.deepEqual(outbox.of(GOLIVE)[0].refusal, { status: 409, reason: 'own-work', detail: 'No.', field: 'of' });
  await outbox.discard('one');
  assert.deepEqual(outbox.entries, []);
  assert.equal(home.kept.size, 0);
});

test('signed out, everything is kept until somebody has signed in', async () => {
  const [home, there] = [browser(), server()];
  there.next.push(() => reply(401, { type: '/problems/not-signed-in' }));
  const outbox = await tab(home, there);
  await outbox.write(GOLIVE, [wrote('one')]);
  assert.equal(outbox.signedOut, true);
  await outbox.write(GOLIVE, [wrote('two')]);
  assert.deepEqual(there.log, []);
  await outbox.wake();
  assert.deepEqual(ids(there.log), ['one', 'two']);
});

test('reports of another sign-in on the same machine are kept and not sent under this name', async () => {
  const [home, there] = [browser(), server()];
  there.next.push(() => reply(401));
  await (await tab(home, there)).write(GOLIVE, [wrote('hers')]);
  const second = await tab(home, there, { me: 'person:b' });
  home.closeLeader();
  await second.write(GOLIVE, [wrote('mine')]);
  await calm();
  assert.deepEqual(ids(there.log), ['mine']);
  assert.equal(second.foreign, 1);
  assert.deepEqual(second.of(GOLIVE), []);
});

test('two tabs see the same outbox, one of them sends, and the other takes over when it closes', async () => {
  const [home, there, clock] = [browser(), server(), timers()];
  there.next.push(offline);
  const first = await tab(home, there, { clock });
  const second = await tab(home, there);
  await second.write(GOLIVE, [wrote('one')]);
  await first.write(GOLIVE, [wrote('two')]);
  await calm();
  assert.deepEqual(ids(first.of(GOLIVE)), ['one', 'two']);
  assert.deepEqual(ids(second.of(GOLIVE)), ['one', 'two']);
  assert.equal(second.nextTryAt, first.nextTryAt);
  home.closeLeader();
  await calm();
  assert.deepEqual(ids(there.log), ['one', 'two']);
  await calm();
  assert.deepEqual(first.of(GOLIVE), []);
  assert.deepEqual(first.recorded.map(({ answer }) => answer.position), [1, 2]);
});

test('a nudge in any tab makes the sending one try at once', async () => {
  const [home, there] = [browser(), server()];
  there.next.push(offline);
  const first = await tab(home, there);
  const second = await tab(home, there);
  await first.write(GOLIVE, [wrote('one')]);
  await second.wake();
  await calm();
  assert.deepEqual(ids(there.log), ['one']);
});

test('what an earlier page left behind is sent when the next one opens', async () => {
  const [home, there] = [browser(), server()];
  there.next.push(offline);
  await (await tab(home, there)).write(GOLIVE, [wrote('one')]);
  home.closeLeader = home.lead;
  const later = new Outbox('person:a', {
    store: home.store(), post: there.post, now: () => 2000, ...timers(), random: () => 0, lead: (act) => act(),
    tell: () => {}, listen: () => {},
  });
  await later.open();
  await calm();
  assert.deepEqual(ids(there.log), ['one']);
});

test('when the browser will not keep it, it is said as long as it is so, and sent all the same', async () => {
  const [home, there, clock] = [browser(), server(), timers()];
  home.full = true;
  there.next.push(offline);
  const outbox = await tab(home, there, { clock });
  await outbox.write(GOLIVE, [wrote('one')]);
  assert.deepEqual([outbox.unsaved, home.kept.size], [true, 0]);
  await clock.ring();
  assert.deepEqual(ids(there.log), ['one']);
  assert.deepEqual([outbox.entries, outbox.unsaved], [[], false]);
});

test('what the browser would not keep is kept as soon as it will, before what is written after it', async () => {
  const [home, there, clock] = [browser(), server(), timers()];
  home.full = true;
  there.next.push(offline);
  const outbox = await tab(home, there, { clock });
  await outbox.write(GOLIVE, [wrote('one')]);
  home.full = false;
  await outbox.write(GOLIVE, [wrote('two')]);
  assert.deepEqual([outbox.unsaved, ids([...home.kept.values()])], [false, ['one', 'two']]);
  await clock.ring();
  assert.deepEqual([ids(there.log), outbox.entries], [['one', 'two'], []]);
});

test('a tab that does not lead sends itself what the browser would not keep, after what it wrote before', async () => {
  const [home, there, clock] = [browser(), server(), timers()];
  there.next.push(offline);
  const first = await tab(home, there, { clock });
  const second = await tab(home, there);
  await second.write(GOLIVE, [wrote('one')]);
  await calm();
  home.full = true;
  await second.write(GOLIVE, [wrote('two')]);
  await calm();
  assert.deepEqual([ids(there.log), ids(second.of(GOLIVE))], [[], ['one', 'two']], 'the leading tab rests');
  await clock.ring();
  assert.deepEqual(ids(there.log), ['one', 'two']);
  assert.deepEqual([first.entries, second.entries, home.kept.size], [[], [], 0]);
  assert.deepEqual(ids(second.recorded), ['one', 'two'], 'each once');
});

test('without a network such a tab tries again by itself, though the leading one has nothing to send', async () => {
  const [home, there, clock] = [browser(), server(), timers()];
  const first = await tab(home, there);
  const second = await tab(home, there, { clock });
  home.full = true;
  there.next.push(offline, offline);
  await second.write(GOLIVE, [wrote('one')]);
  assert.deepEqual([second.nextTryAt, first.nextTryAt], [1250, null]);
  await second.wake();
  await calm();
  assert.deepEqual(there.log, []);
  await clock.ring();
  assert.deepEqual([ids(there.log), second.entries, second.nextTryAt], [['one'], [], null]);
});

test('when the leading tab closes while it rests, nothing that the browser would not keep waits for it', async () => {
  const [home, there] = [browser(), server()];
  there.next.push(offline);
  const first = await tab(home, there);
  await tab(home, there);
  const third = await tab(home, there);
  await first.write(GOLIVE, [wrote('one')]);
  home.full = true;
  await third.write(GOLIVE, [wrote('two')]);
  home.closeLeader();
  await calm();
  assert.deepEqual(ids(there.log), ['one', 'two']);
});

test('the server may ask for more patience than we had', async () => {
  const [home, there] = [browser(), server()];
  there.next.push(() => reply(429, { type: '/problems/too-many-reports' }, 7000));
  const outbox = await tab(home, there);
  await outbox.write(GOLIVE, [wrote('one')]);
  assert.equal(outbox.nextTryAt, 8000);
});

test('a report over which the server stumbles five times lets later ones pass, and is tried again itself', async () => {
  const [home, there, clock] = [browser(), server(), timers()];
  const answers = there.post;
  let broken = true;
  let tries = 0;
  there.post = async (path, body) => {
    if (body.report_id !== 'odd' || !broken) return answers(path, body);
    tries += 1;
    return reply(500);
  };
  const outbox = await tab(home, there, { clock });
  await outbox.write(GOLIVE, [wrote('odd'), wrote('two'), wrote('strike', { of: 'odd' })]);
  for (let turn = 0; turn < 3; turn += 1) await clock.ring();
  assert.deepEqual([tries, ids(there.log)], [4, []]);
  await clock.ring();
  assert.deepEqual([tries, ids(there.log)], [5, ['two']]);
  await outbox.write(GOLIVE, [wrote('three')]);
  await calm();
  assert.deepEqual([tries, ids(there.log)], [5, ['two', 'three']]);
  await clock.ring();
  assert.equal(tries, 6);
  broken = false;
  await clock.ring();
  assert.deepEqual(ids(there.log), ['two', 'three', 'odd', 'strike']);
  assert.deepEqual(outbox.entries, []);
});

test('only an answer of ours counts as one', () => {
  const recorded = { report_id: 'one', position: 3 };
  assert.equal(judge(reply(201, recorded), 'one'), 'recorded');
  assert.equal(judge(reply(200, recorded), 'another'), 'again');
  assert.equal(judge(reply(200, null), 'one'), 'again');
  assert.equal(judge(reply(403, null), 'one'), 'again');
  assert.equal(judge(reply(403, { type: '/problems/own-work' }), 'one'), 'refused');
  assert.equal(judge(reply(503, { type: '/problems/x' }), 'one'), 'again');
});

test('ids sort by the time of writing and say their version', () => {
  const fill = (bytes) => bytes.fill(0xff);
  assert.equal(uuid7(0x0192f0c1a2b3, fill), '0192f0c1-a2b3-7fff-bfff-ffffffffffff');
  assert.ok(uuid7(1000) < uuid7(2_000_000));
});
