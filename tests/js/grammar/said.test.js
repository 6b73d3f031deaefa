/** What only the desk says, as it is read back, explained and completed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { complete, explain, parse, readBack, spellOut } from '../../../web/static/js/grammar/index.js';
import { at, context } from './night.js';

const said = (line, night = context()) =>
  readBack(parse(line, night), night)
    .map(({ text }) => text)
    .join('');
const keys = (line, night = context()) =>
  explain(parse(line, night), night)
    .map(({ key }) => key)
    .join(' ');
const offered = (line, night = context()) => complete(line, night).map(({ text }) => text);
const nn = context({ lang: 'nn' });
const en = context({ lang: 'en' });

test('as it is said on the phone', () => {
  for (const [line, ...sentences] of [
    ['stryk', 'Stryk, hvilken melding?', 'Stryk, kva melding?', 'Strike, which report?'],
    ['rett', 'Rett, hvilken melding?', 'Rett, kva melding?', 'Correct, which report?'],
    [
      'moa papir 2004',
      'Moa, på papir klokka 20.04, stemmer det?',
      'Moa, på papir klokka 20.04, stemmer det?',
      'Moa, on paper at 20:04, correct?',
    ],
    [
      'moa spj lesing',
      'Moa, Spjelkavik, kun lesing klokka 21.14, stemmer det?',
      'Moa, Spjelkavik, berre lesing klokka 21.14, stemmer det?',
      'Moa, Spjelkavik, read only at 21:14, correct?',
    ],
    [
      'moa klar',
      'Moa, klar for nytt system klokka 21.14, stemmer det?',
      'Moa, klar for nytt system klokka 21.14, stemmer det?',
      'Moa, ready for the new system at 21:14, correct?',
    ],
    [
      'moa etterregistrert',
      'Moa, etterregistrert klokka 21.14, stemmer det?',
      'Moa, etterregistrert klokka 21.14, stemmer det?',
      'Moa, back-entered at 21:14, correct?',
    ],
    [
      'ordre moa papir',
      'Moa, ordre om papir klokka 21.14, stemmer det?',
      'Moa, ordre om papir klokka 21.14, stemmer det?',
      'Moa, ordered on to paper at 21:14, correct?',
    ],
    [
      'ordre moa klar',
      'Moa, ordre om å gjøre klart klokka 21.14, stemmer det?',
      'Moa, ordre om å gjere klart klokka 21.14, stemmer det?',
      'Moa, ordered to get ready at 21:14, correct?',
    ],
    [
      'ordre moa',
      'Moa, ordre klokka 21.14, over til hva?',
      'Moa, ordre klokka 21.14, over til kva?',
      'Moa, order at 21:14, to what?',
    ],
    [
      'hp åpen 2058',
      'Helseplattformen, åpnet klokka 20.58, stemmer det?',
      'Helseplattformen, opna klokka 20.58, stemmer det?',
      'Helseplattformen, opened at 20:58, correct?',
    ],
    [
      'kvitter p1050',
      'p1050 A-113 ferdig 20.47, kvitteres, stemmer det?',
      'p1050 A-113 ferdig 20.47, blir kvittert, stemmer det?',
      'p1050 A-113 done 20:47, is acknowledged, correct?',
    ],
    [
      'kvitter 121',
      'Kvitteres: p1052, p402, stemmer det?',
      'Blir kvittert: p1052, p402, stemmer det?',
      'Is acknowledged: p1052, p402, correct?',
    ],
    [
      'kvitter 118',
      '«118» har ingen åpne avvik',
      '«118» har ingen opne avvik',
      '“118” has no open deviations',
    ],
    [
      '112 anmerkning, ripe',
      'Moa, A-112 utskrift prøvd, ferdig klokka 21.14, anmerkning, «ripe», stemmer det?',
      'Moa, A-112 utskrift prøvd, ferdig klokka 21.14, merknad, «ripe», stemmer det?',
      'Moa, A-112 utskrift prøvd, done at 21:14, remark, “ripe”, correct?',
    ],
    [
      's14 kritisk',
      'S-14 kurver skrives ut på nytt, vurdert som kritisk klokka 21.14, stemmer det?',
      'S-14 kurver skrives ut på nytt, vurdert som kritisk klokka 21.14, stemmer det?',
      'S-14 kurver skrives ut på nytt, assessed as critical at 21:14, correct?',
    ],
  ])
    assert.deepEqual([context(), nn, en].map((night) => said(line, night)), sentences);
});

test('a report that is out of the log’s sight is known by its activity; one in sight by what it said', () => {
  const seen = { position: 9, report_id: 'r-9', location: 'MOA', mode: 'paper', occurred_at: at('20:04') };
  const night = context({
    log: new Map([
      [9, { ...seen, kind: 'care_mode' }],
      [8, { ...seen, kind: 'ordered' }],
    ]),
    deviations: () => [{ position: 7, report_id: 'r-7' }],
  });
  assert.equal(said('p9', night), 'p9 Moa på papir 20.04');
  assert.equal(said('p8', night), 'p8 Moa ordre om papir 20.04');
  assert.equal(said('kvitter 118', night), 'p7 A-118 avvik, kvitteres, stemmer det?');
});

test('beside the line, and in the row of what may follow', () => {
  assert.equal(spellOut(parse('moa spj papir', context()), context()), 'på papir nå, 2 valgt');
  assert.equal(spellOut(parse('112 anmerkning', context()), context()), 'ferdig nå, anmerkning');
  assert.equal(spellOut(parse('kvitter p1050', en), en), 'is acknowledged');
  assert.equal(keys('moa', en), 'i complete received readonly paper ready backentered til');
  assert.equal(keys('ikt'), 'i altferdig til');
  assert.equal(keys('hp'), 'av på lesing feil åpen');
  assert.equal(keys('ordre moa'), 'lesing papir klar etterregistrert');
  assert.equal(keys('ordre moa papir'), '.10 -7');
  assert.equal(keys('moa papir'), '.10 -7 ,');
  assert.equal(keys('kvitter p1050'), ',');
  const [last] = explain(parse('s14', context()), context()).slice(-1);
  assert.deepEqual(last, { key: 'mindre', text: 'vurdert som mindre viktig' });
});

test('Tab knows the words, and which activities have something to acknowledge', () => {
  assert.deepEqual(offered('moa p'), ['moa papir']);
  assert.deepEqual(offered('ikt p'), []);
  const ordered = ['lesing', 'papir', 'klar', 'etterregistrert'].map((word) => `ordre moa ${word}`);
  assert.deepEqual(offered('ordre moa '), ordered);
  assert.deepEqual(offered('ord'), ['ordre']);
  assert.deepEqual(offered('kvi'), ['kvitter']);
  assert.deepEqual(offered('kvitter 11'), ['kvitter a-113']);
  assert.deepEqual(offered('hp å'), ['hp åpen']);
  assert.deepEqual(offered('s14 k'), ['s14 kritisk']);
  assert.deepEqual(offered('112 an'), ['112 anmerkning']);
  assert.deepEqual(offered('fe'), [], 'a verb without a subject is not offered');
});
