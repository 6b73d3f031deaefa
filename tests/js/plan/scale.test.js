/** The night, the window in it, and the axis over it, on ordinary nights and on those on which the clocks are changed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axisOf, dayName, midnights } from '../../../web/static/js/plan/axis.js';
import { AT_FIRST, atLevel, heldAt, levelAt, nextLevel, nightOf, windowOf } from '../../../web/static/js/plan/night.js';
import { openTimes } from '../../../web/static/js/words/time.js';
import { activity, at, golive } from '../console/night.js';
import { MINUTE } from './night.js';

const OSLO = 'Europe/Oslo';
const HOUR = 60 * MINUTE;
const utc = (text) => Date.parse(text);
const NOW = utc('2023-04-28T19:14:00Z');
const row = (from, to, more = {}) => activity('A-1', { planned_start: at(from), planned_finish: at(to), ...more });
const written = (span, width, zone = OSLO) => axisOf(span, width, zone).map(({ moment }) => openTimes(zone, 'nb').said(moment));

test('the night reaches from the first planned start to the end of the window, in whole quarters with room around', () => {
  const night = nightOf([row('18:00', '21:30')], golive(), NOW);
  assert.deepEqual(night, { from: utc(at('15:45')), to: utc(at('23:45')) });
});

test('given what happened before and after the plan, the night holds it; what happened a month before does not stretch it', () => {
  const early = row('20:00', '21:00', { started_at: at('14:03') });
  const odd = row('20:00', '21:00', { started_at: '2023-03-28T17:40:00Z' });
  assert.equal(nightOf([early], golive(), NOW).from, utc(at('13:45')));
  assert.equal(nightOf([odd], golive(), NOW).from, utc(at('15:45')));
});

test('now belongs to a night that is on, and to none that is over', () => {
  const late = utc(at('23:59')) + 3 * HOUR;
  assert.ok(nightOf([row('20:00', '21:00')], golive(), late).to >= late);
  assert.equal(nightOf([row('20:00', '21:00', { released: true })], golive(), late).to, utc(at('23:45')));
});

test('without any time of a plan there is a window around now', () => {
  const night = nightOf([activity('A-1')], {}, NOW);
  assert.ok(night.from < NOW && NOW < night.to);
});

const NIGHT = { from: utc('2023-04-28T12:00:00Z'), to: utc('2023-04-29T04:00:00Z') };

test('the window goes along with now until somebody moves it, and never leaves the night', () => {
  const [first, later] = [windowOf(AT_FIRST, NIGHT, NOW), windowOf(AT_FIRST, NIGHT, NOW + HOUR)];
  assert.equal(later.from - first.from, HOUR);
  const held = heldAt(first);
  assert.deepEqual(windowOf(held, NIGHT, NOW + HOUR), first);
  assert.equal(windowOf(AT_FIRST, NIGHT, NIGHT.to + 50 * HOUR).to, NIGHT.to);
});

test('nearer and wider go from the night to seven hours, two, half an hour and five minutes, and back', () => {
  let looking = { length: null, from: null };
  const levels = [];
  for (let step = 0; step < 6; step += 1) {
    levels.push(levelAt(looking, NIGHT, NOW));
    looking = nextLevel(looking, 1, NIGHT, NOW);
  }
  assert.deepEqual(levels, [null, 420, 120, 30, 5, 5]);
  assert.equal(levelAt(nextLevel(looking, -1, NIGHT, NOW), NIGHT, NOW), 30);
  assert.equal(levelAt(nextLevel({ length: 420 * MINUTE, from: null }, -1, NIGHT, NOW), NIGHT, NOW), null);
});

test('a night shorter than a level is shown whole by it', () => {
  const short = { from: NOW - HOUR, to: NOW + HOUR };
  assert.deepEqual(windowOf(AT_FIRST, short, NOW), short);
  assert.equal(levelAt(AT_FIRST, short, NOW), null);
  assert.equal(levelAt(nextLevel(AT_FIRST, 1, short, NOW), short, NOW), 30);
});

test('given a window that was moved, a level keeps now where it is, and where now is out of sight the middle', () => {
  const span = { from: NOW - HOUR, to: NOW + 3 * HOUR };
  const near = windowOf(atLevel(heldAt(span), 120, NIGHT, NOW), NIGHT, NOW);
  assert.equal((NOW - near.from) / (near.to - near.from), 0.25);
  const away = { from: NIGHT.from, to: NIGHT.from + 4 * HOUR };
  const middle = windowOf(atLevel(heldAt(away), 120, NIGHT, NOW), NIGHT, NOW);
  assert.equal((middle.from + middle.to) / 2, NIGHT.from + 2 * HOUR);
});

test('midnight stands with the name of its day', () => {
  const span = { from: utc('2023-04-28T20:00:00Z'), to: utc('2023-04-29T02:00:00Z') };
  assert.deepEqual(midnights(span, OSLO), [utc('2023-04-28T22:00:00Z')]);
  assert.equal(axisOf(span, 800, OSLO).find(({ day }) => day)?.moment, utc('2023-04-28T22:00:00Z'));
  assert.deepEqual(['nb', 'en'].map((lang) => dayName(utc('2023-04-28T22:00:00Z'), OSLO, lang)), ['lør', 'Sat']);
});

const SPRING = { from: utc('2023-03-25T21:00:00Z'), to: utc('2023-03-26T05:00:00Z') };
const AUTUMN = { from: utc('2023-10-28T20:00:00Z'), to: utc('2023-10-29T05:00:00Z') };

test('in the spring night the missing hour has no tick, and the hours after it stand on the zone\'s own', () => {
  assert.deepEqual(written(SPRING, 900), ['22.00', '23.00', '00.00', '01.00', '03.00', '04.00', '05.00', '06.00', '07.00']);
  assert.deepEqual(written(SPRING, 400), ['22.00', '00.00', '04.00', '06.00']);
});

test('in the autumn night the doubled hour stands twice with its offsets, once where two would touch', () => {
  assert.deepEqual(written(AUTUMN, 900), ['22.00', '23.00', '00.00', '01.00', '02.00\u00a0+02', '02.00\u00a0+01', '03.00', '04.00', '05.00', '06.00']);
  const coarse = axisOf(AUTUMN, 400, OSLO);
  assert.ok(coarse.every(({ moment }, nth) => nth === 0 || moment - coarse[nth - 1].moment >= HOUR));
  assert.deepEqual(written(AUTUMN, 400).at(-1), '06.00');
});

test('a day begins at the zone\'s midnight also after the clocks were changed', () => {
  const week = { from: utc('2023-10-27T12:00:00Z'), to: utc('2023-10-30T12:00:00Z') };
  assert.deepEqual(midnights(week, OSLO), ['2023-10-27T22:00:00Z', '2023-10-28T22:00:00Z', '2023-10-29T23:00:00Z'].map(utc));
  assert.ok(axisOf(week, 300, OSLO).every(({ day }) => day));
});

test('a day without a midnight is told by no line', () => {
  const gap = { from: utc('2018-11-03T12:00:00Z'), to: utc('2018-11-05T12:00:00Z') };
  assert.deepEqual(midnights(gap, 'America/Sao_Paulo'), [utc('2018-11-05T02:00:00Z')]);
});
