/** Lines that could easily be taken for something else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { parse } from '../../../web/static/js/grammar/index.js';
import { NOW_TEXT, at, context, moaCalls } from './night.js';

const one = (line, night = context()) => {
  const parsed = parse(line, night);
  assert.equal(parsed.kind, 'reports', `${line}: ${JSON.stringify(parsed)}`);
  assert.equal(parsed.reports.length, 1);
  return parsed.reports[0];
};
const why = (line, night = context()) => {
  const parsed = parse(line, night);
  assert.equal(parsed.kind, 'unclear', `${line}: ${JSON.stringify(parsed)}`);
  return parsed.why;
};
const withActivities = (codes, changes = {}) =>
  context({
    activities: new Map(codes.map((code) => [code, { code, title: code, location: 'MOA' }])),
    ...changes,
  });
const withPlaces = (names) => context({ locations: names.map((name) => ({ code: name.toUpperCase(), name })) });

test('a minus is the sign of a block first and minutes ago second', () => {
  assert.deepEqual([one('112--7').kind, one('112--7').occurred_at], ['blocked', at('21:07')]);
  assert.deepEqual([one('112+-7').kind, one('112+-7').occurred_at], ['done', at('21:07')]);
  assert.equal(one('112 - -7').occurred_at, at('21:07'));
  assert.equal(one('112-2110').occurred_at, at('21:10'));
  for (const line of ['112-7', '112 -7']) {
    const parsed = parse(line, context());
    assert.equal(parsed.why, 'not-a-time');
    assert.deepEqual(parsed.candidates, [{ text: '-7', label: '-7' }, { text: ' 7', label: '7 leverandør' }]);
  }
  assert.deepEqual(parse('112-12', context()).candidates, [{ text: '-12', label: '-12' }]);
  assert.deepEqual([one('112 - 7').reason, one('112 - 7').occurred_at], ['supplier', NOW_TEXT]);
});

test('`+20` after a block is when it will be solved, after nothing it is no report', () => {
  for (const line of ['112- +20', '112-+20', '112 - +20', '112- til +20', '112-til+20'])
    assert.equal(one(line).eta, at('21:34'));
  assert.equal(one('112- til 2140').eta, at('21:40'));
  assert.equal(why('112+20'), 'not-a-time');
  assert.equal(why('112 +20'), 'not-a-time');
  assert.equal(why('112+ +20'), 'unknown');
  assert.equal(why('112+ til 2140'), 'not-for-this');
});

test('numbers before the verb are subjects, after it times', () => {
  assert.equal(one('2114+').activity, 'A-2114');
  assert.equal(one('2114+2058').occurred_at, at('20:58'));
  assert.equal(one('112f2058').occurred_at, at('20:58'));
  assert.equal(why('112 .14'), 'unknown');
  assert.equal(why('112+999'), 'not-a-time');
  assert.equal(why('999+'), 'unknown');
});

test('numbers side by side stay two, even where together they name another', () => {
  const night = withActivities(['A-1', 'A-2', 'A-12', 'A-112', 'A-11']);
  assert.deepEqual(
    parse('1 2*', night).reports.map(({ activity }) => activity),
    ['A-1', 'A-2'],
  );
  assert.deepEqual(
    parse('11 2*', night).reports.map(({ activity }) => activity),
    ['A-11', 'A-2'],
  );
  assert.deepEqual(
    parse('12*', moaCalls()).reports.map(({ activity }) => activity),
    ['A-12'],
  );
});

test('a number that two codes end in is asked about', () => {
  const night = withActivities(['A-112', 'B-112', 'A-118']);
  const parsed = parse('112+', night);
  assert.equal(parsed.why, 'ambiguous');
  assert.deepEqual(
    parsed.candidates.map(({ text }) => text),
    ['a-112', 'b-112'],
  );
  assert.equal(one('b112+', night).activity, 'B-112');
  assert.equal(why('112..118+', night), 'ambiguous');
  assert.deepEqual(
    parse('a112..118+', night).reports.map(({ activity }) => activity),
    ['A-112', 'A-118'],
  );
  assert.equal(one('112+', withActivities(['112', 'A-112'])).activity, '112');
});

test('a range runs upwards, within one series', () => {
  for (const line of ['118..112+', '112..112+', '112..999+', '112..205+', '112..+', 'moa..112+'])
    assert.equal(why(line), 'range');
  assert.equal(why('1..9+', moaCalls()), 'range');
  assert.equal(why('1..118+', moaCalls()), 'range');
});

test('codes may be of any make', () => {
  const night = withActivities(['NET.01-B', '12-3', 'Å_4', 'A-007', 'EPJ']);
  for (const [line, code] of [
    ['net.01-b+', 'NET.01-B'],
    ['net01b+', 'NET.01-B'],
    ['12-3+', '12-3'],
    ['å4+', 'Å_4'],
    ['7+', 'A-007'],
    ['a7+', 'A-007'],
    ['epj+', 'EPJ'],
  ]) {
    assert.equal(one(line, night).activity, code);
  }
});

test('on an English page `a` may begin a code or approve: what can be both is asked about', () => {
  const night = context({ lang: 'en' });
  assert.equal(one('112 a', night).kind, 'approved');
  assert.equal(one('112a2058', night).occurred_at, at('20:58'));
  assert.equal(why('112 a-7', night), 'ambiguous');
  assert.equal(why('112a2114', night), 'ambiguous');
  assert.deepEqual(
    parse('112 a2114*', night).reports.map(({ activity }) => activity),
    ['A-112', 'A-2114'],
  );
});

test('an issue’s code does not hide `s` with minutes ago', () => {
  assert.deepEqual([one('112 s-7').kind, one('112 s-7').occurred_at], ['started', at('21:07')]);
  assert.equal(parse('s-7', context()).subjects[0].code, 'S-7');
});

test('a prefix that begins two meanings is answered with both', () => {
  const parsed = parse('ikk moa', context());
  assert.deepEqual([parsed.why, parsed.word], ['ambiguous', 'ikk']);
  assert.deepEqual(
    parsed.candidates.map(({ text }) => text),
    ['ikkesvar', 'ikkeklar'],
  );
  assert.equal(one('ikkes moa').kind, 'no_answer');
  assert.equal(why('nat i'), 'ambiguous');
  assert.equal(one('natt 1 i').location, 'NATT1');
  assert.equal(why('11 i', withPlaces(['Natt 1', 'Natt 12'])), 'unknown');
  assert.equal(one('natt1 i', withPlaces(['Natt 1', 'Natt 12'])).location, 'NATT 1');
});

test('places whose names begin as words do', () => {
  const night = withPlaces(['Altona', 'Innfjorden', 'Ringstad', 'Moa', 'Moavika']);
  assert.deepEqual([one('moa alt', night).kind, one('moa alt', night).location], ['complete', 'MOA']);
  assert.equal(one('moa inn', night).kind, 'checked_in');
  assert.equal(one('altona i', night).location, 'ALTONA');
  assert.equal(one('alto i', night).location, 'ALTONA');
  assert.equal(one('ring moa', night).location, 'MOA');
  assert.equal(one('ringstad i', night).location, 'RINGSTAD');
  assert.equal(one('moav i', night).location, 'MOAVIKA');
  assert.equal(parse('ring', night).front, 'call');
});

test('a name with a dash in it may be begun past the dash', () => {
  const night = withPlaces(['Moa', 'Moa-avdelingen']);
  assert.equal(one('moa-avd i', night).location, 'MOA-AVDELINGEN');
  assert.equal(one('moa i-7', night).occurred_at, at('21:07'));
});

test('a place after the verb vouches for the number', () => {
  assert.equal(one('112+ moa').activity, 'A-112');
  assert.equal(one('112+.14 moa').occurred_at, at('21:14'));
  assert.equal(one('112+ .14 moa, x').note, 'x');
  assert.equal(why('140+ moa'), 'elsewhere');
  assert.equal(why('112 140+ moa'), 'elsewhere');
  assert.equal(why('epj1 av moa'), 'elsewhere');
});

test('a verb says nothing of what it is not about', () => {
  for (const line of [
    'epj1+',
    'moa ferdig',
    '112 av',
    '112 i',
    'epj1 i',
    'p1043+',
    'pas+',
    'g3+',
    's14+',
    'moa ..',
    'ikt mottatt',
    'sak ikt, x',
    'notat epj1, x',
    '112/!',
    'rett p1043 p1050 2005, x',
  ]) {
    assert.equal(parse(line, context()).kind, 'unclear', line);
  }
  for (const line of ['112 epj1+', 'moa 112+', '112 moa+'])
    assert.equal(parse(line, context()).kind, 'unclear', line);
  for (const line of [
    '+',
    'f',
    '.14',
    '-7',
    'til 2140',
    'i',
    'rett 2005, x',
    '112+ 113',
    '112++',
    '112+ f',
    '112, tekst',
    ', tekst',
  ]) {
    assert.equal(parse(line, context()).kind, 'unclear', line);
  }
});

test('a note keeps its words, numbers and commas, whatever they would mean elsewhere', () => {
  for (const note of [
    '37,5 grader, målt 2114',
    'ferdig 113',
    'til +20',
    '-7',
    '1,2,3',
    'stryk p1043',
    'RING Moa',
    'a112 f',
    '2114',
    '– ikke nå…',
  ]) {
    assert.deepEqual(one(`112+, ${note}`), { kind: 'done', activity: 'A-112', note, occurred_at: NOW_TEXT });
  }
  assert.equal(one('112-,  skriver død ').note, 'skriver død');
  assert.deepEqual(
    parse('112-, ', context()).holes.map(({ name }) => name),
    ['reason', 'eta'],
  );
});

test('two digits right after the comma may be minutes typed on a number pad: asked about', () => {
  assert.equal(why('112+,14'), 'comma-or-time');
  assert.equal(one('112+, 14').note, '14');
  assert.equal(one('112+.14,14').note, '14');
  assert.equal(one('112+,14 pasienter').note, '14 pasienter');
});

test('capitals, spaces and decomposed letters do not matter', () => {
  for (const line of [
    '  112   113  *  2110  ',
    '112 113*2110',
    'A-112  A-113 GODKJENT 21.10',
    '112\u00a0113 * 21:10',
  ]) {
    const { reports } = parse(line, context());
    assert.deepEqual(
      reports.map(({ kind, activity, occurred_at: when }) => `${kind} ${activity} ${when}`),
      [`approved A-112 ${at('21:10')}`, `approved A-113 ${at('21:10')}`],
    );
  }
  for (const line of ['112 gjenåpnet, brått', 'Åsestranda i', 'EPJ1 PÅ', '112 utgår, ny plan']) {
    const composed = parse(line.normalize('NFC'), context());
    assert.deepEqual(parse(line.normalize('NFD'), context()), composed);
    assert.equal(composed.kind, 'reports');
  }
  assert.equal(one('112\u22127'.replace('112', '112+')).occurred_at, at('21:07'));
});

test('what is not understood is pointed at, and told whether more letters may help', () => {
  assert.deepEqual(parse('112 xyz', context()), {
    kind: 'unclear',
    at: 4,
    word: 'xyz',
    why: 'unknown',
    open: true,
    candidates: [],
  });
  assert.equal(parse('112 xyz ', context()).open, false);
  assert.equal(parse('112+2', context()).open, true);
  assert.deepEqual(parse('   ', context()), { kind: 'empty' });
});

test('no line is too long or too odd to be answered', () => {
  const odd = [
    '112 '.repeat(5000),
    'å'.repeat(20000),
    '..'.repeat(99),
    '-'.repeat(999),
    '\u0000',
    '112+ İ',
    '😀 112+',
    '__proto__',
    'constructor',
    'toString i',
    '112 constructor',
  ];
  for (const line of odd) assert.equal(parse(line, context()).kind, 'unclear', line.slice(0, 20));
  assert.equal(why(`112+, ${'x'.repeat(2001)}`), 'too-long');
  assert.equal(one(`112+, ${'x'.repeat(2000)}`).note.length, 2000);
  const hundred = withActivities(Array.from({ length: 101 }, (_, index) => `A-${1000 + index}`));
  assert.equal(parse('1000..1099*', hundred).reports.length, 100);
  assert.equal(why('1000..1100*', hundred), 'too-many');
});
