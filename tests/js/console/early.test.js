/** A start before its predecessors let it, as the centre will find it: by link, lag and the minute told. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deviations, heldBy, warnings } from '../../../web/static/js/console/order.js';
import { ME, NOW, activity, at, done, table } from './night.js';

const who = { person: ME, roles: ['coordinator'] };
const EARLY = ['start-before-predecessors'];
const approved = (when, more = {}) => ({ ...done('20:30', '20:40'), status: 'approved', released: true, approved_at: at(when), ...more });

/** What holds a start of B, linked so to an A that stands so. */
function held({ type = 'FS', lag = 0 }, before, occurred_at) {
  const row = activity('B', { predecessors: [{ code: 'A', type, lag }] });
  const rows = table([activity('A', before), row]);
  const ground = { rowOf: (code) => rows[code.toLowerCase()], holds: {}, now: NOW };
  const said = { kind: 'started', occurred_at };
  const codes = heldBy(said, row, ground);
  assert.deepEqual(deviations(said, row, who, ground), codes.length > 0 ? EARLY : []);
  assert.deepEqual(warnings([{ said, row }], who, ground).map(({ name }) => name), codes.length > 0 ? EARLY : []);
  return codes;
}

test('a lag holds until its minute, whatever second the release was in', () => {
  assert.deepEqual(held({ lag: 15 }, approved('21:00')), ['A']);
  assert.deepEqual(held({ lag: 14 }, approved('21:00')), []);
  assert.deepEqual(held({ lag: 14 }, approved('21:00', { approved_at: '2023-04-28T19:00:59Z' })), []);
});

test('a start told for a minute before the release is early though told later', () => {
  assert.deepEqual(held({}, approved('21:00'), at('20:59')), ['A']);
  assert.deepEqual(held({}, approved('21:00'), at('21:00')), []);
  assert.deepEqual(held({}, approved('21:00')), []);
});

test('without an approval the done releases, and what was waived or is not in the plan holds nothing', () => {
  assert.deepEqual(held({ lag: 40 }, { status: 'done', released: true, done_at: at('20:40') }), ['A']);
  assert.deepEqual(held({ lag: 30 }, { status: 'done', released: true, done_at: at('20:40') }), []);
  assert.deepEqual(held({ lag: 40 }, { status: 'waived', released: true }), []);
  assert.deepEqual(held({ lag: 40 }, { code: 'gone' }), []);
});

test('a link to the start waits for the start alone, and links to the finish hold no start', () => {
  assert.deepEqual(held({ type: 'SS', lag: 5 }, { status: 'started', started_at: at('21:10') }), ['A']);
  assert.deepEqual(held({ type: 'SS' }, { status: 'started', started_at: at('21:10') }), []);
  assert.deepEqual(held({ type: 'SS' }, {}), ['A']);
  assert.deepEqual([held({ type: 'FF' }, {}), held({ type: 'SF' }, {})], [[], []]);
});

test('nothing is early about what has begun', () => {
  const row = activity('B', { status: 'started', started_at: at('21:00'), predecessors: [{ code: 'A', type: 'FS', lag: 0 }], waits_for: ['A'] });
  assert.deepEqual(heldBy({ kind: 'started' }, row, { rowOf: () => activity('A'), holds: {}, now: NOW }), []);
});
