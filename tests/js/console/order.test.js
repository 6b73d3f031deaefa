/** Before Enter: what will be out of order, whose work it is, and what the report lets loose. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodiesOf, roleOf, strikesOf, tellerOf } from '../../../web/static/js/console/bodies.js';
import { afterPlan, deviations, isOwnWork, releasedBy, standingOn, warnings, withoutOwn } from '../../../web/static/js/console/order.js';
import { outcomeOf } from '../../../web/static/js/console/outcome.js';
import { ME, NOW, at, blocked, done, planned, started } from './night.js';

const coordinator = { person: ME, roles: ['coordinator'] };
const moment = { run: NOW, real: 1_700_000_000_000, seen: 1052 };
const row = (more = {}) => planned('A-112', 'moa', 'Utskrift prøvd', '20:55', '21:10', more);
const call = { place: 'moa', name: 'Moa', since: NOW, teller: 'role:vaktleder', rows: ['A-112'], page: 0 };
const names = (kind, more) => deviations({ kind }, row(more), coordinator);
const again = (said, more) => outcomeOf(said, row(more), coordinator).again;

test('a start before what it waits for, and a done without a start', () => {
  assert.deepEqual(names('started', { waits_for: ['A-90'] }), ['start-before-predecessors']);
  assert.deepEqual(names('done', { waits_for: ['A-90'] }), ['done-before-start', 'start-before-predecessors']);
  assert.deepEqual(names('done', started('20:58')), []);
  assert.deepEqual(names('started', { ...started('20:58'), waits_for: ['A-90'] }), []);
});

test('work on what is blocked, closed or approved', () => {
  assert.deepEqual(names('done', { ...blocked('20:40', null), started_at: at('20:30') }), ['on-blocked']);
  assert.deepEqual(names('started', { status: 'skipped' }), ['on-skipped']);
  assert.deepEqual(names('blocked', { status: 'approved' }), ['approval-in-doubt']);
  assert.deepEqual(names('approved', {}), ['approved-before-done']);
  assert.deepEqual(names('approved', done('20:41', '20:52')), []);
  assert.equal(again({ kind: 'done' }, { status: 'approved' }), true);
  assert.equal(again({ kind: 'done' }, started('20:58')), false);
});

test('a start told after the done fills nothing where it is later, and moves the start back where it is earlier', () => {
  const bare = { status: 'done', done_at: at('20:52') };
  const told = (occurred_at, more) => [deviations({ kind: 'started', occurred_at }, row(more), coordinator), again({ kind: 'started', occurred_at }, more)];
  assert.deepEqual(told(undefined, bare), [['started-after-done'], false]);
  assert.deepEqual(told(at('20:41'), bare), [[], false]);
  assert.deepEqual(told(at('20:30'), done('20:41', '20:52')), [[], false]);
  assert.deepEqual(told(at('20:45'), done('20:41', '20:52')), [[], true]);
});

test('a done for a minute before its start is odd, and a milestone is done without one', () => {
  const at2040 = (more) => deviations({ kind: 'done', occurred_at: at('20:40') }, row(more), coordinator);
  assert.deepEqual(at2040(started('20:41')), ['started-after-done']);
  assert.deepEqual(at2040({ ...started('20:41'), started_at: '2023-04-28T18:40:30Z' }), []);
  assert.deepEqual(names('done', { type: 'milestone' }), []);
});

test('done once more with another result is no confirmation, a bare one is', () => {
  const stands = done('20:41', '20:52', { result: 'remark', reason: 'printing' });
  const told = (said) => [deviations({ kind: 'done', ...said }, row(stands), coordinator), again({ kind: 'done', ...said }, stands)];
  assert.deepEqual(told({}), [[], true]);
  assert.deepEqual(told({ result: 'remark', reason: 'printing' }), [[], true]);
  assert.deepEqual(told({ result: 'workaround' }), [['other-result'], false]);
  assert.deepEqual(told({ reason: 'data' }), [['other-result'], false]);
});

test('an approval falls when its approver tells the done, whether it stands or waits', () => {
  const approved = { ...done('20:41', '20:52'), status: 'approved', approved_by: [ME] };
  assert.deepEqual(names('done', approved), ['own-approval']);
  assert.equal(again({ kind: 'done' }, approved), false);
  assert.deepEqual(names('done', { ...started('20:58'), early: true, approved_by: [ME] }), ['own-approval']);
  assert.deepEqual(deviations({ kind: 'done', told_by: 'person:other' }, row(approved), coordinator), []);
  const [warning] = warnings([{ said: { kind: 'done' }, row: row(approved) }], coordinator);
  assert.deepEqual(warning, { level: 'deviation', name: 'own-approval', codes: ['A-112'] });
});

test('nobody approves her own work: the teller counts, and who typed where the teller is a role', () => {
  const told = done('20:41', '20:52', { hands: ['role:vaktleder', ME] });
  assert.equal(isOwnWork({ kind: 'approved', told_by: 'role:fagansvarlig' }, row(told), coordinator), true);
  assert.equal(isOwnWork({ kind: 'approved', told_by: 'person:lead' }, row(told), coordinator), false);
  assert.equal(isOwnWork({ kind: 'approved' }, row(done('20:41', '20:52', { hands: ['person:other'] })), coordinator), false);
  assert.equal(isOwnWork({ kind: 'done' }, row(told), coordinator), false);
});

test('own work among others is left out, alone it is refused', () => {
  const own = { said: { kind: 'approved' }, row: row(done('20:41', '20:52', { hands: [ME] })) };
  const other = { said: { kind: 'approved' }, row: { ...row(done('20:41', '20:52')), code: 'A-140' } };
  assert.deepEqual(warnings([own, other], coordinator), [{ level: 'left-out', name: 'own-work', codes: ['A-112'] }]);
  assert.deepEqual(warnings([own], coordinator)[0].level, 'refusal');
});

test('what is left out is not read back, and a line of own work alone stays as it is', () => {
  const subjects = ['A-1', 'A-2'].map((code) => ({ kind: 'activity', code, row: { code } }));
  const line = { kind: 'reports', front: null, holes: [], given: [], subjects, reports: [{ kind: 'approved', activity: 'A-1' }, { kind: 'approved', activity: 'A-2' }] };
  assert.deepEqual(withoutOwn(line, new Set(['A-1'])).subjects.map(({ code }) => code), ['A-2']);
  assert.equal(withoutOwn(line, new Set(['A-1', 'A-2'])), line);
  assert.equal(withoutOwn(line, new Set()), line);
});

test('the same deviation of several is told once, with their codes', () => {
  const pair = (code) => ({ said: { kind: 'started' }, row: { ...row({ waits_for: ['A-90'] }), code } });
  assert.deepEqual(warnings([pair('A-1'), pair('A-2')], coordinator), [
    { level: 'deviation', name: 'start-before-predecessors', codes: ['A-1', 'A-2'] },
  ]);
});

test('a done that needs no approval lets go what waits for it alone; an approval does the same for the others', () => {
  const next = [{ ...row(), code: 'A-118', waits_for: ['A-112'] }, { ...row(), code: 'A-119', waits_for: ['A-112', 'A-90'] }];
  assert.deepEqual(releasedBy({ kind: 'done' }, row(started('20:58')), next).map(({ code }) => code), ['A-118']);
  assert.deepEqual(releasedBy({ kind: 'done' }, row({ needs_approval: true }), next), []);
  assert.deepEqual(releasedBy({ kind: 'approved' }, row(done('20:41', '20:52')), next).map(({ code }) => code), ['A-118']);
  const early = row({ needs_approval: true, early: true, approved_by: ['person:eva'] });
  const freed = (said) => releasedBy(said, early, next, { person: ME, roles: [] }).map(({ code }) => code);
  assert.deepEqual(freed({ kind: 'done' }), ['A-118'], 'an approval already waits for the done');
  assert.deepEqual(freed({ kind: 'done', told_by: 'person:eva' }), [], 'her own work');
  const begun = [{ ...row(started('21:00')), code: 'A-118', predecessors: [{ code: 'A-112', type: 'FS', lag: 0 }] }];
  assert.deepEqual(standingOn(row(), begun).map(({ code }) => code), ['A-118']);
});

test('optional work that is skipped or cancelled lets go what waits for it, mandatory work does not', () => {
  const next = [{ ...row(), code: 'A-118', waits_for: ['A-112'] }];
  const freed = (kind, more) => releasedBy({ kind }, row(more), next).map(({ code }) => code);
  for (const kind of ['skipped', 'cancelled']) {
    assert.deepEqual(freed(kind, { mandatory: false, needs_approval: true }), ['A-118']);
    assert.deepEqual(freed(kind, { mandatory: true }), []);
    assert.deepEqual(freed(kind, done('20:41', '20:52', { mandatory: false })), [], 'a done stands');
  }
  assert.deepEqual(freed('failed', { mandatory: false }), []);
});

test('how it lies to the plan, in whole minutes', () => {
  assert.equal(afterPlan({ kind: 'done' }, row(), NOW), 4);
  assert.equal(afterPlan({ kind: 'started' }, row(), NOW), 19);
  assert.equal(afterPlan({ kind: 'blocked' }, row(), NOW), null);
});

test('the caller tells it, the plan names who approves by phone, and an approver speaks for herself', () => {
  assert.equal(tellerOf({ kind: 'done' }, call, row(), coordinator), 'role:vaktleder');
  assert.equal(tellerOf({ kind: 'done' }, null, row(), coordinator), null);
  assert.equal(tellerOf({ kind: 'approved' }, call, row({ approver: 'Fagansvarlig sykehjem' }), coordinator), 'role:fagansvarlig sykehjem');
  assert.equal(tellerOf({ kind: 'approved' }, null, row({ approver: 'Fagansvarlig' }), { person: ME, roles: ['approver'] }), null);
  assert.equal(tellerOf({ kind: 'corrected' }, call, undefined, coordinator), null);
});

test('a title becomes a role as the log carries it, or none', () => {
  assert.equal(roleOf('HP-støtte (natt)'), 'role:hp-støtte natt');
  assert.equal(roleOf('  3 vakt '), 'role:vakt');
  assert.equal(roleOf('!'), null);
  assert.equal(roleOf(null), null);
  assert.ok(String(roleOf('x'.repeat(80))).length <= 'role:'.length + 39);
});

test('what is sent is fixed at Enter: the time, the teller, the position seen, an id of its own', () => {
  const [body] = bodiesOf([{ kind: 'done', activity: 'A-112' }], moment, call, () => row(started('20:58')), coordinator);
  assert.deepEqual({ ...body, report_id: '' }, {
    kind: 'done', activity: 'A-112', told_by: 'role:vaktleder', occurred_at: '2023-04-28T19:14:05Z', seen_position: 1052, report_id: '',
  });
  assert.match(body.report_id, /^[0-9a-f]{8}-[0-9a-f]{4}-7/);
  const [typed] = bodiesOf([{ kind: 'done', activity: 'A-112', occurred_at: '2023-04-28T19:10:00Z' }], moment, null, () => row(), coordinator);
  assert.equal(typed.occurred_at, '2023-04-28T19:10:00Z');
});

test('own approvals among many stay behind, and all that was sent is struck from the last back', () => {
  const rows = { 'A-1': row(done('20:41', '20:52', { hands: [ME] })), 'A-2': row(done('20:41', '20:52')) };
  const reports = ['A-1', 'A-2'].map((activity) => ({ kind: 'approved', activity }));
  assert.deepEqual(bodiesOf(reports, moment, null, (code) => rows[code], coordinator).map(({ activity }) => activity), ['A-2']);
  const strikes = strikesOf([{ report_id: 'one' }, { report_id: 'two' }], moment);
  assert.deepEqual(strikes.map(({ kind, of, reason }) => [kind, of, reason]), [['struck', 'two', 'undo'], ['struck', 'one', 'undo']]);
});
