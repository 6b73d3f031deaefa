/** Addresses of moments, and the moments somebody keeps. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Bookmarks } from '../../../web/static/js/replay/bookmarks.js';
import { complaint, readPlace, writePlace } from '../../../web/static/js/replay/link.js';
import { at } from './night.js';

const NIGHT = { from: at('19:00'), to: at('20:30') + 5 * 60 * 60_000 };
const read = (search) => readPlace(search, NIGHT, 'Europe/Oslo');

test('what is written is read again', () => {
  for (const place of [
    { moment: at('21:14:05'), position: 1612, axis: /** @type {const} */ ('known') },
    { moment: at('21:14:05'), position: 1612, axis: /** @type {const} */ ('occurred') },
  ]) assert.deepEqual(read(writePlace(place)), place);
});

test('a time with its offset is that moment', () => {
  assert.equal(read('?at=2023-04-28T21:14:05%2B02:00').moment, at('21:14:05'));
  assert.equal(read('?at=2023-04-28T19:14:05Z').moment, at('21:14:05'));
});

test('a minute as it is said is the whole minute of that night', () => {
  assert.equal(read('?at=21:37').moment, at('21:38') - 1, 'what was recorded in its last second too');
  assert.equal(read('?at=21.37').moment, at('21:38') - 1);
  assert.equal(read('?at=21:37:40').moment, at('21:37:41') - 1, 'and so is a second');
  assert.equal(read('?at=00:10').moment, at('21:11') - 1 + 3 * 60 * 60_000, 'after midnight is the day after');
});

test('a position may be written as it is shown', () => {
  assert.equal(read('?p=p1612').position, 1612);
  assert.equal(read('?p=1612').position, 1612);
});

test('what an address asks for and cannot have is said', () => {
  const wrong = (search, known = false) => complaint(search, read(search), NIGHT, known);
  assert.deepEqual(['?at=garbage', '?p=many', '?at=2030-01-01T00:00:00Z', '?at=2001-01-01T00:00:00Z', '?p=99999'].map((search) => wrong(search)),
    ['said.unread', 'said.unread', 'said.after', 'said.before', 'said.no_report']);
  for (const search of ['', '?at=21:37', '?at=2023-04-28T21:14:05%2B02:00', '?axis=occurred']) assert.equal(wrong(search), null, search);
  assert.equal(wrong('?at=2023-04-28T21:14:05%2B02:00&p=1612', true), null);
});

test('what cannot be read is not there', () => {
  for (const search of ['', '?at=soon&p=many', '?at=&p=', '?p=-3', '?p=1.5', '?axis=sideways']) {
    assert.deepEqual(read(search), { moment: null, position: null, axis: 'known' });
  }
});

const storage = (kept = new Map()) => ({ getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) });

test('a bookmark is set, kept in this browser, and taken away by the same key', () => {
  const kept = storage();
  const place = { moment: at('21:14:05'), position: 1612, axis: /** @type {const} */ ('known') };
  new Bookmarks('aalesund-2023', kept).toggle(place);
  const again = new Bookmarks('aalesund-2023', kept);
  assert.deepEqual(again.all, [place]);
  assert.equal(again.has({ ...place, moment: place.moment + 300 }), true);
  again.toggle(place);
  assert.deepEqual(new Bookmarks('aalesund-2023', kept).all, []);
});

test('each run has its own, in the order of the night', () => {
  const kept = storage();
  const marks = new Bookmarks('aalesund-2023', kept);
  marks.toggle({ moment: 2000, position: 2, axis: 'known' });
  marks.toggle({ moment: 1000, position: 1, axis: 'occurred' });
  assert.deepEqual(marks.all.map(({ moment }) => moment), [1000, 2000]);
  assert.deepEqual(new Bookmarks('aalesund-2023-r1', kept).all, []);
});

test('a storage that holds something else is not believed', () => {
  const kept = storage(new Map([['golive.replay.bookmarks.x', '[{"moment":"soon"},{"moment":5,"position":1,"axis":"known"}]']]));
  assert.deepEqual(new Bookmarks('x', kept).all.map(({ moment }) => moment), [5]);
});
