/** The start page: what is on, which doors lead in, and how the rehearsals ended. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countsOf, doorsFor, endOf, onNow, rehearsals } from '../../../web/static/js/start/choice.js';
import { LANGS, textsOf } from '../words/catalogue.js';
import { NOW, at, golive, run } from './night.js';

const line = (id, { stage = 'before', ...more } = {}) =>
  ({ ...run({ id }), position: 10, wall: golive({ stage }), roles: ['coordinator'], ...more });

test('a live go-live that runs is on, before a rehearsal that runs and a live one that waits', () => {
  const lines = [line('waits'), line('aalesund-2023-r1', { kind: 'rehearsal', number: 1, stage: 'during' }), line('aalesund-2023', { stage: 'during' })];
  assert.equal(onNow(lines).id, 'aalesund-2023');
  assert.equal(onNow(lines.slice(0, 2)).id, 'aalesund-2023-r1');
  assert.equal(onNow([]), null);
});

test('the rehearsals of a plan are its own, the last one first', () => {
  const of = line('aalesund-2023');
  const lines = ['aalesund-2023-r1', 'aalesund-2023-r2', 'trondheim-2022-r1'].map((id) => line(id, { kind: 'rehearsal', number: Number(id.at(-1)) }));
  assert.deepEqual(rehearsals([of, ...lines], of).map(({ number }) => number), [2, 1]);
});

test('who may not report gets the wall first and no console, a wall itself alone, and a replay needs a log', () => {
  assert.deepEqual(doorsFor(line('a')), ['console', 'wall', 'plan', 'issues', 'replay']);
  assert.deepEqual(doorsFor(line('a', { roles: ['spectator'], position: 0 })), ['wall', 'plan', 'issues']);
  for (const role of ['planner', 'admin', 'auditor']) assert.deepEqual(doorsFor(line('a', { roles: [role] })), ['wall', 'plan', 'issues', 'replay'], role);
  for (const role of ['reporter', 'approver', 'commander']) assert.equal(doorsFor(line('a', { roles: ['planner', role] }))[0], 'console', role);
  assert.deepEqual(doorsFor(line('a', { roles: ['wall'] })), ['wall']);
  assert.deepEqual(doorsFor(line('a', { wall: { gates: 1 } })), ['console', 'wall', 'plan', 'issues', 'gates', 'replay']);
});

test('a run ends when its last actor was complete, so many minutes from its plan', () => {
  assert.deepEqual(endOf(golive({ complete_at: at('21:37').replace(':00Z', ':40Z'), finish: at('22:00') })), { at: Date.parse(at('21:37')) + 40_000, ahead: 23 });
  assert.equal(endOf(golive()), null);
});

test('the four counts, of an empty board too', () => {
  assert.deepEqual(countsOf({}, NOW), {
    activities: { part: 0, whole: 0 }, ready: { part: 0, whole: 0 }, blocked: 0, contact: { part: 0, whole: 0 },
  });
});

test('an activity counts when it is completed: approved, or done where no approval is needed', () => {
  const { activities } = countsOf({ golive: { '': golive({ activities: 414, released: 414, approved: 194 }) } }, NOW);
  assert.deepEqual(activities, { part: 414, whole: 414 });
  const said = LANGS.map((lang) => textsOf(lang).t('start.count.activities'));
  assert.deepEqual(said, ['aktiviteter fullført', 'aktivitetar fullførte', 'activities completed']);
});
