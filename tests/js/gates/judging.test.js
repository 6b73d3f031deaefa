/** What a panel comes to at a moment: order, ages, who is missing, and when a reason is asked for. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { against, counted, missing, needsReason, nextGate, placesOf } from '../../../web/static/js/gates/judging.js';

const at = (time) => Date.parse(`2023-04-28T${time}Z`);
const vote = (value, time, until) => ({ vote: value, at: `2023-04-28T${time}Z`, good_until: `2023-04-28T${until}Z` });
const seat = (code, found = null, mandatory = true) => ({ code, title: code, actor: null, mandatory, vote: found });
const gate = (...seats) => ({ valid: 30, seats, stage: 'polling', decision: null });
const codes = (places) => places.map(({ seat: { code } }) => code);

const PANEL = gate(
  seat('new', vote('go', '19:12:30', '19:42:30')),
  seat('old', vote('go', '18:50:00', '19:20:00')),
  seat('gone', vote('go', '18:00:00', '18:30:00')),
  seat('empty', vote('vacant', '19:10:00', '19:40:00')),
  seat('none'),
  seat('bound', vote('conditions', '19:11:00', '19:41:00')),
  seat('no', vote('no-go', '19:09:00', '19:39:00')),
);
const NOW = at('19:14:05');

test('what asks for an eye stands first, then the oldest answer', () => {
  const places = placesOf(PANEL, NOW);
  assert.deepEqual(codes(places), ['no', 'empty', 'none', 'gone', 'bound', 'old', 'new']);
  assert.deepEqual(places.map(({ standing }) => standing), ['no-go', 'missing', 'missing', 'expired', 'conditions', 'go', 'go']);
  assert.deepEqual(places.map(({ age }) => age), [5, null, null, 74, 3, 24, 2]);
  assert.equal(places[3].part, 1);
  assert.deepEqual(counted(places), { go: 3, no: 1, missing: 3 });
});

test('a vote is good until its very second, and none is from the future', () => {
  const one = gate(seat('a', vote('go', '19:00:00', '19:30:00')));
  assert.equal(placesOf(one, at('19:30:00'))[0].standing, 'go');
  assert.equal(placesOf(one, at('19:30:01'))[0].standing, 'expired');
  assert.equal(placesOf(one, at('18:59:00'))[0].age, 0);
});

test('an answer on which was decided grows no older, until everybody is asked anew', () => {
  const decided = { ...gate(seat('a', vote('go', '19:00:00', '19:30:00'))), decision: { at: '2023-04-28T19:10:00Z' } };
  const looks = (stage) => placesOf({ ...decided, stage }, at('20:00:00')).map(({ standing, age }) => [standing, age]);
  assert.deepEqual(looks('passed'), [['go', 10]]);
  assert.deepEqual(looks('polling'), [['expired', 60]]);
});

test('going on in spite of a no-go, or without a seat that is needed, asks why; stopping does not', () => {
  const go = vote('go', '19:10:00', '19:40:00');
  const reason = (verdict, ...seats) => needsReason(placesOf(gate(...seats), NOW), verdict, NOW);
  assert.equal(reason('go', seat('a', go)), false);
  assert.equal(reason('go', seat('a', go), seat('b', null, false)), false);
  assert.equal(reason('go', seat('a', go), seat('b')), true);
  assert.equal(reason('conditions', seat('a', vote('no-go', '19:10:00', '19:40:00'), false)), true);
  assert.equal(reason('no-go', seat('b')), false);
  assert.equal(reason(null, seat('b')), false);
});

test('a no-go that has expired is against it and missing too', () => {
  const places = placesOf(gate(seat('a', vote('no-go', '18:00:00', '18:30:00'))), NOW);
  assert.deepEqual(against(places), ['a']);
  assert.deepEqual(codes(missing(places, NOW)), ['a']);
});

test('the gate that asks for something is shown first', () => {
  const row = (code, stage) => ({ code, stage });
  assert.equal(nextGate([row('G1', 'passed'), row('G2', 'planned'), row('G3', 'polling')])?.code, 'G3');
  assert.equal(nextGate([row('G1', 'passed'), row('G2', 'planned')])?.code, 'G2');
  assert.equal(nextGate([row('G1', 'passed'), row('G2', 'waived')])?.code, 'G2');
  assert.equal(nextGate([]), undefined);
});
