/** What is marked as changed, for how long; and what the wall says when it may no longer be true. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { Changes } from '../../../web/static/js/wall/changes.js';
import { noticeOf } from '../../../web/static/js/wall/notice.js';
import { view } from '../../../web/static/js/wall/view.js';
import { textsOf } from '../words/catalogue.js';
import { AT_2114, NIGHTS, at, board, places } from './nights.js';

const texts = textsOf('nb');
const night = (different = {}, now = at('21.14', 5)) => view(board({ locations: places({ ...AT_2114, ...different }) }), now, texts);
const HATLAND_READY = { Hatland: {} };

test('nothing is marked on the first board', () => {
  assert.deepEqual(new Changes().marked(night(), 0), new Set());
});

test('what changed is marked for ten seconds', () => {
  const changes = new Changes();
  changes.marked(night(), 0);
  assert.deepEqual(changes.marked(night(HATLAND_READY), 1000), new Set(['tile:HATLAND']));
  assert.deepEqual(changes.marked(night(HATLAND_READY), 10_999), new Set(['tile:HATLAND']));
  assert.deepEqual(changes.marked(night(HATLAND_READY), 11_000), new Set());
});

test('in a night that runs faster ten seconds are the night\'s, and never less than two before the eye', () => {
  const [twice, sixty] = [new Changes(), new Changes()];
  for (const changes of [twice, sixty]) changes.marked(night(), 0);
  const marked = (changes, real, speed) => changes.marked(night(HATLAND_READY), real, speed).size;
  assert.deepEqual([1000, 5999, 6000].map((real) => marked(twice, real, 2)), [1, 1, 0]);
  assert.deepEqual([1000, 2999, 3000].map((real) => marked(sixty, real, 60)), [1, 1, 0]);
});

test('a night that runs slower marks no longer than a real one', () => {
  const changes = new Changes();
  changes.marked(night(), 0, 0.5);
  assert.equal(changes.marked(night(HATLAND_READY), 1000, 0.5).size, 1);
  assert.equal(changes.marked(night(HATLAND_READY), 11_000, 0.5).size, 0);
});

test('minutes that pass by themselves are no change', () => {
  const changes = new Changes();
  changes.marked(night(), 0);
  assert.deepEqual(changes.marked(night({}, at('21.16')), 1000), new Set());
});

test('a place that grows late by the clock alone is one', () => {
  const changes = new Changes();
  const due = { Hatland: { ...AT_2114.Hatland, due: { activity: 'A-9', title: 'prøve', finish: new Date(at('21.14')).toISOString() } } };
  changes.marked(night(due), 0);
  assert.deepEqual(changes.marked(night(due, at('21.15')), 1000), new Set(['tile:HATLAND', 'item:late:HATLAND']));
});

test('a wall that enters another state is new as a whole', () => {
  const changes = new Changes();
  changes.marked(night(), 0);
  const { tables, now } = NIGHTS.announced();
  assert.deepEqual(changes.marked(view(tables, now, texts), 1000), new Set());
});

const contact = (more) => noticeOf({ silent: 0, heartbeat: 2000, refusal: null, asOf: at('21.13', 50), zone: 'Europe/Oslo', ...more }, texts);

test('while it is true it says nothing of itself', () => {
  assert.equal(contact({ silent: 4999 }), null);
});

test('after two and a half heartbeats a strip, after a minute the time of the last truth', () => {
  assert.deepEqual(contact({ silent: 5000 }), { level: 'strip', text: 'Ingen kontakt, tavla er fra 21:13:50', time: '21:13:50' });
  assert.deepEqual(contact({ silent: 60_000 }), { level: 'hatched', text: 'Ingen kontakt. Tavla er fra', time: '21:13:50' });
});

test('a board that never came has no time', () => {
  assert.deepEqual(contact({ silent: 6000, asOf: null }), { level: 'strip', text: 'Ingen kontakt', time: '' });
});

test('a board that is refused says so at once', () => {
  assert.deepEqual(contact({ refusal: '4403' }), { level: 'hatched', text: 'Tavla er ikke tillatt her (4403)', time: '' });
});
