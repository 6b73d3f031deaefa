/** One call is one report: told when it ends, with its length and its words, whatever becomes of the page meanwhile. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endedCall, noted, openCall, unanswered } from '../../../web/static/js/console/calling.js';
import { LOST_AFTER, openKeeping } from '../../../web/static/js/console/keeping.js';
import { ME, NOW } from './night.js';

const place = { kind: 'place', code: 'moa', name: 'Moa', location: 'moa', actor: 'moa' };
const call = { ...openCall(place, [], [], NOW, 'role:vaktleder'), report_id: 'call-1', note: 'de er klare' };
const moment = { run: NOW + 134_000, real: 1_700_000_000_000, seen: 1052 };

test('a call that ends is one report with its length, its words and the id it was opened with', () => {
  assert.deepEqual(endedCall(call, moment), {
    kind: 'called', location: 'moa', actor: 'moa', seconds: 134, note: 'de er klare',
    report_id: 'call-1', occurred_at: '2023-04-28T19:16:19Z', seen_position: 1052,
  });
  assert.equal(endedCall({ ...call, note: '' }, moment).note, undefined);
});

test('a call that nobody answered is that one report, and is tried again in ten minutes', () => {
  const { kind, report_id, again_at, seconds } = unanswered(call, moment);
  assert.deepEqual([kind, report_id, again_at, seconds], ['no_answer', 'call-1', '2023-04-28T19:26:19Z', undefined]);
});

test('more words in the same call are added to those it has', () => {
  assert.equal(noted(call, 'ringer 22').note, 'de er klare. ringer 22');
  assert.equal(noted({ ...call, note: '' }, 'ringer 22').note, 'ringer 22');
  assert.equal(noted(call, '').note, 'de er klare');
});

/** A browser's storage, as far as it is used. */
function storage() {
  const kept = new Map();
  return {
    getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key), get length() { return kept.size; }, key: (nth) => [...kept.keys()][nth] ?? null,
  };
}
const real = 1_700_000_000_000;
/** A tab of the machine: what all share, and what is its own. */
const tab = (shared, own = storage(), person = ME) => openKeeping({ golive: 'g', person, shared, own });

test('a page that is loaded anew is in the same call, and nobody reports it meanwhile', () => {
  const [shared, own] = [storage(), storage()];
  const before = tab(shared, own);
  before.keep(call, { run: NOW, real });
  before.leave(call, { run: NOW + 5000, real: real + 5000 });
  const anew = tab(shared, own);
  assert.deepEqual(anew.resumed(), call);
  anew.keep(call, { run: NOW + 6000, real: real + 6000 });
  assert.deepEqual(tab(shared).lost(real + 7000), []);
});

test('a call whose page was closed is found by the next page, as long as it lasted, once', () => {
  const shared = storage();
  const closed = tab(shared);
  closed.keep(call, { run: NOW, real });
  closed.leave(call, { run: NOW + 60_000, real: real + 60_000 });
  const next = tab(shared);
  assert.equal(next.resumed(), null);
  assert.deepEqual(next.lost(real + 61_000), [{ call, until: NOW + 60_000 }]);
  assert.deepEqual(next.lost(real + 61_000), []);
});

test('a call in another tab is left alone while that tab lives, and found when it has crashed', () => {
  const shared = storage();
  const other = tab(shared);
  other.keep(call, { run: NOW, real });
  assert.deepEqual(tab(shared).lost(real + 20_000), []);
  assert.deepEqual(tab(shared).lost(real + LOST_AFTER + 1), [{ call, until: NOW }]);
});

test('a call that ended is kept no longer, and nobody reports another person\'s', () => {
  const [shared, own] = [storage(), storage()];
  const mine = tab(shared, own);
  mine.keep(call, { run: NOW, real });
  assert.deepEqual(tab(shared, storage(), 'person:other').lost(real + LOST_AFTER + 1), []);
  mine.end(call);
  assert.equal(tab(shared, own).resumed(), null);
  assert.deepEqual(tab(shared).lost(real + LOST_AFTER + 1), []);
});
