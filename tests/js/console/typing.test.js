/** The line as it is typed: Enter walks the holes, digits live only where it is their turn, nothing is lost on the way. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explain } from '../../../web/static/js/grammar/index.js';
import { grammarSources } from '../../../web/static/js/console/context.js';
import { actionOf, returnsToLine } from '../../../web/static/js/console/keys.js';
import { EMPTY, entered, holeOf, holesOf, isWhole, parsedOf, previewOf, stepBack, typed } from '../../../web/static/js/console/typing.js';
import { NOW, evening, words } from './night.js';

const { plan, issues, log } = evening(0);
const context = {
  ...grammarSources({ plan, issues: issues.issues, log: log.reports, words }), lang: 'nb', now: NOW, zone: 'Europe/Oslo', call: null,
};
const type = (text, from = EMPTY) => typed(from, text, context);
const enter = (typing) => entered(typing, context);

test('a whole line is recorded by one Enter', () => {
  const { act } = enter(type('112+'));
  assert.equal(act, 'record');
  assert.equal(parsedOf(type('112+')).reports[0].activity, 'A-112');
});

test('a block asks for its reason: Enter moves there, a digit fills it, a time follows, Enter records', () => {
  const asked = enter(type('112-'));
  assert.deepEqual([asked.act, holeOf(asked.typing)?.name], ['nothing', 'reason']);
  const reasoned = type('3', asked.typing);
  assert.equal(holeOf(reasoned)?.name, 'eta');
  assert.equal(isWhole(reasoned), true);
  const { typing, act } = enter(type('+20', reasoned));
  const [report] = parsedOf(typing).reports;
  assert.deepEqual([act, report.reason, report.eta], ['record', 'printing', '2023-04-28T19:34:00Z']);
});

test('the time may be left out, and the reason given in words', () => {
  const reasoned = enter(type('ingen strøm', enter(type('112-')).typing)).typing;
  const { typing, act } = enter(reasoned);
  assert.deepEqual([act, parsedOf(typing).reports[0].note], ['record', 'ingen strøm']);
});

test('without its reason nothing is recorded, however often Enter is pressed', () => {
  const once = enter(type('112-')).typing;
  assert.deepEqual([enter(once).act, holesOf(once).length, isWhole(once)], ['nothing', 2, false]);
});

test('what is not understood in a hole is said, and stays there', () => {
  const reasoned = type('3', enter(type('112-')).typing);
  const { typing, act } = enter(type('25.99', reasoned));
  assert.deepEqual([act, previewOf(typing, context).kind, typing.input], ['nothing', 'unclear', '25.99']);
  assert.equal(type('+2', typing).fault, null);
});

test('one step back empties the hole before, and at last the line itself is in hand again', () => {
  const asked = enter(type('112-')).typing;
  const reasoned = type('3', asked);
  assert.equal(holeOf(stepBack(reasoned))?.name, 'reason');
  assert.deepEqual([stepBack(asked).walking, stepBack(asked).text], [false, '112-']);
});

test('the preview shows the hole that is being typed', () => {
  const reasoned = type('3', enter(type('112-')).typing);
  assert.equal(previewOf(type('+20', reasoned), context).reports[0].eta, '2023-04-28T19:34:00Z');
  assert.equal(previewOf(type('+', reasoned), context).reports[0].eta, undefined);
});

test('a strike needs its reason and then one Enter', () => {
  const reasoned = type('9', enter(type('stryk p1049')).typing);
  assert.deepEqual([enter(reasoned).act, parsedOf(reasoned).reports[0].of], ['record', 'report-1049']);
  for (const typed of ['7', '.55', ',']) assert.deepEqual([enter(type(typed, reasoned)).act, type(typed, reasoned).input], ['nothing', typed]);
  const { act, typing } = enter(type(', på feil linje', reasoned));
  assert.deepEqual([act, parsedOf(typing).reports[0].note], ['record', 'på feil linje']);
});

test('behind a reason that was told by its digit go a time and a note, and nothing typed is lost', () => {
  const reasoned = type('3', enter(type('112+!')).typing);
  assert.deepEqual([isWhole(reasoned), enter(reasoned).act], [true, 'record']);
  const told = (line) => {
    const { act, typing } = enter(type(line, reasoned));
    const [{ reason, occurred_at, note }] = parsedOf(typing).reports;
    return [act, reason, occurred_at, note];
  };
  const now = '2023-04-28T19:14:05Z';
  assert.deepEqual(told(', brukte reserveskriver'), ['record', 'printing', now, 'brukte reserveskriver']);
  assert.deepEqual(told('brukte reserveskriver'), ['record', 'printing', now, 'brukte reserveskriver']);
  assert.deepEqual(told('-7'), ['record', 'printing', '2023-04-28T19:07:00Z', undefined]);
  assert.deepEqual(told('.05, brukte reserveskriver'), ['record', 'printing', '2023-04-28T19:05:00Z', 'brukte reserveskriver']);
  assert.deepEqual(told('25.99')[0], 'nothing');
  assert.equal(holeOf(stepBack(reasoned))?.name, 'reason');
  assert.deepEqual(explain(parsedOf(reasoned), context).map(({ key }) => key).slice(1), ['-7', ',']);
  assert.deepEqual(explain(parsedOf(type('9', enter(type('stryk p1049')).typing)), context).map(({ key }) => key), [',']);
});

test('when it will be solved may be left out and a note told', () => {
  const { act, typing } = enter(type(', ringte IKT', type('3', enter(type('112-')).typing)));
  const [{ eta, note }] = parsedOf(typing).reports;
  assert.deepEqual([act, eta, note], ['record', undefined, 'ringte IKT']);
});

test('a subject alone only shows, an empty line takes the row, nonsense does nothing', () => {
  assert.equal(enter(type('112')).act, 'show');
  assert.equal(enter(type('')).act, 'take');
  assert.equal(enter(type('xyzzy')).act, 'nothing');
});

const press = (key, more = {}) => ({ key, ctrlKey: false, shiftKey: false, altKey: false, ...more });
const hand = (more = {}) => ({ empty: true, inHole: false, holeEmpty: true, inCall: false, ...more });

test('arrows, space and Enter steer the list while the line is empty and belong to the text when it is not', () => {
  assert.deepEqual(['ArrowLeft', ' ', 'ArrowUp', 'Enter'].map((key) => actionOf(press(key), hand())), ['filter-left', 'select', 'row-up', 'enter']);
  const typing = hand({ empty: false });
  assert.deepEqual(['ArrowLeft', ' ', 'ArrowUp', 'Tab'].map((key) => actionOf(press(key), typing)), [null, null, 'row-up', 'complete']);
  assert.equal(actionOf(press('Tab'), hand()), null);
  assert.equal(actionOf(press(' ', { shiftKey: true }), hand()), 'select-group');
});

test('the keys of the browser stay the browser\'s', () => {
  for (const key of ['F3', 'F5', 'F6', 'F11', 'F12']) assert.equal(actionOf(press(key), hand()), null);
  assert.equal(actionOf(press('c', { ctrlKey: true }), hand()), null);
  assert.equal(actionOf(press('ArrowLeft', { altKey: true }), hand()), null);
});

test('Ctrl+Z takes back a report only when there is no text to take back', () => {
  assert.equal(actionOf(press('z', { ctrlKey: true }), hand()), 'undo');
  assert.equal(actionOf(press('z', { ctrlKey: true }), hand({ empty: false })), null);
});

test('nought turns the page of a call, and a letter comes back to the line', () => {
  assert.equal(actionOf(press('0'), hand({ inCall: true })), 'turn-page');
  assert.equal(actionOf(press('0'), hand()), null);
  assert.deepEqual(['a', '7', ' ', 'Enter'].map((key) => returnsToLine(press(key))), [true, true, false, false]);
});
