/** What each order does to the page, where an address leads, and that a large night plays as it was recorded. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Bookmarks } from '../../../web/static/js/replay/bookmarks.js';
import { openRecording } from '../../../web/static/js/replay/recording.js';
import { Session } from '../../../web/static/js/replay/session.js';
import { PlanTables } from '../../../web/static/js/replay/plantables.js';
import { SignKeys } from '../../../web/static/js/words/signkeys.js';
import { chance, dice } from './chance.js';
import { large } from './large.js';
import { at, recording } from './night.js';

const storage = () => {
  const kept = new Map();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
};

function opened() {
  const copied = [];
  const session = new Session(recording(), new Bookmarks('x', storage()), () => copied.push('link'));
  return { session, copied };
}

test('every order is carried out', () => {
  const { session, copied } = opened();
  const { player } = session;
  session.do({ deed: 'on' });
  assert.equal(player.position, 2);
  session.do({ deed: 'back' });
  assert.equal(player.position, 1);
  session.do({ deed: 'end' });
  assert.equal(player.moment, at('20:30'));
  session.do({ deed: 'skip-back' });
  assert.equal(player.moment, at('20:15'));
  session.do({ deed: 'skip-on' });
  session.do({ deed: 'start' });
  assert.equal(player.moment, at('19:00'));
  session.do({ deed: 'speed', speed: 3 });
  assert.equal(player.speed, 300);
  session.do({ deed: 'axis' });
  assert.equal(player.axis, 'occurred');
  session.do({ deed: 'axis' });
  session.do({ deed: 'play' });
  assert.equal(player.playing, true);
  session.do({ deed: 'link' });
  session.do({ deed: 'help' });
  assert.deepEqual([copied, session.help], [['link'], true]);
});

test('marks are stopped at, the own ones too', () => {
  const { session } = opened();
  session.player.to(at('19:35'));
  session.do({ deed: 'bookmark' });
  assert.equal(session.said?.key, 'said.bookmarked');
  session.do({ deed: 'start' });
  session.do({ deed: 'mark-on' });
  assert.equal(session.player.position, 5);
  session.do({ deed: 'mark-on' });
  assert.equal(session.player.moment, at('19:35'));
  session.do({ deed: 'bookmark' });
  assert.equal(session.said?.key, 'said.unbookmarked');
  session.do({ deed: 'mark-back' });
  assert.equal(session.player.moment, at('19:31'));
});

test('closer and wider keep the moment in sight', () => {
  const { session } = opened();
  session.player.to(at('19:40'));
  const before = session.span;
  session.do({ deed: 'closer' });
  assert.ok(session.span.from > before.from && session.span.to < before.to);
  assert.ok(session.span.from < at('19:40') && at('19:40') < session.span.to);
  session.do({ deed: 'wider' });
  assert.ok(Math.abs(session.span.from - before.from) < 2);
});

test('the log follows again as soon as the replay moves', () => {
  const { session } = opened();
  session.show({ back: 7 });
  session.do({ deed: 'on' });
  assert.equal(session.back, 0);
});

test('an address leads to a moment, to a report, and to both', () => {
  const to = (place) => {
    const { session } = opened();
    session.goTo({ moment: null, position: null, axis: 'known', ...place });
    return [session.player.axis, session.player.moment, session.player.position];
  };
  assert.deepEqual(to({ moment: at('19:45') }), ['known', at('19:45'), 6]);
  assert.deepEqual(to({ position: 3 }), ['known', at('19:10'), 3]);
  assert.deepEqual(to({ moment: at('19:25'), position: 4 }), ['known', at('19:25'), 4]);
  assert.deepEqual(to({ moment: at('20:20'), position: 3 }), ['known', at('19:10'), 3], 'the report goes before');
  assert.deepEqual(to({ moment: at('19:45'), position: 3, axis: 'occurred' }), ['occurred', at('19:45'), 6], 'where it stands nowhere the moment counts');
});

test('the console\'s list stands as it stood', () => {
  const night = openRecording(large({ reports: 200, activities: 30, places: 3, seed: 5 }));
  const { known } = night.courses;
  const tables = new PlanTables(night);
  const statuses = (/** @type {number} */ step) => new Set(tables.items(known, step, known.momentOf(step)).map(({ row }) => row.status));
  assert.equal(tables.items(known, 1, known.momentOf(1)).length, 30);
  assert.deepEqual([...statuses(1)], ['planned']);
  assert.ok(statuses(200).has('approved'));
  assert.deepEqual([...statuses(1)], ['planned']);
  assert.deepEqual(tables.items(known, 0, 0), []);
});

test('single signs stay switched off in this browser', () => {
  const kept = storage();
  const signs = new SignKeys(kept);
  assert.equal(signs.heard, true);
  signs.hear(false);
  assert.equal(new SignKeys(kept).heard, false);
});

test('a large night is found again at any step, from anywhere', () => {
  const size = { reports: 3000, activities: 300, places: 20, seed: 7 };
  const [moving, straight] = [1, 2].map(() => openRecording(large(size)).courses.known);
  const random = chance(11);
  for (const step of Array.from({ length: 12 }, () => dice(random, 3001)).sort((a, b) => a - b)) {
    for (const board of ['wall', 'plan', 'log']) {
      moving.board(board).seek(dice(random, 3001));
      assert.deepEqual(structuredClone(moving.board(board).seek(step)), structuredClone(straight.board(board).seek(step)));
    }
  }
});
