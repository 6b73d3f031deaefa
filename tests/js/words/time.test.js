/** The run's clock, whole minutes, and times spelled as the house does. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { countdown, minutesBetween, openTimes, runTime } from '../../../web/static/js/words/time.js';

const OSLO = 'Europe/Oslo';
const NIGHT = Date.parse('2023-04-28T19:14:05Z');
const at = (text) => Date.parse(text);

test('sentences have a dot in Norwegian and a colon in English, clocks a colon everywhere', () => {
  const spelled = ['nb', 'nn', 'en'].map((lang) => {
    const times = openTimes(OSLO, lang);
    return [times.said(NIGHT), times.minute(NIGHT), times.second(NIGHT)];
  });
  const clocks = ['21:14', '21:14:05'];
  assert.deepEqual(spelled, [['21.14', ...clocks], ['21.14', ...clocks], ['21:14', ...clocks]]);
});

test('midnight is 00, and the zone is the run\'s', () => {
  assert.equal(openTimes(OSLO, 'nb').second(at('2023-04-28T22:00:00Z')), '00:00:00');
  assert.equal(openTimes('America/St_Johns', 'nb').said(NIGHT), '16.44');
});

test('in the hour that comes twice the offset is said, and in no other', () => {
  const times = openTimes(OSLO, 'nb');
  const night = ['2026-10-24T23:59:59Z', '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2026-10-25T02:00:00Z'].map(at);
  assert.deepEqual(night.map(times.said), ['01.59', '02.30\u00a0+02', '02.30\u00a0+01', '03.00']);
  assert.deepEqual(night.map(times.offset), ['', '+02', '+01', '']);
  assert.equal(times.second(night[1]), '02:30:00');
});

test('the hour that is missing in spring has no doubt in it', () => {
  const times = openTimes(OSLO, 'nb');
  const night = ['2027-03-28T00:59:00Z', '2027-03-28T01:00:00Z'].map(at);
  assert.deepEqual(night.map(times.minute), ['01:59', '03:00']);
});

test('half hours of an offset are said too', () => {
  assert.equal(openTimes('Australia/Lord_Howe', 'en').said(at('2026-04-04T14:45:00Z')), '01:45\u00a0+11');
  assert.equal(openTimes('Australia/Lord_Howe', 'en').said(at('2026-04-04T15:15:00Z')), '01:45\u00a0+10:30');
});

test('a date is said only where it is another day and far', () => {
  const now = at('2023-04-28T20:00:00Z');
  const said = ['nb', 'en'].map((lang) => ['2023-04-28T23:30:00Z', '2023-04-29T14:00:00Z'].map((when) => openTimes(OSLO, lang).when(at(when), now)));
  assert.deepEqual(said, [['01.30', '29.4. 16.00'], ['01:30', '29/4 16:00']]);
});

test('a list that names a day writes its time as a figure', () => {
  const [times, now] = [openTimes(OSLO, 'nb'), at('2023-04-28T20:00:00Z')];
  assert.deepEqual(['2023-04-28T23:30:00Z', '2023-04-29T14:00:00Z'].map((when) => times.when(at(when), now, times.minute)), ['01:30', '29.4. 16:00']);
});

test('a date of another year is said with it', () => {
  const later = at('2026-11-24T12:00:00Z');
  const said = ['nb', 'nn', 'en'].map((lang) => openTimes(OSLO, lang).when(at('2023-04-28T19:37:00Z'), later));
  assert.deepEqual(said, ['28.4.2023 21.37', '28.4.2023 21.37', '28/4/2023 21:37']);
  const turn = openTimes(OSLO, 'nb').when(at('2026-12-31T22:50:00Z'), at('2026-12-31T23:10:00Z'));
  assert.equal(turn, '23.50', 'an hour ago needs no date, whatever year it was');
});

test('both times are truncated to the minute before they are subtracted', () => {
  assert.equal(minutesBetween(at('2023-04-28T19:37:40Z'), at('2023-04-28T20:00:00Z')), 23);
  assert.equal(minutesBetween(at('2023-04-28T20:00:59Z'), at('2023-04-28T20:00:00Z')), 0);
});

test('T counts down to the moment and up from it', () => {
  const finish = at('2023-04-28T20:00:00Z');
  const said = (now, lang = 'nb') => countdown(finish, at(now), lang);
  assert.deepEqual(
    [said('2023-04-28T19:14:05Z'), said('2023-04-28T19:14:05Z', 'en'), said('2023-04-28T20:00:30Z'), said('2023-04-28T21:12:00Z')],
    ['T−0.46', 'T−0:46', 'T+0.00', 'T+1.12'],
  );
});

test('the run\'s clock is the real one, one that was moved, or one that runs faster', () => {
  const real = at('2026-11-24T18:01:00Z');
  const clock = { started: '2026-11-24T18:00:00Z', origin: '2023-04-28T17:50:00Z' };
  assert.equal(runTime({ kind: 'real', started: null, origin: null, speed: 1 }, real), real);
  assert.equal(runTime({ kind: 'shifted', ...clock, speed: 1 }, real), at('2023-04-28T17:51:00Z'));
  assert.equal(runTime({ kind: 'accelerated', ...clock, speed: 60 }, real), at('2023-04-28T18:50:00Z'));
});
