/** How old a board may be before it says so, and how a lost line is tried again. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { jittered, mayRetry, within } from '../../../web/static/js/line/backoff.js';
import { got, orNull } from '../../../web/static/js/line/fetching.js';
import { staleness } from '../../../web/static/js/line/stale.js';

test('a wall is stale after five seconds, hatched after sixty', () => {
  assert.deepEqual([0, 4999, 5000, 59_999, 60_000].map((silent) => staleness(silent, 2000)), ['fresh', 'fresh', 'strip', 'strip', 'hatched']);
});

test('other pages are stale after twelve and a half', () => {
  assert.deepEqual([12_499, 12_500].map((silent) => staleness(silent, 5000)), ['fresh', 'strip']);
});

test('jitter is full: from nothing to the whole of a ceiling that doubles up to the cap', () => {
  assert.equal(jittered(0, 10_000, () => 0), 0);
  assert.deepEqual([0, 1, 4, 5, 60].map((failures) => jittered(failures, 10_000, () => 1)), [500, 1000, 8000, 10_000, 10_000]);
});

test('a window is kept to', () => {
  assert.deepEqual([0, 0.5, 1].map((chance) => within([500, 5000], () => chance)), [500, 2750, 5000]);
});

test('44xx mean no, but for two', () => {
  assert.deepEqual([1006, 4399, 4400, 4408, 4429, 4499, 4500].map(mayRetry), [true, true, false, true, true, false, true]);
});

const answer = (status, json = async () => ({ here: true })) => Promise.resolve({ ok: status < 300, status, json });

test('an answer is taken, asked for later, or final', async () => {
  const said = await Promise.all([200, 404, 429, 500].map((status) => got(answer(status))));
  assert.deepEqual(said, [{ verdict: 'yes', body: { here: true } }, { verdict: 'no', status: 404 }, { verdict: 'later' }, { verdict: 'later' }]);
  assert.equal(await orNull(answer(404)), null);
});

test('an answer that was cut short is asked for later, a fault of ours is not hidden', async () => {
  assert.deepEqual(await got(answer(200, async () => JSON.parse('{"cut'))), { verdict: 'later' });
  assert.deepEqual(await got(Promise.reject(new TypeError('Failed to fetch'))), { verdict: 'later' });
  await assert.rejects(got(Promise.reject(new RangeError('ours'))), RangeError);
});
