/** A recorded table stands at any step as if its changes had been applied one by one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RecordedBoard } from '../../../web/static/js/replay/tables.js';
import { Track } from '../../../web/static/js/replay/track.js';
import { chance, dice } from './chance.js';
import { Recorder } from './recorder.js';

const FIELDS = ['state', 'at', 'bars', 'reason'];
const VALUES = ['off', 3, [[1, 2], [0, 0]], { at: 'x' }, true, null];
const STEPS = 400;

/** A table's random life, and the table itself after each step. @param {number} seed */
function life(seed) {
  const random = chance(seed);
  const recorder = new Recorder();
  const rows = new Map();
  const after = [{}];
  for (let step = 1; step <= STEPS; step += 1) {
    const changed = Object.fromEntries(
      Array.from({ length: dice(random, 4) }, () => [`r${dice(random, 6)}`, random() < 0.1 ? null : rowBy(random)]),
    );
    for (const [id, row] of Object.entries(changed)) if (row === null) rows.delete(id); else rows.set(id, row);
    recorder.take(step, step * 1000, { wall: { things: changed } });
    after.push(Object.fromEntries(rows));
  }
  return { tracks: { things: new Track(recorder.wire().boards.wall.things) }, after };
}

const rowBy = (random) => Object.fromEntries(FIELDS.map((field) => [field, VALUES[dice(random, VALUES.length)]]));

const plain = (tables) => JSON.parse(JSON.stringify(tables.things));

for (const seed of [1, 2, 3]) {
  test(`played forwards and backwards, every step is as applied straight (${seed})`, () => {
    const { tracks, after } = life(seed);
    const board = new RecordedBoard(tracks);
    for (let step = 0; step <= STEPS; step += 1) assert.deepEqual(plain(board.seek(step)), after[step]);
    for (let step = STEPS; step >= 0; step -= 1) assert.deepEqual(plain(board.seek(step)), after[step]);
  });

  test(`jumped to at random, every step is as applied straight (${seed})`, () => {
    const { tracks, after } = life(seed);
    const [board, random] = [new RecordedBoard(tracks), chance(seed + 100)];
    for (let jump = 0; jump < 200; jump += 1) {
      const step = dice(random, STEPS + 1);
      assert.deepEqual(plain(board.seek(step)), after[step]);
    }
  });
}

test('a row that did not change stays the same object', () => {
  const recorder = new Recorder();
  recorder.take(1, 0, { wall: { things: { a: { n: 1 }, b: { n: 1 } } } });
  recorder.take(2, 1, { wall: { things: { b: { n: 2 } } } });
  const board = new RecordedBoard({ things: new Track(recorder.wire().boards.wall.things) });
  const before = board.seek(1).things.a;
  assert.equal(board.seek(2).things.a, before);
});

test('a row that is gone can still be asked for, as it last was', () => {
  const recorder = new Recorder();
  recorder.take(1, 0, { log: { reports: { 1: { kind: 'done', late: false } } } });
  recorder.take(2, 1, { log: { reports: { 1: { kind: 'done', late: true } } } });
  recorder.take(3, 2, { log: { reports: { 1: null } } });
  const track = new Track(recorder.wire().boards.log.reports);
  assert.equal(track.at(0, 3), null);
  assert.deepEqual(track.lastOf('1', 3), { kind: 'done', late: true });
  assert.deepEqual(track.lastOf('1', 1), { kind: 'done', late: false });
  assert.equal(track.lastOf('2', 3), null);
  assert.deepEqual(track.finally('late'), [true]);
  assert.deepEqual(track.finally('unheard'), [null]);
});
