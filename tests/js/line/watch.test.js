/** A watched board stays in step, or knows that it does not. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { Stand, wire } from './stand.js';

const BOARD = '/api/golives/aalesund-2023/boards/wall';

/** The board over HTTP at the position of the golden snapshot and `more` beyond. */
const page = ({ position = 40, chain = wire('snap').chain, epoch = wire('snap').epoch } = {}) => {
  const { run, tables } = wire('snap');
  return { epoch, position, chain, known_at: null, hash: '', run, tables };
};

const subscriptions = (stand) => stand.sent.filter(({ t }) => t === 'sub' || t === 'unsub');

test('snapshot and live: in step, and changes are taken as they come', () => {
  const stand = new Stand().inStep().hear(wire('delta'), wire('delta-merged'));
  assert.equal(stand.watch.phase, 'live');
  assert.equal(stand.board.position, 57);
});

test('a new line shows what is held and asks for what came since', () => {
  const stand = new Stand().inStep().drop(1006).pass(250).welcome();
  assert.deepEqual(stand.sent[1], wire('sub-since'));
});

test('a gap is asked for, on the same number, given back first', () => {
  const stand = new Stand().inStep().hear(wire('delta-merged'));
  assert.deepEqual(subscriptions(stand).slice(1), [wire('unsub'), wire('sub-since')]);
  assert.equal(stand.watch.phase, 'catching-up');
});

test('another chain at our position is asked about too', () => {
  const stand = new Stand().inStep().hear({ ...wire('delta'), prev: 39, pos: 40, chain: 'ffffffffffffffff' });
  assert.deepEqual(subscriptions(stand).at(-1), wire('sub-since'));
});

test('while it is asked for, late frames of before do not ask again', () => {
  const stand = new Stand().inStep().hear(wire('delta-merged'), wire('delta-merged'), { ...wire('delta-merged'), prev: 50 });
  assert.equal(subscriptions(stand).length, 3);
  stand.hear(wire('delta'), { ...wire('live'), pos: 42 });
  assert.equal(stand.watch.phase, 'live');
});

test('a head ahead of us for a second is a silent gap', () => {
  const stand = new Stand().inStep().hear({ ...wire('hb'), heads: { 1: 42 } });
  stand.pass(999);
  assert.equal(subscriptions(stand).length, 1);
  stand.pass(1);
  assert.deepEqual(subscriptions(stand).at(-1), wire('sub-since'));
});

test('a head whose frame was only on its way is none', () => {
  const stand = new Stand().inStep().hear({ ...wire('hb'), heads: { 1: 42 } });
  stand.pass(500).hear(wire('delta')).pass(5000);
  assert.equal(subscriptions(stand).length, 1);
});

for (const name of ['reset-epoch', 'reset-chain']) {
  test(`${name}: the board is fetched, then what came since`, async () => {
    const stand = new Stand().inStep();
    stand.pages[BOARD] = page({ position: 90, chain: 'abcdabcdabcdabcd', epoch: 'restored' });
    await stand.hear(wire(name)).answered();
    assert.deepEqual([stand.asked, stand.cache], [[BOARD], 'no-store']);
    assert.equal(stand.board.position, 90);
    const { since } = subscriptions(stand).at(-1);
    assert.deepEqual(since, { epoch: 'restored', pos: 90, chain: 'abcdabcdabcdabcd' });
  });
}

test('a fetch that fails is tried again with jitter', async () => {
  const stand = new Stand().inStep();
  stand.pages[BOARD] = new TypeError('no network');
  await stand.hear(wire('reset-epoch')).answered();
  await stand.pass(249).answered();
  assert.equal(stand.asked.length, 1);
  stand.pages[BOARD] = page();
  await stand.pass(1).answered();
  assert.equal(stand.watch.phase, 'catching-up');
});

test('a fetch that is refused ends the watch, not the line', async () => {
  const stand = new Stand().inStep();
  stand.pages[BOARD] = { status: 403 };
  await stand.hear(wire('reset-epoch')).answered();
  assert.equal(stand.watch.refusal, '403');
  assert.equal(stand.line.phase, 'open');
});

test('an answer that comes after the line was lost is not taken', async () => {
  const stand = new Stand().inStep();
  stand.pages[BOARD] = page({ position: 90 });
  await stand.hear(wire('reset-epoch')).drop(1006).answered();
  assert.equal(stand.board.position, 40);
});

test('a refused board says why, and is asked for again on the next line', () => {
  const stand = new Stand().inStep();
  stand.hear({ ...wire('err'), id: 1 });
  assert.deepEqual([stand.watch.phase, stand.watch.refusal], ['refused', 'unknown-board']);
  stand.drop(1006).pass(250).welcome();
  assert.deepEqual([stand.watch.phase, stand.watch.refusal], ['catching-up', null]);
});

test('the board is known to be true only while it is in step', () => {
  const stand = new Stand();
  stand.line.open();
  stand.watching().welcome();
  assert.equal(stand.watch.trueAt, null);
  stand.hear(wire('snap'), wire('live'));
  const inStep = stand.now;
  stand.pass(1000).hear({ ...wire('hb'), heads: { 1: 42 } }).pass(1000);
  stand.pass(1000).hear({ ...wire('hb'), heads: { 1: 42 } });
  assert.equal(stand.watch.trueAt, inStep + 1000);
});
