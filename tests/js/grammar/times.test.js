/** When it happened and when it is expected, on quiet nights and on those when the clock is changed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { explain, fill, parse } from '../../../web/static/js/grammar/index.js';
import { at, context } from './night.js';

const night = (now, changes = {}) => context({ now: Date.parse(now), ...changes });
const reports = (line, room) => {
  const parsed = parse(line, room);
  assert.equal(parsed.kind, 'reports', `${line}: ${JSON.stringify(parsed)}`);
  return parsed;
};
const when = (line, room = context()) => reports(line, room).reports[0].occurred_at;
const holes = (line, room = context()) => reports(line, room).holes.map(({ name }) => name);

test('every form of a time', () => {
  for (const form of ['2058', '20.58', '20:58', '.58', ' 2058', ' 20.58', ' .58', '-16', ' -16'])
    assert.equal(when(`112+${form}`), at('20:58'));
  assert.equal(when('112+'), '2023-04-28T19:14:05Z');
  assert.equal(when('112+-0'), at('21:14'));
  assert.equal(when('112+ 9.05', night('2023-04-28T08:00:00Z')), '2023-04-28T07:05:00Z');
});

test('figures that name no time are not understood', () => {
  for (const form of ['2560', '2400', '21.60', '.60', '914', '21140', '21.4', '-2114x', '21.14.05']) {
    assert.equal(parse(`112+${form}`, context()).kind, 'unclear', form);
  }
});

test('`.14` is the latest :14, a minute of slack for the teller’s clock', () => {
  assert.equal(when('112+.14'), at('21:14'));
  assert.equal(when('112+.15'), at('21:15'));
  assert.equal(when('112+.16'), at('20:16'));
  assert.equal(when('112+.59', night('2023-04-28T22:00:30Z')), '2023-04-28T21:59:00Z');
});

test('a time ahead of now beyond the slack is yesterday’s, and so asks the date', () => {
  assert.equal(when('112+2115'), at('21:15'));
  assert.deepEqual(holes('112+2116'), ['time-date']);
  assert.equal(when('112+2116'), undefined);
});

test('up to six hours back the time is today’s, or last evening’s after midnight', () => {
  assert.equal(when('112+1515'), at('15:15'));
  assert.deepEqual(holes('112+1513'), ['time-date']);
  const small = night('2023-04-28T23:30:00Z');
  assert.equal(when('112+2358', small), '2023-04-28T21:58:00Z');
  assert.equal(when('112+0010', small), '2023-04-28T22:10:00Z');
  assert.deepEqual(holes('112+1900', small), ['time-date']);
});

test('the slack reaches over midnight', () => {
  assert.equal(when('112+0000', night('2023-04-28T21:59:30Z')), '2023-04-28T22:00:00Z');
});

test('a day may be named beside the time, in any language, and asks for no date then', () => {
  for (const form of ['i går 2137', 'i går 21.37', 'yesterday 21:37', '2137 i går', '21.37 yesterday', 'i  går  2137', 'I GÅR 2137'])
    assert.deepEqual([when(`112+ ${form}`), holes(`112+ ${form}`)], ['2023-04-27T19:37:00Z', []], form);
  assert.equal(when('112+ i dag 0900'), '2023-04-28T07:00:00Z');
  assert.equal(when('112+ today 0900'), '2023-04-28T07:00:00Z');
  assert.equal(parse('112+ i dag 2359', context()).why, 'future');
  assert.equal(parse('112+ tomorrow 0900', context()).why, 'future');
  assert.equal(reports('113 til i morgen 2300', context()).reports[0].eta, '2023-04-29T21:00:00Z');
  assert.equal(reports('113 til 2300 i morgon', context()).reports[0].eta, '2023-04-29T21:00:00Z');
  assert.equal(parse('113 til i går 2300', context()).why, 'past');
  assert.equal(reports('rett p1043 i går 2005, x', context()).reports[0].to.occurred_at, '2023-04-27T18:05:00Z');
  assert.equal(parse('112+ i går', context()).kind, 'unclear');
  assert.equal(reports('moa i i går 2137', context()).reports[0].kind, 'checked_in');
});

test('the date is told as 27, 27.4, 27.4.23 or 2023-04-27', () => {
  const room = context();
  const parsed = parse('112+2130', room);
  for (const date of ['27', '27.', '27.4', '27.4.', '27.04.23', '27.4.2023', '27/4', '2023-04-27', ' 27 ', 'i går', 'Yesterday']) {
    const filled = fill(parsed, 'time-date', date, room);
    assert.deepEqual([filled.reports[0].occurred_at, filled.holes], ['2023-04-27T19:30:00Z', []]);
  }
  const refused = {
    28: 'future',
    32: 'not-a-time',
    27.13: 'not-a-time',
    29.2: 'not-a-time',
    'i går kveld': 'not-a-time',
    tomorrow: 'future',
    '': 'empty',
    28.4: 'future',
  };
  for (const [date, why] of Object.entries(refused))
    assert.equal(fill(parsed, 'time-date', date, room).why, why);
  assert.deepEqual(explain(parsed, room), [
    { key: '27', text: '27. april' },
    { key: '26', text: '26. april' },
  ]);
});

test('when it is expected: the next such time, the date asked for beyond twelve hours', () => {
  const eta = (line, room = context()) => reports(line, room).reports[0].eta;
  for (const form of ['2140', '21.40', '21:40', '+26']) assert.equal(eta(`112- til ${form}`), at('21:40'));
  assert.equal(eta('112- til 0900'), '2023-04-29T07:00:00Z');
  assert.deepEqual(holes('112- til 2110'), ['reason', 'eta-date']);
  const room = context();
  assert.equal(
    fill(parse('112- til 2110', room), 'eta-date', '29', room).reports[0].eta,
    '2023-04-29T19:10:00Z',
  );
  assert.equal(fill(parse('112- til 2110', room), 'eta-date', '29.3', room).why, 'not-a-time');
});

const AUTUMN = (clock) => night(`2023-10-29T0${clock}:00Z`);

test('in the doubled hour the season is asked for, or typed', () => {
  const second = AUTUMN('1:50');
  assert.deepEqual(holes('112+0230', second), ['time-fold']);
  assert.equal(when('112+0230s', second), '2023-10-29T00:30:00Z');
  assert.equal(when('112+0230n', second), '2023-10-29T01:30:00Z');
  assert.equal(when('112+02.30N', second), '2023-10-29T01:30:00Z');
  const parsed = parse('112+0230', second);
  assert.equal(fill(parsed, 'time-fold', 's', second).reports[0].occurred_at, '2023-10-29T00:30:00Z');
  assert.equal(fill(parsed, 'time-fold', 'n', second).reports[0].occurred_at, '2023-10-29T01:30:00Z');
  assert.equal(fill(parsed, 'time-fold', 'x', second).why, 'wrong-fold');
  assert.deepEqual(
    explain(parsed, second).map(({ key }) => key),
    ['s', 'n'],
  );
});

test('before the hour has come round again there is nothing to ask', () => {
  assert.equal(when('112+0230', AUTUMN('0:50')), '2023-10-29T00:30:00Z');
  assert.deepEqual(holes('112+0230', AUTUMN('0:50')), []);
  assert.equal(parse('112+0230n', AUTUMN('0:50')).why, 'wrong-fold');
});

test('minutes ago and the latest :40 count real minutes through the doubled hour', () => {
  assert.equal(when('112+-30', AUTUMN('1:10')), '2023-10-29T00:40:00Z');
  assert.equal(when('112+.40', AUTUMN('1:10')), '2023-10-29T00:40:00Z');
  assert.equal(when('112+.05', AUTUMN('1:10')), '2023-10-29T01:05:00Z');
});

test('an ETA in the doubled hour asks the season too', () => {
  const room = AUTUMN('0:10');
  assert.deepEqual(holes('112- til 0230', room), ['reason', 'eta-fold']);
  assert.equal(
    fill(parse('112- til 0230', room), 'eta-fold', 'n', room).reports[0].eta,
    '2023-10-29T01:30:00Z',
  );
  assert.equal(reports('112- til 0230s', room).reports[0].eta, '2023-10-29T00:30:00Z');
});

test('a date that was asked for may bring the doubled hour with it', () => {
  const room = night('2023-10-29T20:00:00Z');
  const dated = fill(parse('112+0230', room), 'time-date', '29', room);
  assert.deepEqual(
    dated.holes.map(({ name }) => name),
    ['time-fold'],
  );
  assert.equal(fill(dated, 'time-fold', 'n', room).reports[0].occurred_at, '2023-10-29T01:30:00Z');
});

test('nothing happened in the missing hour', () => {
  const spring = night('2023-03-26T01:20:00Z');
  assert.equal(parse('112+0230', spring).why, 'missing-hour');
  assert.equal(when('112+0150', spring), '2023-03-26T00:50:00Z');
  assert.equal(when('112+0310', spring), '2023-03-26T01:10:00Z');
  assert.equal(parse('112- til 0230', night('2023-03-26T00:30:00Z')).why, 'missing-hour');
  assert.deepEqual(holes('112+0230', night('2023-03-26T00:50:00Z')), ['time-date']);
});

test('the season may be typed on any day, and must then be right', () => {
  assert.equal(when('112+2110s'), at('21:10'));
  assert.equal(parse('112+2110n', context()).why, 'wrong-fold');
  assert.equal(when('112+2110n', night('2023-12-01T20:14:05Z')), '2023-12-01T20:10:00Z');
});

test('a zone without seasons, and one half an hour off', () => {
  assert.equal(
    when('112+2110', night('2023-04-28T21:14:05Z', { zone: 'Atlantic/Reykjavik' })),
    '2023-04-28T21:10:00Z',
  );
  assert.equal(
    when('112+.40', night('2023-04-28T19:14:05Z', { zone: 'Asia/Kolkata' })),
    '2023-04-28T19:10:00Z',
  );
});

test('a correction is sought around the time it corrects', () => {
  const morning = night('2023-04-29T06:00:00Z');
  const to = (line, room) => reports(line, room).reports[0].to?.occurred_at;
  assert.equal(to('rett p1043 2005, hørt feil', morning), at('20:05'));
  assert.equal(to('rett p1043 2330, hørt feil', morning), '2023-04-28T21:30:00Z');
  assert.equal(to('rett p1043 -7, nå', context()), at('21:07'));
  assert.deepEqual(holes('rett p1043 1200, feil', morning), ['time-date']);
  const asked = parse('rett p1043, feil', morning);
  assert.deepEqual(
    asked.holes.map(({ name }) => name),
    ['time'],
  );
  assert.equal(fill(asked, 'time', '2005', morning).reports[0].to.occurred_at, at('20:05'));
  assert.equal(fill(asked, 'time', '205', morning).why, 'not-a-time');
});
