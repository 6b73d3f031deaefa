/** What is drawn of a row, and the words beside it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openStandings } from '../../../web/static/js/console/listing.js';
import { barOf, extentOf } from '../../../web/static/js/plan/bars.js';
import { earlierEtas } from '../../../web/static/js/plan/earlier.js';
import { noteOf } from '../../../web/static/js/plan/notes.js';
import { openTimes } from '../../../web/static/js/words/time.js';
import { NOW, activity, at, blocked, done, party, planned, report, started, table } from '../console/night.js';
import { textsOf } from '../words/catalogue.js';
import { MINUTE } from './night.js';

const item = (row, parties = {}) => openStandings()([row], parties, NOW)[0];
const drawn = (row, moved, foreseen) => {
  const { segments, marks } = barOf(item(row), NOW, moved, foreseen);
  const time = (ms) => new Date(ms + 2 * 3_600_000).toISOString().slice(11, 16);
  return [...segments.map(({ kind, from, to }) => `${kind} ${time(from)}-${time(to)}`), ...marks.map(({ kind, at: moment }) => `${kind} ${time(moment)}`)];
};
const note = (row, parties, foreseen) => noteOf(item(row, parties), NOW, textsOf('nb'), openTimes('Europe/Oslo', 'nb'), foreseen)?.text ?? null;
const row = (from, to, more) => planned('A-1', 'moa', 'Utskrift', from, to, more);

test('what is still to come is its plan alone', () => {
  assert.deepEqual(drawn(row('21:30', '21:45')), ['planned 21:30-21:45']);
  assert.equal(note(row('21:30', '21:45')), null);
});

test('what runs is drawn to now, and what runs over its plan in another colour', () => {
  assert.deepEqual(drawn(row('21:00', '21:30', started('21:02'))), ['planned 21:00-21:30', 'running 21:02-21:14']);
  assert.deepEqual(drawn(row('20:55', '21:10', started('20:58'))), ['planned 20:55-21:10', 'running 20:58-21:10', 'overrun 21:10-21:14']);
  assert.equal(note(row('20:55', '21:10', started('20:58'))), '4 min etter plan');
});

test('seconds after the planned minute are not over it', () => {
  const row_ = row('20:55', '21:10', { ...done('20:58', '21:10'), done_at: at('21:10').replace(':00Z', ':40Z'), needs_approval: false, released: true });
  assert.deepEqual(drawn(row_), ['planned 20:55-21:10', 'finished 20:58-21:10']);
});

test('from done to approved goes a line, to now while the approval is awaited', () => {
  assert.deepEqual(drawn(row('20:00', '20:20', { ...done('20:01', '20:18'), status: 'approved', approved_at: at('20:30') })),
    ['planned 20:00-20:20', 'finished 20:01-20:18', 'approval 20:18-20:30', 'approved 20:30']);
  const waits = row('20:40', '20:55', done('20:41', '20:52'));
  assert.deepEqual(drawn(waits).slice(-2), ['unapproved 20:52-21:14', 'unapproved 21:14']);
  assert.equal(note(waits), 'ferdig 20.52, venter godkjenning 22 min');
});

test('what should have begun says since when', () => {
  const late = row('21:05', '21:30', { ready: true });
  assert.deepEqual(drawn(late), ['planned 21:05-21:30', 'late-start 21:05-21:14', 'late 21:05']);
  assert.equal(note(late), 'skulle startet 21.05');
});

test('what is blocked stops there; it is hatched to when it is to be solved, with a tick at each earlier hope', () => {
  const stuck = row('20:40', '20:55', { started_at: at('20:41'), ...blocked('20:44', '21:35') });
  assert.deepEqual(drawn(stuck, [Date.parse(at('21:00'))]),
    ['planned 20:40-20:55', 'running 20:41-20:44', 'blocked 20:44-21:14', 'eta 21:14-21:35', 'moved 21:00']);
  assert.equal(note(stuck), 'løst ca. 21.35, flyttet 2×');
  assert.equal(note(row('20:40', '20:55', blocked('20:44', '21:35', { eta: null, moved: 0 }))), 'blokkert i 30 min');
});

test('earlier hopes are those told since it was blocked, not struck ones and not the one that holds', () => {
  const rows = table([row('20:40', '20:55', blocked('20:44', '21:35'))]);
  const told = (position, kind, when, eta, more) => report(position, kind, { activity: 'A-1', occurred_at: at(when), eta: at(eta), ...more });
  const log = table([
    told(1, 'eta', '20:30', '20:50'), told(2, 'blocked', '20:44', '21:00'), told(3, 'eta', '20:58', '21:20'),
    told(4, 'eta', '20:59', '22:20', { struck_by: 5 }), told(6, 'eta', '21:10', '21:35'), report(7, 'note', { activity: 'A-1' }),
    report(8, 'eta', { activity: 'A-2', eta: at('22:00') }),
  ], ({ position }) => String(position));
  assert.deepEqual([...earlierEtas(log, rows)], [['A-1', [at('21:00'), at('21:20')].map(Date.parse)]]);
});

test('what failed ends where that was told, and what was left out keeps only the outline of its plan', () => {
  const failed = row('20:00', '20:30', { status: 'failed', started_at: at('20:01'), last: { position: 9, occurred_at: at('20:12'), told_by: '' } });
  assert.deepEqual(drawn(failed), ['planned 20:00-20:30', 'running 20:01-20:12', 'failed 20:12']);
  assert.equal(note(failed), 'mislykket');
  assert.deepEqual(drawn(row('20:00', '20:30', { status: 'skipped' })), ['left-out 20:00-20:30']);
});

test('a place that is silent says for how long', () => {
  const quiet = { moa: party('moa', { heard_at: at('20:41'), news_due: { at: at('21:09'), why: 'check-in', activity: null } }) };
  const running = row('21:00', '21:30', started('21:01'));
  assert.deepEqual(barOf(item(running, quiet), NOW).segments.at(-1), { kind: 'silent', from: NOW - 5 * MINUTE, to: NOW });
  assert.equal(note(running, quiet), 'ikke hørt fra, 5 min');
});

test('a milestone is a point, where it was reached or where it is planned', () => {
  assert.deepEqual(drawn(activity('M', { type: 'milestone', planned_finish: at('22:00') })), ['milestone 22:00']);
  assert.deepEqual(drawn(activity('M', { type: 'gate', planned_finish: at('21:00'), done_at: at('20:43'), released: true, status: 'done' })), ['reached 20:43']);
  assert.deepEqual(drawn(activity('M', { type: 'milestone' })), []);
});

test('what has but one planned time is a minute wide, and what has none is not drawn', () => {
  assert.deepEqual(drawn(activity('A', { planned_finish: at('22:00') })), ['planned 21:59-22:00']);
  assert.deepEqual(drawn(activity('A', { planned_start: at('22:00') })), ['planned 22:00-22:01']);
  assert.equal(extentOf(barOf(item(activity('A')), NOW)), null);
});

const foreseen = (start, finish, more = {}) => ({
  code: 'A-1', start: at(start), finish: at(finish), total_float: 0, free_float: 0, critical: false, behind: 0, caused: 0, inherited: 0, ...more,
});

test('what is expected is drawn where it differs from the plan, and of what runs only the rest', () => {
  const later = row('21:30', '21:45');
  assert.deepEqual(drawn(later, [], foreseen('21:30', '21:45')), ['planned 21:30-21:45']);
  assert.deepEqual(drawn(later, [], foreseen('21:49', '22:04')), ['planned 21:30-21:45', 'forecast 21:49-22:04']);
  assert.deepEqual(drawn(row('21:00', '21:30', started('21:02')), [], foreseen('21:02', '21:32')).slice(1), ['forecast 21:14-21:32', 'running 21:02-21:14']);
  assert.deepEqual(drawn(row('20:00', '20:20', { ...done('20:01', '20:18'), needs_approval: false, released: true }), [], foreseen('20:01', '20:18', { critical: true })),
    ['planned 20:00-20:20', 'finished 20:01-20:18']);
});

test('what the end waits for is outlined from its beginning to its expected end', () => {
  assert.deepEqual(drawn(row('21:30', '21:45'), [], foreseen('21:49', '22:04', { critical: true })).at(-1), 'critical 21:49-22:04');
  assert.deepEqual(drawn(row('21:00', '21:30', started('21:02')), [], foreseen('21:02', '21:32', { critical: true })).at(-1), 'critical 21:02-21:32');
});

test('a milestone to come stands where it is expected, and one that was reached where it was', () => {
  const point = activity('M', { type: 'milestone', planned_finish: at('22:00') });
  assert.deepEqual(drawn(point, [], foreseen('22:06', '22:06')), ['milestone 22:06']);
  assert.deepEqual(drawn({ ...point, done_at: at('21:00'), released: true, status: 'done' }, [], foreseen('21:00', '21:00')), ['reached 21:00']);
});

test('what was agreed on first lies below everything', () => {
  assert.equal(drawn(row('21:30', '21:45', { baseline_start: at('21:10'), baseline_finish: at('21:25') }))[0], 'baseline 21:10-21:25');
});

test('what is late by others\' doing says so, when nothing nearer is to be said', () => {
  assert.equal(note(row('21:30', '21:45'), {}, foreseen('21:49', '22:04', { inherited: 19 })), 'arvet 19 min');
  assert.equal(note(row('21:05', '21:30'), {}, foreseen('21:49', '22:04', { inherited: 19 })), 'skulle startet 21.05');
  assert.equal(note(row('21:30', '21:45'), {}, foreseen('21:30', '21:45', { inherited: null })), null);
});
