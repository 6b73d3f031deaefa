/** Groups that open and close, the counts that filter, the search, the strips, the links, and the keys. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FILTERS as LISTED, openStandings } from '../../../web/static/js/console/listing.js';
import { askedOf } from '../../../web/static/js/plan/address.js';
import { FIVE, alarmsOf, bucketsOf, burnUpOf, merged } from '../../../web/static/js/plan/buckets.js';
import { deadlinesOf } from '../../../web/static/js/plan/deadlines.js';
import { FILTERS, counted, found, leadingTo, nextPoint } from '../../../web/static/js/plan/filters.js';
import { MODES, grouped, groupsAbove, linesOf, parentOf, pathsOf, shareOf } from '../../../web/static/js/plan/groups.js';
import { KEYS, ordered } from '../../../web/static/js/plan/keys.js';
import { linksOf } from '../../../web/static/js/plan/links.js';
import { figuresOf } from '../../../web/static/js/plan/numbers.js';
import { openSorting } from '../../../web/static/js/plan/sorting.js';
import { openTimes } from '../../../web/static/js/words/time.js';
import { NOW, activity, at, blocked, evening, golive, planned, started, table } from '../console/night.js';
import { textsOf } from '../words/catalogue.js';
import { MINUTE, inPhases, points } from './night.js';

const { plan } = evening(0);
plan.activities = { ...inPhases(plan.activities), ...points() };
const items = openSorting()(openStandings()(Object.values(plan.activities), {}, NOW));
const tree = (mode) => grouped(items, pathsOf(mode, plan), '–');
const shape = (nodes) => nodes.map(({ title, nodes: inner, items: beneath }) => (inner.length ? [title, shape(inner)] : `${title} ${beneath.length}`));

test('rows stand by phase in the order of the plan, in a phase by their planned start', () => {
  const nodes = tree('phase');
  assert.deepEqual(shape(nodes), ['Lesemodus og papir 7', 'Prøving 9', 'Forberedelse 1', 'Overgang 1']);
  const starts = nodes[0].items.map(({ row }) => row.planned_start ?? row.planned_finish);
  assert.deepEqual(starts, [...starts].sort());
});

test('rows keep their order while the plan is the same, and take a new one with it', () => {
  const byStart = openSorting();
  const rows = [planned('A', 'moa', '', '21:00', '21:10'), planned('B', 'moa', '', '20:00', '20:10'), activity('C')];
  const codes = (some) => byStart(openStandings()(some, {}, NOW)).map(({ row }) => row.code);
  assert.deepEqual(codes(rows), ['B', 'A', 'C']);
  assert.deepEqual(codes([{ ...rows[0], ...started('21:01') }, rows[1], rows[2]]), ['B', 'A', 'C']);
  assert.deepEqual(codes([{ ...rows[0], planned_start: at('19:00') }, rows[1], rows[2]]), ['A', 'B', 'C']);
  assert.deepEqual(codes(rows.slice(1)), ['B', 'C']);
});

test('rows without a place stand last, and places in the groups the plan gives them', () => {
  const locations = table([{ code: 'moa', name: 'Moa', order: 0, group: 'Sykehjem' }, { code: 'eidet', name: 'Eidet', order: 1, group: 'Bofellesskap' }]);
  const rows = [activity('A', { location: 'eidet' }), activity('B', { location: 'moa' }), activity('C'), activity('D', { location: 'odd' })];
  const nodes = grouped(openStandings()(rows, {}, NOW), pathsOf('location', { locations, actors: {} }), 'Uten lokasjon');
  assert.deepEqual(shape(nodes), [['Sykehjem', ['Moa 1']], ['Bofellesskap', ['Eidet 1']], ['Uten lokasjon', ['odd 1']], 'Uten lokasjon 1']);
});

test('every grouping holds every row once', () => {
  for (const mode of MODES) {
    const lines = linesOf(tree(mode), () => true);
    assert.deepEqual(lines.filter(({ item }) => item).map(({ id }) => id).sort(), items.map(({ row }) => row.code).sort(), mode);
  }
});

test('a closed group hides its rows, and a line knows what it stands under', () => {
  const nodes = tree('phase');
  const lines = linesOf(nodes, (node) => node === nodes[1]);
  assert.equal(lines.length, 4 + 9);
  const inside = lines.findIndex(({ item }) => item);
  assert.equal(lines[parentOf(lines, inside)].node, nodes[1]);
  assert.equal(parentOf(lines, 0), -1);
  const { row } = items.find(({ row: { code } }) => code === lines[inside].id);
  assert.deepEqual(groupsAbove(row, pathsOf('phase', plan)), [nodes[1].id]);
});

test('a group counts as the console does, and is not finished before all of it is', () => {
  const { tally } = grouped(items, () => [{ key: 'all', title: 'All', order: 0 }], '–')[0];
  const count = (key) => items.filter((item) => LISTED.find((one) => one.key === key).takes(item, () => false)).length;
  assert.deepEqual([tally.bad, tally.late, tally.silent], ['blocked', 'late', 'silent'].map(count));
  assert.equal(shareOf({ ...tally, closed: 199, count: 200 }), 99);
  assert.equal(shareOf({ ...tally, closed: 0, count: 0 }), 0);
});

test('a filter counts and takes the same rows', () => {
  const counts = counted(FILTERS, items);
  for (const { key, takes } of FILTERS) assert.equal(items.filter(takes).length, counts[key], key);
  assert.equal(counts.all, items.length);
  assert.equal(counts.blocked, 1);
});

test('all that leads to the next milestone can be chosen, through however many others, and circles end', () => {
  const next = nextPoint(items);
  assert.equal(next.code, 'M-2');
  assert.deepEqual([...leadingTo(next, plan.activities)].sort(), ['A-112', 'A-118', 'M-2']);
  const circle = table([activity('X', { predecessors: [{ code: 'y', type: 'FS', lag: 0 }, { code: 'gone', type: 'FS', lag: 0 }] }), activity('Y', { predecessors: [{ code: 'X', type: 'FS', lag: 0 }] })]);
  assert.deepEqual([...leadingTo(circle.x, circle)], ['X', 'Y']);
  assert.equal(nextPoint([]), null);
});

test('a search finds a row by all of its words, in any order and however they are written', () => {
  const said = () => 'a-112 moa utskrift prøvd';
  assert.ok(found(' PRØVD moa ', said)(activity('A-112')));
  assert.ok(!found('moa papir', said)(activity('A-112')));
});

test('each five minutes say how much ended and how much is to end', () => {
  const rows = [planned('A', 'moa', '', '20:00', '20:20', { released: true, status: 'done', done_at: at('20:18') }),
    planned('B', 'moa', '', '20:00', '20:20', { released: true, status: 'done', done_at: at('20:19') }), planned('C', 'moa', '', '21:30', '21:45'), activity('D')];
  const buckets = bucketsOf(openStandings()(rows, {}, NOW));
  assert.deepEqual(buckets, [{ from: Date.parse(at('20:15')), past: 2, rest: 0 }, { from: Date.parse(at('21:45')), past: 0, rest: 1 }]);
  assert.equal(FIVE, 5 * MINUTE);
});

test('signs that would touch are one, the worse', () => {
  const rows = [planned('A', 'moa', '', '20:00', '20:20', started('20:01')), planned('B', 'moa', '', '20:00', '20:25', blocked('20:21', '21:30')), planned('C', 'moa', '', '21:10', '21:30')];
  const alarms = alarmsOf(openStandings()(rows, {}, NOW), NOW);
  assert.deepEqual(alarms.map(({ alarm }) => alarm), ['late', 'bad', 'late']);
  assert.deepEqual(merged(alarms, (moment) => (moment - NOW) / MINUTE, 14).map(({ alarm }) => alarm), ['bad', 'late']);
  assert.equal(merged(alarms, (moment) => (moment - NOW) / 1000, 14).length, 3);
});

test('how much is done never falls, and ends with all that was planned', () => {
  const night = { from: Date.parse(at('18:00')), to: Date.parse(at('23:00')) };
  const { planned: due, actual, count } = burnUpOf(Object.values(plan.activities), night);
  for (const points_ of [due, actual]) assert.ok(points_.every(({ sum }, nth) => nth === 0 || sum > points_[nth - 1].sum));
  assert.equal(due.at(-1).sum, count);
  assert.equal(actual.at(-1).sum, Object.values(plan.activities).filter(({ done_at }) => done_at).length);
});

test('a row knows what it waits for and what waits for it, in the order of the plan', () => {
  const { before, after } = linksOf(plan.activities['a-112'], plan.activities);
  assert.deepEqual([before, after.map(({ code, row }) => [code, row.code])], [[], [['A-118', 'A-118']]]);
  const { before: first } = linksOf(activity('Z', { predecessors: [{ code: 'gone', type: 'SS', lag: 5 }] }), plan.activities);
  assert.deepEqual(first, [{ code: 'gone', type: 'SS', lag: 5, row: null }]);
});

test('the numbers say what is known and leave out what is not', () => {
  const said = (more) => figuresOf(golive(more), null, NOW, textsOf('nb'), openTimes('Europe/Oslo', 'nb')).map(({ key, value, lines }) => [key, value, ...lines]);
  assert.deepEqual(said(), [
    ['milestone', '17 min før', 'Konvertert 20.43, plan 21.00', 'mot faktisk start: 12 min før'],
    ['finish', '22.00', '349 av 412 fullført'], ['float', '107 min', 'vinduet lukker 23.30'],
  ]);
  assert.deepEqual(said({ complete_at: at('21:37') })[0], ['complete', '21.37', 'mot planen: 23 min før']);
  assert.deepEqual(said({ milestone: null, finish: null, window_end: null }), []);
  assert.deepEqual(deadlinesOf({ finish: at('22:00'), window_end: null }), [{ kind: 'finish', at: Date.parse(at('22:00')) }]);
});

const summary = (more = {}) => ({
  finish: at('22:06'), planned_finish: at('22:00'), offset: -6, float_to_no_return: null, float_to_window_end: 84, critical: [], ...more,
});

test('with a forecast the numbers say when it ends, what room there is, and what the chances are', () => {
  const said = (foreseen, more = {}) => figuresOf(golive(more), foreseen, NOW, textsOf('nb'), openTimes('Europe/Oslo', 'nb')).slice(1).map(({ key, value, lines }) => [key, value, ...lines]);
  assert.deepEqual(said(summary()), [['expected', '22.06', '6 min etter, plan 22.00'], ['float', '84 min', 'vinduet lukker 23.30']]);
  assert.deepEqual(said(summary({ float_to_no_return: -3, p80: at('22:15'), in_window: 0.93, before_no_return: 0.88 }), { point_of_no_return: at('21:30') }), [
    ['expected', '22.06', '6 min etter, plan 22.00', 'P80 22.15'], ['no_return', '\u22123 min', 'kan snu til 21.30', 'deretter 84 min til vinduet lukker 23.30'],
    ['chance', '93 %', 'ferdig i vinduet', '88 % før siste frist'],
  ]);
  assert.deepEqual(said(summary({ in_window: null, before_no_return: 0.5 })).at(-1), ['chance', '50 %', 'før siste frist']);
  assert.deepEqual(said(summary({ finish: null, float_to_window_end: null })).map(([key]) => key), ['finish', 'float']);
  assert.deepEqual(said(summary(), { complete_at: at('21:37') }).map(([key]) => key), ['finish']);
});

test('the night is held against its deadlines and against what is expected, as a time or as two', () => {
  const kinds = (foreseen) => deadlinesOf({ finish: at('22:00'), window_end: at('23:30'), point_of_no_return: at('21:30') }, foreseen).map(({ kind }) => kind);
  assert.deepEqual(kinds(null), ['no_return', 'window', 'finish']);
  assert.deepEqual(kinds(summary()), ['no_return', 'window', 'finish', 'expected']);
  assert.deepEqual(kinds(summary({ p50: at('22:06'), p80: at('22:20') })), ['no_return', 'window', 'finish', 'p50', 'p80']);
});

const press = (key, more = {}) => ({ key, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...more });

test('keys steer, single signs can be switched off, and the browser keeps its own', () => {
  assert.equal(ordered(press('ArrowDown'), false), 'down');
  assert.equal(ordered(press('ArrowLeft', { shiftKey: true }), true), 'earlier');
  assert.equal(ordered(press('N'), true), 'now');
  assert.equal(ordered(press('n'), false), null);
  assert.equal(ordered(press('/', { ctrlKey: true }), true), null);
  for (const key of ['F3', 'F5', 'F6', 'F11', 'F12', 'Tab', 'x']) assert.equal(ordered(press(key), true), null, key);
  assert.ok(KEYS.length > 0);
});

test('the address asks for a row and a grouping; what is none is not heeded', () => {
  assert.deepEqual(askedOf('?row=A-112&by=location'), { row: 'A-112', mode: 'location' });
  assert.deepEqual(askedOf('?by=colour'), { row: null, mode: undefined });
});
