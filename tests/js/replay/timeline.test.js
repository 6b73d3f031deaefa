/** What the timeline and the log beside it hold: windows, ticks, density, lanes, lines. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Density, total } from '../../../web/static/js/replay/density.js';
import { lanesOf } from '../../../web/static/js/replay/lanes.js';
import { Logbook } from '../../../web/static/js/replay/logbook.js';
import { openRecording } from '../../../web/static/js/replay/recording.js';
import {
  across, bucketOf, following, lengthOf, moved, openingSpan, stretched, ticks, zoomed,
} from '../../../web/static/js/replay/scale.js';
import { at, recording, wire } from './night.js';

const MINUTE = 60_000;
const NIGHT = { from: at('15:00'), to: at('23:00') };
const EVENING = { from: at('19:00'), to: at('22:15') };
const night = recording();
const density = (axis) => new Density(night.courses[axis], night.factAt, night.night);

test('the night begins with its own first report, not with its plan', () => {
  assert.deepEqual(night.night, { from: at('19:00'), to: at('20:30') });
});

test('a report said to have happened a month before does not stretch the night', () => {
  const odd = wire();
  const { reports } = odd.axes.known.boards.log;
  const last = reports.row.lastIndexOf(reports.ids.indexOf('6'));
  reports.cells[last] = [...reports.cells[last], reports.fields.indexOf('occurred_at'), reports.pool.push('2023-03-28T17:40:00Z') - 1];
  assert.deepEqual(openRecording(odd).night, night.night);
});

test('the window opens where the night begins and never leaves it', () => {
  assert.deepEqual(openingSpan(NIGHT), { from: at('15:00'), to: at('18:15') });
  assert.deepEqual(moved(EVENING, -10 * 60 * MINUTE, NIGHT), { from: at('15:00'), to: at('18:15') });
  assert.deepEqual(moved(EVENING, 60 * MINUTE, NIGHT), { from: at('19:45'), to: at('23:00') });
});

test('zoomed, what is under the hand stays there, down to five minutes and up to the night', () => {
  const closer = zoomed(EVENING, 0.5, at('21:00'), NIGHT);
  assert.equal(across(closer, 0, 1000)(at('21:00')), across(EVENING, 0, 1000)(at('21:00')));
  assert.equal(lengthOf(zoomed(EVENING, 1e-9, at('21:00'), NIGHT)), 5 * MINUTE);
  assert.deepEqual(zoomed(EVENING, 1e9, at('21:00'), NIGHT), NIGHT);
});

test('one handle moves one end and keeps its distance', () => {
  assert.deepEqual(stretched(EVENING, 'from', at('20:00'), NIGHT), { from: at('20:00'), to: EVENING.to });
  assert.deepEqual(stretched(EVENING, 'to', at('18:00'), NIGHT), { from: EVENING.from, to: at('19:05') });
  assert.deepEqual(stretched(EVENING, 'from', at('12:00'), NIGHT), { from: NIGHT.from, to: EVENING.to });
});

test('the window follows the moment like pages of a book', () => {
  assert.equal(following(EVENING, at('21:00'), NIGHT), EVENING);
  const turned = following(EVENING, at('22:14'), NIGHT);
  assert.ok(turned.from > EVENING.from && turned.to <= NIGHT.to);
  assert.equal(following(turned, at('22:15'), NIGHT), turned);
  const back = following(EVENING, at('16:00'), NIGHT);
  assert.ok(back.from <= at('16:00') && at('16:00') <= back.to);
});

test('ticks stand on whole quarters and hours of the zone', () => {
  const found = ticks(EVENING, 1246, 80, 'Europe/Oslo');
  assert.equal(found[0].moment, at('19:00'));
  assert.deepEqual(found.filter(({ hour }) => hour).map(({ moment }) => moment), ['19:00', '20:00', '21:00', '22:00'].map(at));
  assert.equal(found[1].moment - found[0].moment, 15 * MINUTE);
  assert.equal(ticks(EVENING, 300, 60, 'Asia/Kolkata')[0].hour, true);
});

test('buckets grow with the span, so that a bar keeps its width', () => {
  assert.equal(bucketOf(EVENING, 1246, 8), 1.5 * MINUTE);
  assert.equal(bucketOf(NIGHT, 1246, 4), 2 * MINUTE);
});

test('every report of the night lies in one bucket, by its sort and on its axis', () => {
  const sum = (axis) => density(axis).buckets(night.night, 10 * MINUTE).reduce((n, bucket) => n + total(bucket), 0);
  assert.equal(sum('known'), 8, 'the last one lies on the end itself');
  assert.equal(sum('occurred'), 7, 'and today the struck one nowhere');
  const first = density('known').buckets(night.night, 15 * MINUTE)[0];
  assert.deepEqual(first, { from: at('19:00'), counts: [1, 1, 1, 0] });
  assert.equal(density('known').highest(15 * MINUTE), 3);
});

test('phases follow each other as the work did', () => {
  assert.deepEqual(lanesOf(night, 'known').phases, [
    { title: 'Prøving', from: at('19:02'), to: at('19:40') },
    { title: 'Overgang', from: at('19:40'), to: at('19:40') },
  ]);
});

test('late entries, corrections and strikes span from what happened to what the room learnt', () => {
  const seen = lanesOf(night, 'known').amendments.map(({ sort, happened, recorded, about }) => [sort, about.position, happened, recorded]);
  assert.deepEqual(seen, [
    ['late', 7, at('19:20'), at('19:55:20')],
    ['corrected', 5, at('19:30'), at('20:01')],
    ['struck', 3, at('19:10'), at('20:05')],
  ]);
});

test('a milestone and the announcement are decisions, each where its axis has it', () => {
  const of = (axis) => lanesOf(night, axis).decisions.map(({ fact, moment }) => [fact.position, moment]);
  assert.deepEqual(of('known'), [[6, at('19:40')], [10, at('20:30')]]);
  assert.equal(lanesOf(night, 'known').completeAt, at('20:25'));
  assert.deepEqual(lanesOf(night, 'occurred').systems.map(({ moment }) => moment), [at('19:05')]);
  assert.deepEqual(lanesOf(night, 'known').systems.map(({ moment }) => moment), [at('19:31')]);
});

test('the log shows each report as it stood, and the next three as they will come', () => {
  const book = new Logbook(night);
  const page = book.page({ axis: 'known', step: 5 }, 'all', 3, 0);
  assert.deepEqual(page.past.map(({ step, current }) => [step, current]), [[3, false], [4, false], [5, true]]);
  assert.deepEqual(page.coming.map(({ step }) => step), [6, 7, 8]);
  assert.equal(page.above, 2);
  assert.equal(page.past[2].row.was, null);
  assert.equal(page.past[0].row.struck_by, null);
  const later = book.page({ axis: 'known', step: 10 }, 'all', 10, 0).past;
  assert.deepEqual([later[4].row.corrected_by, later[2].row.struck_by], [[8], 9]);
});

test('scrolled back it stops at the first line', () => {
  const { past, above } = new Logbook(night).page({ axis: 'known', step: 9 }, 'all', 4, 50);
  assert.deepEqual([past.map(({ step }) => step), above], [[1, 2, 3, 4], 0]);
});

test('filters take deviations, and what was amended or amends', () => {
  const book = new Logbook(night);
  const steps = (axis, filter) => book.page({ axis, step: 99 }, filter, 99, 0).past.map(({ row }) => row.position);
  assert.deepEqual(steps('known', 'deviation'), [6]);
  assert.deepEqual(steps('known', 'amended'), [3, 5, 8, 9]);
  assert.deepEqual(steps('occurred', 'amended'), [5, 8, 9]);
  assert.equal(book.count('known', 'all'), 10);
});
