/** What is said of a word that is not known: what it names, what was meant, where a text belongs. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { complete, explain, parse, readBack } from '../../../web/static/js/grammar/index.js';
import { context } from './night.js';

const said = (line, night = context()) => readBack(parse(line, night), night).map(({ text }) => text).join('');
const [nn, en] = ['nn', 'en'].map((lang) => context({ lang }));
const all = (line, changes = {}) => ['nb', 'nn', 'en'].map((lang) => said(line, context({ lang, ...changes })));

test('the letter before a number says what there is none of, and no activity is offered for it', () => {
  const night = { activities: new Map([['A-340', { code: 'A-340', title: 'x' }], ['A-20', { code: 'A-20', title: 'y' }]]) };
  assert.deepEqual(all('p1340 stryk, x', night), ['Det finnes ingen melding p1340', 'Det finst inga melding p1340', 'There is no report p1340']);
  assert.deepEqual(all('s20 løst', night), ['Det finnes ingen sak s20', 'Det finst inga sak s20', 'There is no issue s20']);
  assert.equal(said('s15 løst'), 'Det finnes ingen sak s15; mente du S-14?');
  assert.deepEqual(all('g5 klar', { gates: [] }), [
    'Denne planen har ingen beslutningspunkter', 'Denne planen har ingen avgjerdspunkt', 'There are no gates in this plan',
  ]);
  assert.equal(said('g4 ', en), 'There is no gate g4; did you mean G3?');
  assert.equal(said('a340+'), 'Ukjent kode a340; mente du A-140?');
});

test('words that people say for others lead to them', () => {
  for (const word of ['to', 'by', 'until']) assert.equal(said(`112 ${word} +20`, en), `Unknown word “${word}”; did you mean til?`);
  assert.equal(said('moa all done', en), 'Unknown word “all”; did you mean complete?');
  assert.equal(said('moa alle ferdig', nn), 'Ukjent ord «alle»; meinte du altferdig?');
});

test('a text without its comma is told where it stands, and Tab sets the comma', () => {
  assert.deepEqual(all('notat hei på deg'), [
    'Teksten står etter et komma: notat, hei på deg', 'Teksten står etter eit komma: notat, hei på deg',
    'The text stands after a comma: notat, hei på deg',
  ]);
  for (const [line, mended] of [
    ['notat hei på deg', 'notat, hei på deg'],
    ['notat moa Skriver virker', 'notat moa, Skriver virker'],
    ['sak moa skriver død', 'sak moa, skriver død'],
    ['ny moa kabel lagt om', 'ny moa, kabel lagt om'],
  ]) {
    assert.deepEqual(complete(line, context()), [{ text: mended, label: mended }]);
    assert.deepEqual(explain(parse(line, context()), context()), [{ key: 'Tab', text: mended }]);
    assert.equal(parse(mended, context()).kind, 'reports');
  }
  assert.equal(parse('notat he', context()).open, true);
  assert.deepEqual(explain(parse('notat he', context()), context()), [], 'nobody guesses at a word that is being typed');
  assert.equal(parse('notat a-999, tekst', context()).why, 'unknown');
  assert.equal(parse('notat moaa, tekst', context()).why, 'unknown');
});

test('each word is looked up once for a key, however often it stands in the line and whatever Tab tries behind it', () => {
  const night = context();
  let asked = 0;
  const log = { get: (position) => (asked += 1, night.log.get(position)) };
  complete(`kvitter ${'p1050 '.repeat(40)}`, { ...night, log });
  assert.ok(asked <= 2, `${asked} times`);
});

test('a word that is known and does not fit is never proposed for itself: what fits is said', () => {
  for (const [line, mended] of [
    ['ny sak utskrift moa, tom for papir', 'ny, sak utskrift moa, tom for papir'],
    ['112 godkjent av fagansvarlig', '112 godkjent, av fagansvarlig'],
  ]) {
    assert.equal(said(line), `Teksten står etter et komma: ${mended}`);
    assert.deepEqual(complete(line, context()), [{ text: mended, label: mended }]);
    assert.equal(parse(mended, context()).kind, 'reports');
  }
  assert.deepEqual(all('112 ferdig godkjent 2114'), ['«godkjent» passer ikke her', '«godkjent» passar ikkje her', '“godkjent” does not fit here']);
  assert.deepEqual(complete('112+, av', context()), []);
});
