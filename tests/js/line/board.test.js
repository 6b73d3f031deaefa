/** What a board does with the messages of the wire, told with the golden ones that the server's tests read too. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { Board } from '../../../web/static/js/line/board.js';

export const wire = (name) => JSON.parse(readFileSync(new URL(`../../golden/wire/${name}.json`, import.meta.url), 'utf8'));

const loaded = () => {
  const board = new Board();
  board.load(wire('snap'));
  return board;
};

/** Tables have no prototype; what stands in them is compared. */
const plain = (value) => JSON.parse(JSON.stringify(value));

test('an empty board asks for a snapshot, a loaded one for what came since', () => {
  assert.equal(new Board().since, undefined);
  assert.deepEqual(loaded().since, wire('sub-since').since);
});

test('a snapshot is the board', () => {
  const board = loaded();
  assert.deepEqual(plain(board.tables), wire('snap').tables);
  assert.equal(board.position, 40);
  assert.equal(board.run.zone, 'Europe/Oslo');
});

test('a change replaces whole rows and takes away what is gone', () => {
  const board = loaded();
  assert.equal(board.receive(wire('delta')), 'applied');
  assert.deepEqual(Object.keys(board.tables.issues), ['s2']);
  assert.deepEqual(plain(board.tables.latest['']), wire('delta').u.latest['']);
  assert.deepEqual(board.since, { epoch: wire('snap').epoch, pos: 42, chain: '60303ae22b998861' });
});

test('the same change twice leaves what was there', () => {
  const board = loaded();
  board.receive(wire('delta'));
  const before = plain(board.tables);
  assert.equal(board.receive(wire('delta')), 'ignored');
  assert.deepEqual(plain(board.tables), before);
});

test('a change that begins where we are or before is taken, however far it reaches', () => {
  const board = loaded();
  assert.equal(board.receive({ ...wire('delta-merged'), prev: 39 }), 'applied');
  assert.equal(board.position, 57);
});

test('a change that begins beyond us is a gap and changes nothing', () => {
  const board = loaded();
  assert.equal(board.receive(wire('delta-merged')), 'gap');
  assert.deepEqual(plain(board.tables), wire('snap').tables);
  assert.equal(board.position, 40);
});

test('the same position with another chain is another log', () => {
  const board = loaded();
  assert.equal(board.receive({ prev: 39, pos: 40, chain: 'ffffffffffffffff', u: {}, d: {} }), 'fork');
});

test('caught up further than its own last change, it still proves itself by the chain it knows', () => {
  const board = loaded();
  board.caughtUp({ pos: 55, run: wire('live').run });
  assert.equal(board.position, 55);
  assert.deepEqual(board.since, wire('sub-since').since);
  assert.equal(board.receive({ ...wire('delta-merged'), prev: 55 }), 'applied');
});

test('a code may be called anything, even what objects call their own', () => {
  const board = loaded();
  board.receive({ prev: 40, pos: 41, chain: 'c', u: JSON.parse('{"places":{"__proto__":{"code":"__proto__"}}}') });
  assert.deepEqual(Object.keys(board.tables.places), ['__proto__']);
});

test('who listens hears which rows were touched, and of a new board that all of it is new', () => {
  const board = loaded();
  const heard = [];
  const stop = board.listen((touched) => heard.push(touched && plain([...touched].map(([table, rows]) => [table, [...rows]]))));
  board.receive(wire('delta'));
  board.load(wire('snap'));
  stop();
  board.receive(wire('delta'));
  assert.deepEqual(heard, [[['latest', ['']], ['issues', ['s2', 's1']]], null]);
});
