/** Issues: the untriaged first, digits that fill one hole after the other, and what hinders the announcement. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FILTERS, counted, grouped, hindering } from '../../../web/static/js/issues/ordering.js';
import { timeOf } from '../../../web/static/js/grammar/expected.js';
import { areas, back, begin, chosen, entered, holeOf, isBegun, keyAt, owners, reportOf, typedTime } from '../../../web/static/js/issues/triage.js';
import { areaWord } from '../../../web/static/js/wall/words.js';
import { textsOf } from '../words/catalogue.js';
import { NOW, at, evening, issue } from './night.js';

const context = { lang: 'nb', now: NOW, zone: 'Europe/Oslo', call: null };
const options = { severity: ['critical', 'major', 'minor'], patient_safety: [true, false], area: ['network', 'access'], owner: ['ikt', 'hp'] };
const fill = (triage, digits) => Array.from(digits).reduce((now, digit) => chosen(now, digit, options[holeOf(now)].map((value) => ({ value, text: '' }))), triage);

test('untriaged on top with the oldest first, then by severity and promise, the solved last', () => {
  const issues = [
    issue('S-1', { severity: 'minor' }), issue('S-2', { severity: 'critical', promised: at('22:00') }), issue('S-3', { severity: 'critical', promised: at('21:30') }),
    issue('S-4', { raised_at: at('21:05') }), issue('S-5', { raised_at: at('21:01') }), issue('S-6', { severity: 'minor', solved_at: at('21:00') }),
  ];
  const codes = grouped(issues, 'open', NOW).map(({ group, issues: list }) => [group, list.map(({ code }) => code)]);
  assert.deepEqual(codes, [['untriaged', ['S-5', 'S-4']], ['open', ['S-3', 'S-2', 'S-1']]]);
  assert.deepEqual(grouped(issues, 'solved', NOW).map(({ group }) => group), ['solved']);
});

test('the chips count what they show, and what hinders is told apart', () => {
  const issues = Object.values(evening(0).issues.issues);
  const counts = counted(issues, NOW);
  for (const { key } of FILTERS) assert.equal(grouped(issues, key, NOW).flatMap((part) => part.issues).length, counts[key]);
  assert.deepEqual([counts.open, counts.untriaged, counts.solved], [5, 2, 1]);
  assert.deepEqual(hindering(issues).map(({ code }) => code), ['S-11']);
});

test('each digit fills the hole in turn and moves on; the last takes a time, Enter records', () => {
  const judged = fill(begin('S-17'), '1121');
  assert.equal(holeOf(judged), 'promised');
  const { triage, whole } = entered(typedTime(judged, '2150'), context);
  assert.equal(whole, true);
  assert.deepEqual(reportOf(triage), {
    kind: 'triaged', issue: 'S-17', severity: 'critical', patient_safety: true, area: 'access', owner: 'ikt', promised: '2023-04-28T19:50:00Z',
  });
});

test('Enter in the middle records what is known; a time that is none stays and is said', () => {
  assert.deepEqual(reportOf(entered(fill(begin('S-17'), '2'), context).triage), { kind: 'triaged', issue: 'S-17', severity: 'major' });
  assert.equal(entered(begin('S-17'), context).whole, false);
  const { triage, whole } = entered(typedTime(fill(begin('S-17'), '1121'), '99'), context);
  assert.deepEqual([whole, triage.unclear, triage.input], [false, true, '99']);
  assert.equal(timeOf('+20', context), '2023-04-28T19:34:00Z');
});

test('a digit that means nothing changes nothing, and one step back takes the last answer out', () => {
  const judged = fill(begin('S-17'), '1');
  assert.equal(chosen(judged, '7', [{ value: true, text: '' }]), judged);
  assert.deepEqual(back(judged), begin('S-17'));
  assert.deepEqual([isBegun(back(judged)), isBegun(judged)], [false, true]);
});

test('beyond nine a choice has its digit behind a zero, and a zero alone is no answer', () => {
  const many = Array.from({ length: 20 }, (_, at) => ({ value: `area-${at}`, text: '' }));
  assert.deepEqual([0, 8, 9, 17, 18].map(keyAt), ['1', '9', '01', '09', '001']);
  const typed = (keys, options = many) => Array.from(keys).reduce((now, digit) => chosen(now, now.input + digit, options), begin('S-17'));
  for (const at of [0, 8, 9, 19]) assert.equal(typed(keyAt(at)).answers.severity, `area-${at}`);
  const zero = typed('0');
  assert.deepEqual([zero.input, zero.at, entered(zero, context).whole], ['0', 0, false]);
  assert.equal(typed('000').input, '00', 'no further than there are choices');
  assert.deepEqual(typed('003'), typed('00'), 'a digit that no choice has falls');
  assert.equal(typed('0', many.slice(0, 9)).input, '');
});

const night = (area) => areaWord(area, textsOf('nb'));

test('areas keep their digits through the night: the plan\'s own in its order, then the usual ones', () => {
  const closed = ['network', 'access', 'printing', 'e-meldinger', 'ytelse'];
  assert.deepEqual(areas(closed, night), ['e-meldinger', 'ytelse', 'network', 'access', 'printing']);
});

test('an area that the plan spells out itself is not offered twice', () => {
  const offered = areas(['network', 'access', 'tilgang', 'Utskrift', 'printing'], night);
  assert.deepEqual(offered, ['tilgang', 'Utskrift', 'network']);
});

test('teams own issues, in the order of the plan whoever owns most; places own none', () => {
  const { plan } = evening(0);
  assert.deepEqual(owners(plan.actors, plan.locations).map(({ code }) => code), ['ikt', 'migrering', 'hp']);
});
