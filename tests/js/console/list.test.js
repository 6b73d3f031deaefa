/** The list: who needs somebody first, what each chip counts, and nothing that moves under a typing hand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byNeed, counted, inOldOrder, listed, openStandings } from '../../../web/static/js/console/listing.js';
import { ringing } from '../../../web/static/js/console/ringing.js';
import { endsBeforeItBegan, standing } from '../../../web/static/js/console/standing.js';
import { pageOf, scrolledTo, visibleRows } from '../../../web/static/js/console/window.js';
import { NOW, activity, at, blocked, done, evening, odd, party, planned, started, table } from './night.js';

const standings = openStandings();
const items = (rows, parties = {}, now = NOW) => standings(rows, parties, now);
const codes = (list) => list.map(({ row }) => row.code);
const nobody = () => false;
const none = new Set();

test('blocked comes first, then late, deviation, missing approval, silent, ready, started, waiting', () => {
  const quiet = table([party('natt2', { heard_at: at('20:41'), news_due: { at: at('21:00'), why: 'running', activity: null } })], ({ party: id }) => id);
  const rows = [
    planned('WAITS', 'moa', '', '21:20', '21:40', { waits_for: ['X'] }),
    planned('STARTED', 'moa', '', '21:00', '21:40', started('21:05')),
    planned('READY', 'moa', '', '21:20', '21:40', { ready: true }),
    planned('SILENT', 'natt2', '', '21:00', '21:40', started('20:41')),
    planned('OVERDUE', 'moa', '', '20:00', '20:40', done('20:10', '20:50')),
    planned('ODD', 'moa', '', '21:10', '21:40', { ...started('21:00'), deviations: [odd('start-before-predecessors', 7)] }),
    planned('LATE', 'moa', '', '20:30', '21:00', started('20:30')),
    planned('BLOCKED', 'moa', '', '20:30', '21:00', blocked('20:40', '21:30')),
  ];
  assert.deepEqual(codes(items(rows, quiet).sort(byNeed)), ['BLOCKED', 'LATE', 'ODD', 'SILENT', 'OVERDUE', 'READY', 'STARTED', 'WAITS']);
});

test('a correction may leave an end before its beginning, and that is a contradiction', () => {
  const told = (started_at, done_at) => endsBeforeItBegan({ started_at: at(started_at), done_at: at(done_at) });
  assert.deepEqual([told('16:11', '16:00'), told('16:00', '16:11'), told('16:00', '16:00'), told(null, '16:00'), told('16:11', null)], [true, false, false, false, false]);
});

test('late is said once the planned finish has passed, in whole minutes to the expected one', () => {
  const row = planned('A-1', 'moa', '', '20:30', '20:56', started('20:44'));
  assert.equal(standing(row, Date.parse(at('20:56')), null).late, 0);
  assert.equal(standing(row, NOW, null).late, 18);
  assert.equal(standing(row, NOW, null).expected, NOW);
  const told = planned('A-2', 'moa', '', '20:40', '20:55', blocked('20:44', '21:35'));
  assert.equal(standing(told, NOW, null).late, 40);
});

test('an expected finish that has passed rolls on with the clock, and a finished row has none', () => {
  const row = planned('A-1', 'moa', '', '20:30', '20:56', { ...started('20:44'), eta: at('21:00') });
  assert.equal(standing(row, NOW, null).expected, NOW);
  assert.equal(standing(planned('A-2', 'moa', '', '20:30', '20:56', done('20:31', '20:50')), NOW, null).expected, null);
});

test('an activity without any plan stands and is not late', () => {
  const found = standing(activity('X-1', { title: null, ready: true }), NOW, null);
  assert.deepEqual([found.group, found.late, found.expected], ['ready', 0, null]);
});

test('silent only when something was due and nothing came', () => {
  const due = { at: at('21:00'), why: 'running', activity: 'A-1' };
  const row = planned('A-1', 'natt2', '', '20:40', '21:40', started('20:41'));
  const heard = (when) => table([party('natt2', { heard_at: when, news_due: due })], ({ party: id }) => id);
  assert.equal(items([row], heard(at('20:41')))[0].standing.silent, 14);
  assert.equal(items([{ ...row }], heard(at('21:05')))[0].standing.silent, null);
  assert.equal(items([{ ...row, code: 'A-2' }], heard(at('20:41')))[0].standing.silent, null);
});

test('the chips count what they show', () => {
  const all = items(Object.values(evening(46).plan.activities), evening().calls.parties);
  const counts = counted(all, ({ location }) => location === 'moa');
  for (const [key, count] of Object.entries(counts)) assert.equal(listed(all, key, ({ location }) => location === 'moa', none).length, count);
  assert.deepEqual([counts.blocked, counts.late, counts.deviation, counts.silent, counts.approval], [1, 3, 1, 1, 2]);
});

test('what the line speaks of is listed outside its filter too, above the rest', () => {
  const all = items([planned('A-1', 'moa', '', '21:00', '21:30', { ready: true }), planned('A-2', 'moa', '', '20:00', '20:30', { status: 'approved', released: true })]);
  assert.deepEqual(codes(listed(all, 'ready', nobody, none)), ['A-1']);
  assert.deepEqual(codes(listed(all, 'ready', nobody, new Set(['A-2']))), ['A-2', 'A-1']);
});

test('while a hand types the rows keep their order, whatever comes in', () => {
  const rows = ['A-1', 'A-2', 'A-3'].map((code) => planned(code, 'moa', '', '21:00', '21:30', { ready: true }));
  const after = items([rows[0], { ...rows[1], ...blocked('21:10', null) }, rows[2], planned('A-4', 'moa', '', '21:00', '21:30', started('21:00'))]);
  assert.deepEqual(codes(inOldOrder(listed(after, 'open', nobody, none), ['A-1', 'A-2', 'A-3'], none)), ['A-1', 'A-2', 'A-3', 'A-4']);
});

test('a change costs only the rows it touched', () => {
  const rows = Object.values(evening(100).plan.activities);
  const before = items(rows);
  const after = items([{ ...rows[0], status: 'done' }, ...rows.slice(1)]);
  assert.notEqual(after[0], before[0]);
  assert.ok(after.slice(1).every((item, nth) => item === before[nth + 1]));
});

test('only the rows in view are drawn, with a few to spare', () => {
  assert.deepEqual(visibleRows({ scrolled: 0, height: 270, rowHeight: 27, count: 5000 }), { first: 0, last: 18 });
  assert.deepEqual(visibleRows({ scrolled: 27_000, height: 270, rowHeight: 27, count: 5000 }), { first: 992, last: 1018 });
  assert.deepEqual(visibleRows({ scrolled: 134_730, height: 270, rowHeight: 27, count: 5000 }), { first: 4982, last: 5000 });
  assert.deepEqual(visibleRows({ scrolled: 900, height: 270, rowHeight: 27, count: 3 }), { first: 3, last: 3 });
  assert.deepEqual(visibleRows({ scrolled: 0, height: 0, rowHeight: 27, count: 0 }), { first: 0, last: 0 });
});

test('a row is scrolled to only when it is not whole in view', () => {
  const view = { scrolled: 270, height: 270, rowHeight: 27 };
  assert.equal(scrolledTo(10, view), 270);
  assert.equal(scrolledTo(19, view), 270);
  assert.equal(scrolledTo(20, view), 297);
  assert.equal(scrolledTo(3, view), 81);
  assert.equal(pageOf(270, 27), 9);
});

test('what was skipped and is mandatory stands in the way until it is waived', () => {
  const open = (more) => codes(listed(items([activity('A-1', { status: 'skipped', ...more })]), 'open', nobody, none));
  assert.deepEqual([open({}), open({ mandatory: false }), open({ released: true, status: 'waived' })], [['A-1'], [], []]);
  assert.equal(items([activity('A-1', { status: 'cancelled' })])[0].standing.group, 'waiting');
});

test('an approval in doubt is missing anew, since what made it doubtful', () => {
  const row = activity('A-1', {
    status: 'approved', released: true, needs_approval: true, in_doubt: true, location: 'moa', done_at: at('20:00'), approved_at: at('20:05'),
    last: { position: 9, occurred_at: at('20:50'), told_by: 'role:vaktleder' },
  });
  const [item] = items([row]);
  assert.deepEqual([item.standing.waitsApproval, item.standing.group], [24, 'overdue']);
  for (const filter of ['open', 'approval']) assert.deepEqual(codes(listed([item], filter, nobody, none)), ['A-1']);
  assert.deepEqual(ringing(table([party('moa', {})], ({ party: id }) => id), [item], NOW).map(({ why, activity: code }) => [why, code]), [['approval', 'A-1']]);
  assert.equal(items([{ ...row, in_doubt: false }])[0].standing.group, 'closed');
});
