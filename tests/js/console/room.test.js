/** Whom to ring, what came while one was away, what a decision stands on, how the log reads. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openCall, secondsOf, tellersOf, lengthOf } from '../../../web/static/js/console/calling.js';
import { allHold, cameSince, conditions, openDecisions, openDeviations, waivers } from '../../../web/static/js/console/conditions.js';
import { grammarSources, pageRows, turnedPage } from '../../../web/static/js/console/context.js';
import { entryOf, newestFirst } from '../../../web/static/js/console/entries.js';
import { openStandings } from '../../../web/static/js/console/listing.js';
import { ringing } from '../../../web/static/js/console/ringing.js';
import { since } from '../../../web/static/js/console/since.js';
import { thingWord } from '../../../web/static/js/console/names.js';
import { parse } from '../../../web/static/js/grammar/index.js';
import { openTimes } from '../../../web/static/js/words/time.js';
import { textsOf } from '../words/catalogue.js';
import { ME, NOW, activity, at, blocked, evening, golive, issue, odd, party, planned, report, table } from './night.js';

const night = evening(0);
const items = openStandings()(Object.values(night.plan.activities), night.calls.parties, NOW);
const byParty = ({ party: id }) => id;
const place = { kind: 'place', code: 'moa', name: 'Moa', location: 'moa', actor: 'moa' };

test('missing news first, then calls to repeat, then approvals, then what is soon to come', () => {
  const found = ringing(night.calls.parties, items, NOW);
  assert.deepEqual(found.map(({ name, why, overdue }) => [name, why, overdue]), [
    ['Natt 2', 'running', 33], ['IKT drift', 'promise', 4], ['Legevakt', 'approval', 22], ['Ellingsøy', 'again', -4],
  ]);
});

test('a place that was just tried waits for its time, and one that was heard since is left in peace', () => {
  const due = { at: at('20:50'), why: 'running', activity: null };
  const tried = table([party('moa', { heard_at: at('20:30'), news_due: due, again_at: at('21:20'), unanswered: 1 })], byParty);
  assert.deepEqual(ringing(tried, [], NOW).map(({ why, overdue }) => [why, overdue]), [['again', -6]]);
  const heard = table([party('moa', { heard_at: at('21:00'), news_due: due })], byParty);
  assert.deepEqual(ringing(heard, [], NOW), []);
});

test('half a day after its announcement the night is over, and nobody is rung for what was promised in it', () => {
  const promised = { at: at('23:15'), why: 'promise', activity: null };
  const late = table([party('integrasjoner', { heard_at: at('23:02'), news_due: promised })], byParty);
  const announced = golive({ stage: 'announced', announced_at: at('21:39') });
  const [sameNight, nextDay] = [Date.parse(at('23:20')), Date.parse(at('21:39')) + 13 * 3_600_000];
  assert.deepEqual(ringing(late, [], sameNight, announced).map(({ why, overdue }) => [why, overdue]), [['promise', 5]]);
  assert.deepEqual(ringing(late, [], nextDay, announced), []);
  assert.equal(ringing(late, [], nextDay, golive({ stage: 'complete' })).length, 1, 'nobody has announced it');
});

test('a call opens with the place\'s open activities, the worst first, nine to a page', () => {
  const call = openCall(place, items, newestFirst(night.log.reports), NOW, 'role:vaktleder');
  assert.deepEqual(call.rows, ['A-113', 'A-112', 'A-114', 'A-121', 'A-118']);
  const long = { ...call, rows: Array.from({ length: 12 }, (_, nth) => `A-${nth}`) };
  assert.deepEqual(pageRows(turnedPage(long)), ['A-9', 'A-10', 'A-11']);
  assert.equal(turnedPage(turnedPage(long)).page, 0);
  assert.deepEqual([secondsOf(call, NOW + 134_000), lengthOf(134)], [134, '2:14']);
});

test('who speaks is who last told something from there, else the one assumed, for a team the team', () => {
  const log = [report(9, 'eta', { location: 'moa', told_by: 'role:ikt drift' }), report(8, 'done', { location: 'moa', told_by: 'role:superbruker' })];
  assert.deepEqual(tellersOf(place, log, 'role:vaktleder'), ['role:superbruker', 'role:vaktleder']);
  assert.deepEqual(tellersOf({ code: 'ikt', actor: 'ikt', name: 'IKT drift' }, [], 'role:vaktleder'), ['role:ikt drift', 'role:vaktleder']);
});

test('since you left: what still stands is to do, what is solved is told, the rest is a count', () => {
  const plan = table([
    planned('A-1', 'moa', '', '20:00', '20:30', blocked('21:00', null)),
    planned('A-2', 'moa', '', '20:00', '20:30', { status: 'started' }),
    planned('A-3', 'eidet', '', '20:00', '20:30', { status: 'approved', released: true }),
  ]);
  const log = newestFirst(table([
    report(4, 'done', { activity: 'A-0', location: 'moa' }),
    report(5, 'blocked', { activity: 'A-1', location: 'moa' }),
    report(6, 'blocked', { activity: 'A-2', location: 'moa' }),
    report(7, 'unblocked', { activity: 'A-2', location: 'moa' }),
    report(8, 'done', { activity: 'A-3', location: 'eidet' }),
    report(9, 'approved', { activity: 'A-3', location: 'eidet' }),
    report(10, 'started', { activity: 'A-2', location: 'moa', deviations: ['start-before-predecessors'] }),
    report(11, 'done', { activity: 'A-9', location: 'natt2', struck_by: 12 }),
    report(12, 'withdrawn'),
  ], ({ position }) => String(position)));
  const found = since(log, plan, (code) => plan[code.toLowerCase()], 4);
  assert.deepEqual([found.from, found.to, found.reports], [4, 12, 7]);
  assert.deepEqual([found.stopped, found.odd, found.decided, found.solved].map((part) => part.map(({ position }) => position)), [[5], [10], [12], [7]]);
  assert.deepEqual([found.done, found.places, found.released, found.activities, found.partial], [1, 1, 1, 3, false]);
});

test('whoever was never away is told what the board still has, and which positions are left out', () => {
  const numbered = (from, to) => Array.from({ length: to - from + 1 }, (_, nth) => report(to - nth, 'note'));
  const told = (log, seen) => {
    const { from, to, reports, partial, without } = since(log, {}, () => undefined, seen);
    return { from, to, reports, partial, without };
  };
  assert.deepEqual(told(numbered(1356, 1855), -1), { from: 1355, to: 1855, reports: 500, partial: false, without: 1355 });
  assert.deepEqual(told(numbered(3, 12), -1), { from: 2, to: 12, reports: 10, partial: false, without: 0 });
  assert.deepEqual(told([], -1), { from: 0, to: 0, reports: 0, partial: false, without: 0 });
  assert.deepEqual(told(numbered(1356, 1855), 1200), { from: 1200, to: 1855, reports: 500, partial: true, without: 1355 });
  assert.deepEqual(told(numbered(1201, 1855), 1200), { from: 1200, to: 1855, reports: 655, partial: false, without: 0 });
});

test('the announcement needs every actor, every mandatory activity, every gate, every system, and patient safety accepted', () => {
  const plan = {
    activities: table([activity('A-1', { released: true }), activity('A-2', { mandatory: false }), activity('A-3'), activity('A-4', { released: true, in_doubt: true }), activity('G1', { type: 'gate' })]),
    locations: {}, counters: {},
    actors: table([{ code: 'moa', name: 'Moa', complete_at: at('21:00') }]),
    systems: {},
  };
  const systems = table([{ code: 'epj1', in_target: false, mandatory: true }, { code: 'lab', in_target: false, mandatory: false }]);
  const issues = table([issue('S-1', { patient_safety: true, hinders: true }), issue('S-2', { patient_safety: true, accepted: true })]);
  const holds = { all: { scope: 'all', stands: true }, 'location:moa': { scope: 'location:moa', stands: false } };
  const missing = Object.fromEntries(conditions(plan, issues, { systems, holds }).map(({ name, missing: codes }) => [name, codes]));
  assert.deepEqual(missing, { actors: [], activities: ['A-3', 'A-4'], gates: ['G1'], systems: ['epj1'], issues: ['S-1'], holds: ['all'] });
  assert.equal(allHold(conditions(plan, issues, { systems }), plan), false);
  const ready = { ...plan, activities: {} };
  assert.equal(allHold(conditions(ready, {}, {}), ready), true);
  assert.equal(allHold(conditions(ready, {}, { holds }), ready), false);
});

test('a plan without actors is complete with the last release of a mandatory activity, and not before there is one', () => {
  const without = (...rows) => {
    const plan = { activities: table(rows), locations: {}, counters: {}, systems: {}, actors: {} };
    return allHold(conditions(plan, {}, {}), plan);
  };
  const released = activity('A-1', { released: true, status: 'done', done_at: at('21:00') });
  assert.equal(without(released), true);
  assert.equal(without(released, activity('A-2')), false);
  assert.equal(without(activity('A-1', { released: true, status: 'approved', needs_approval: true, done_at: at('20:50'), approved_at: at('21:00') })), true);
  assert.equal(without(activity('A-1', { released: true, status: 'waived' })), false, 'no moment from which it would be live');
  assert.equal(without({ ...released, mandatory: false }), false);
  assert.equal(without(), false);
});

test('what nobody has acknowledged stands in one list, of activities and of all else, each report once', () => {
  const plan = {
    activities: table([
      activity('A-1', { deviations: [odd('done-before-start', 7), odd('start-before-predecessors', 7)] }),
      activity('A-2', { deviations: [odd('on-blocked', 5, { acknowledged: true })] }),
    ]),
    deviations: {
      'systems:epj1': { table: 'systems', code: 'epj1', deviations: [odd('legacy-opened', 9), odd('clock-ahead', 4, { acknowledged: true })] },
      'golive:': { table: 'golive', code: '', deviations: [odd('clock-behind', 1)] },
    },
  };
  assert.deepEqual(openDeviations(plan).map(({ position, names, thing }) => [position, names, thing.code]), [
    [9, ['legacy-opened'], 'epj1'], [7, ['done-before-start', 'start-before-predecessors'], 'A-1'], [1, ['clock-behind'], ''],
  ]);
  assert.equal(openDecisions(plan, {}, {}), 3);
});

test('what is odd is about something with a name', () => {
  const tables = (found) => ({ value: { tables: found } });
  const desk = {
    plan: tables(night.plan), calls: tables(night.calls), issues: tables({ issues: table([issue('S-1')]) }),
    words: { value: { 'raised-S-1': { title: 'Skriveren er tom' } } }, texts: textsOf('nb'),
  };
  const word = (name, code) => thingWord(desk, { table: name, code });
  assert.deepEqual(
    [word('systems', 'hp'), word('locations', 'moa'), word('actors', 'ikt'), word('counters', 'pas'), word('contacts', 'actor:ikt')],
    ['Helseplattformen', 'Moa', 'IKT drift', 'Pasienter konvertert', 'IKT drift'],
  );
  assert.deepEqual([word('issues', 's-1'), word('golive', ''), word('systems', 'nytt')], ['S-1 Skriveren er tom', 'Gjennomføringen', 'nytt']);
});

test('an activity is acknowledged by its code: each of its reports that nobody has seen', () => {
  const rows = table([activity('A-1', { deviations: [odd('done-before-start', 7), odd('on-blocked', 5, { acknowledged: true })] }), activity('A-2')]);
  const context = { ...grammarSources({ plan: { ...night.plan, activities: rows }, issues: {}, log: {}, words: {} }), lang: 'nb', now: NOW, zone: 'Europe/Oslo' };
  assert.deepEqual(parse('kvitter A-1', context).reports.map(({ kind, of }) => [kind, of]), [['acknowledged', 'report-7']]);
  assert.equal(parse('kvitter A-2', context).why, 'no-deviation');
});

test('what came in since one looked, and what waits for a decision', () => {
  const log = [report(9, 'failed'), report(8, 'done'), report(7, 'done')];
  assert.deepEqual(cameSince(log, 7, 'person:else'), { reports: 2, failed: 1 });
  assert.deepEqual(cameSince([report(10, 'waived', { recorded_by: ME }), report(9, 'rejected', { recorded_by: 'person:else' })], 7, ME), { reports: 1, failed: 1 }, 'what she did herself is no news');
  const rows = [
    activity('A-1', { status: 'skipped' }), activity('A-2', { status: 'cancelled', waiver: { by: 'person:x', confirmed: false } }),
    activity('A-3', { status: 'skipped', mandatory: false }), activity('A-4', { status: 'waived', released: true, waiver: { by: 'person:x', confirmed: true } }),
  ];
  const { toWaive, toConfirm } = waivers(rows);
  assert.deepEqual([toWaive, toConfirm].map((list) => list.map(({ code }) => code)), [['A-1'], ['A-2']]);
  assert.equal(openDecisions({ activities: table(rows), deviations: {} }, {}, {}), 2);
});

test('how late a report was recorded is the difference of the two minutes beside it', () => {
  const names = { location: () => null, actor: () => null, system: () => null, counter: () => null };
  const voice = { texts: textsOf('nb'), times: openTimes('Europe/Oslo', 'nb'), names, person: (ref) => ref, at: () => undefined };
  const { time, occurred, below } = entryOf(report(9, 'done', { late: true, occurred_at: '2023-04-28T06:50:04Z', known_at: '2023-04-28T06:57:50Z' }), voice);
  assert.deepEqual([time, occurred], ['08:57', '08:50']);
  assert.match(below, /ført 7 min etter/);
});
