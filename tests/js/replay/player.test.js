/** The player: reports, moments, speeds and marks, on the room's axis and on today's. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lanesOf } from '../../../web/static/js/replay/lanes.js';
import { marksOf } from '../../../web/static/js/replay/marks.js';
import { Player, SPEEDS } from '../../../web/static/js/replay/player.js';
import { at, recording } from './night.js';

const opened = () => new Player(recording());

test('it opens as the room saw it, at rest, where the night begins and with what was before it', () => {
  const player = opened();
  assert.deepEqual(player.standing, { axis: 'known', moment: at('19:00'), step: 1, speed: 60, playing: false });
  assert.equal(player.position, 1);
});

test('where nothing was told before the night begins, it opens at the first report and never on an empty board', () => {
  const night = recording();
  const player = new Player({ ...night, night: { ...night.night, from: at('11:45') } });
  assert.deepEqual(player.standing, { axis: 'known', moment: at('12:00'), step: 1, speed: 60, playing: false });
});

test('given a moment, every report recorded by then counts', () => {
  const player = opened();
  player.to(at('19:31:00'));
  assert.equal(player.position, 5);
  player.to(at('19:30:59'));
  assert.equal(player.position, 4);
});

test('one report on and one back, also where two were recorded in the same second', () => {
  const player = opened();
  player.to(at('19:05'));
  for (const expected of [3, 4, 5]) {
    player.turn(1);
    assert.equal(player.position, expected);
  }
  for (const expected of [4, 3, 2]) {
    player.turn(-1);
    assert.equal(player.position, expected);
  }
  assert.equal(player.moment, at('19:02:10'));
});

test('it never steps out of the recording', () => {
  const player = opened();
  for (let turn = 0; turn < 3; turn += 1) player.turn(-1);
  assert.equal(player.step, 1);
  player.to(at('23:59'));
  player.turn(1);
  assert.deepEqual([player.step, player.position], [10, 10]);
});

test('played at each speed, so much of the night passes', () => {
  for (const speed of SPEEDS) {
    const player = opened();
    player.play(speed);
    player.toggle();
    player.tick(2000);
    assert.equal(player.moment, at('19:00') + 2000 * speed);
  }
});

test('at rest no time passes, and at the end it rests; from there it starts over', () => {
  const player = opened();
  player.tick(1000);
  assert.equal(player.moment, at('19:00'));
  player.toggle();
  player.tick(10 * 60 * 60_000);
  assert.deepEqual([player.moment, player.playing], [at('20:30'), false]);
  player.toggle();
  assert.deepEqual([player.moment, player.playing], [at('19:00'), true]);
});

test('on the other axis the moment stays, and what is known today stands there', () => {
  const player = opened();
  player.to(at('19:15'));
  assert.equal(player.position, 4);
  player.see('occurred');
  assert.deepEqual([player.moment, player.position], [at('19:15'), 4]);
  player.turn(-1);
  assert.deepEqual([player.moment, player.position], [at('19:05'), 5]);
  player.turn(-1);
  assert.equal(player.position, 2, 'the struck report stands nowhere');
  player.see('known');
  assert.deepEqual([player.moment, player.position], [at('19:02'), 1]);
});

test('marks: deviations, systems, decisions and bookmarks are stopped at one by one', () => {
  const night = recording();
  const player = new Player(night);
  const bookmarks = [{ moment: at('19:10'), position: 3, axis: /** @type {const} */ ('known') }];
  const marks = marksOf(lanesOf(night, 'known'), bookmarks, night.courses.known);
  assert.deepEqual(marks.map(({ kind }) => kind), ['bookmark', 'system', 'deviation', 'decision', 'decision']);
  const seen = [];
  for (let turn = 0; turn < 5; turn += 1) {
    player.turnToMark(marks, 1);
    seen.push(player.position);
  }
  assert.deepEqual(seen, [3, 5, 6, 10, 10]);
  player.turnToMark(marks, -1);
  assert.equal(player.position, 6);
});

test('whoever listens hears every change', () => {
  const player = opened();
  let heard = 0;
  player.listen(() => { heard += 1; });
  player.to(at('19:20'));
  player.turn(1);
  player.play(10);
  player.see('occurred');
  assert.equal(heard, 4);
});
