/** What is read back on the phone, what may follow, what Tab offers, how holes are filled. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { complete, explain, fill, parse, readBack, spellOut } from '../../../web/static/js/grammar/index.js';
import { PHRASE_KEYS, translator } from '../../../web/static/js/grammar/phrases.js';
import { at, context, moaCalls } from './night.js';

const sentence = (parsed, night) =>
  readBack(parsed, night)
    .map(({ text }) => text)
    .join('');
const said = (line, night = context()) => sentence(parse(line, night), night);
const marked = (line, night) =>
  readBack(parse(line, night), night)
    .map(({ text, strong }) => (strong ? `*${text}*` : text))
    .join('');
const keys = (line, night = context()) =>
  explain(parse(line, night), night)
    .map(({ key }) => key)
    .join(' ');
const nn = context({ lang: 'nn' });
const en = context({ lang: 'en' });

test('the sentence of the phone', () => {
  assert.equal(said('1+', moaCalls()), 'Moa, A-112 utskrift prøvd, ferdig klokka 21.14, stemmer det?');
  assert.equal(said('112+.14'), 'Moa, A-112 utskrift prøvd, ferdig klokka 21.14, stemmer det?');
  assert.equal(said('112g', nn), 'Moa, A-112 utskrift prøvd, godkjend klokka 21.14, stemmer det?');
  assert.equal(said('112d', en), 'Moa, A-112 utskrift prøvd, done at 21:14, correct?');
  assert.equal(marked('1+', moaCalls()), 'Moa, *A-112 utskrift prøvd*, *ferdig* klokka *21.14*, stemmer det?');
});

test('several are listed, and nobody is named where they lie apart', () => {
  assert.equal(said('112 113 118*'), 'Moa, godkjent klokka 21.14: A-112, A-113, A-118, stemmer det?');
  assert.equal(said('112 140*'), 'Godkjent klokka 21.14: A-112, A-140, stemmer det?');
  assert.equal(said('112 140*', en), 'Approved at 21:14: A-112, A-140, correct?');
});

test('a block asks why, then says why and until when', () => {
  const night = context();
  const blocked = parse('112-', night);
  assert.equal(sentence(blocked, night), 'Moa, A-112 utskrift prøvd, blokkert klokka 21.14, hvorfor?');
  const told = fill(blocked, 'reason', '3, tom', night);
  const whole = fill(told, 'eta', '+20', night);
  assert.equal(
    sentence(whole, night),
    'Moa, A-112 utskrift prøvd, blokkert klokka 21.14, utskrift, løst ca. 21.34, «tom», stemmer det?',
  );
});

test('the other reports', () => {
  for (const [line, nb, english] of [
    [
      '152+!, hjelpeskjerm',
      'Natt 2, A-152 EPJ 3 slås av, ferdig klokka 21.14, midlertidig løsning, «hjelpeskjerm», stemmer det?',
      'Natt 2, A-152 EPJ 3 slås av, done at 21:14, workaround, “hjelpeskjerm”, correct?',
    ],
    ['epj1 av 2005', 'EPJ 1, av klokka 20.05, stemmer det?', 'EPJ 1, off at 20:05, correct?'],
    ['epj1 nede', 'EPJ 1, av klokka 21.14, stemmer det?', 'EPJ 1, off at 21:14, correct?'],
    ['epj2 down', 'EPJ 2, feil klokka 21.14, stemmer det?', 'EPJ 2, fault at 21:14, correct?'],
    ['moa inne', 'Moa, inne klokka 21.14, stemmer det?', 'Moa, checked in at 21:14, correct?'],
    ['leg alt', 'Legevakt, alt ferdig klokka 21.14, stemmer det?', 'Legevakt, all complete at 21:14, correct?'],
    [
      'pas 713',
      'Pasienter konvertert, 713 klokka 21.14, stemmer det?',
      'Pasienter konvertert, 713 at 21:14, correct?',
    ],
    [
      '113 til 2135',
      'Moa, A-113 etikettskriver satt opp, ventet 21.35, stemmer det?',
      'Moa, A-113 etikettskriver satt opp, expected 21:35, correct?',
    ],
    [
      'ikt 113 til +10',
      'IKT drift, A-113 etikettskriver satt opp, lover nytt til 21.24, stemmer det?',
      'IKT drift, A-113 etikettskriver satt opp, promises news by 21:24, correct?',
    ],
    ['ring moa', 'Ring Moa', 'Call Moa'],
    ['ring moa, de er klare', 'Ring Moa, «de er klare»', 'Call Moa, “de er klare”'],
    ['ring moa 2058, de var klare', 'Moa, ringt klokka 20.58, «de var klare»', 'Moa, called at 20:58, “de var klare”'],
    ['call', 'Ring hvem?', 'Call whom?'],
    ['noanswer moa til +10', 'Moa, ikke svar klokka 21.14, ring 21.24', 'Moa, no answer at 21:14, call 21:24'],
    [
      'rett p1043 2005, hørt feil',
      'p1043 EPJ 2 av 20.15, rettes til 20.05, «hørt feil», stemmer det?',
      'p1043 EPJ 2 off 20:15, is corrected to 20:05, “hørt feil”, correct?',
    ],
    ['stryk p1050', 'p1050 A-113 ferdig 20.47, strykes, hvorfor?', 'p1050 A-113 done 20:47, is struck, why?'],
    [
      'new moa +20, bytte skriver',
      'Moa, ny: bytte skriver, 20 minutter, stemmer det?',
      'Moa, new: bytte skriver, 20 minutes, correct?',
    ],
    [
      'sak moa, kurver på nytt',
      'Moa, sak: kurver på nytt, stemmer det?',
      'Moa, issue: kurver på nytt, correct?',
    ],
    ['notat, strømmen blafrer', 'Notat: strømmen blafrer, stemmer det?', 'Note: strømmen blafrer, correct?'],
    [
      's14 løst',
      'S-14 kurver skrives ut på nytt, løst klokka 21.14, stemmer det?',
      'S-14 kurver skrives ut på nytt, solved at 21:14, correct?',
    ],
    [
      '112+2130',
      'Moa, A-112 utskrift prøvd, ferdig klokka 21.30, hvilken dato?',
      'Moa, A-112 utskrift prøvd, done at 21:30, which date?',
    ],
    ['112', 'A-112 utskrift prøvd', 'A-112 utskrift prøvd'],
    ['xyz', 'Ukjent ord «xyz»', 'Unknown word “xyz”'],
    ['a-119+', 'Ukjent kode a-119; mente du A-118 eller A-114 eller A-113?', 'Unknown code a-119; did you mean A-118 or A-114 or A-113?'],
    ['999+', 'Ukjent kode 999', 'Unknown code 999'],
    ['p9 ', 'Det finnes ingen melding p9', 'There is no report p9'],
    ['112 ferdgi', 'Ukjent ord «ferdgi»; mente du ferdig?', 'Unknown word “ferdgi”'],
    ['112+2545', 'Ikke noe klokkeslett: 2545', 'Not a time of day: 2545'],
    ['112+ 21.60', 'Ikke noe klokkeslett: 21.60', 'Not a time of day: 21.60'],
    ['112+ i dag 2359', 'Ikke kommet ennå: i dag 2359', 'Not yet come: i dag 2359'],
    ['ferdig', 'Hva gjelder «ferdig»', 'What is it about: “ferdig”'],
    ['g3 klar', '«klar» hører til beslutningspunkter', '“klar” belongs to gates'],
    ['ikk', '«ikk» kan være ikkesvar, ikkeklar', '“ikk” may be ikkesvar, ikkeklar'],
    ['', '', ''],
  ]) {
    assert.equal(said(line), nb);
    assert.equal(said(line, en), english);
  }
  assert.equal(said('', moaCalls()), 'Moa, 5 åpne. Hva er skjedd?');
});

test('another day is named, and the season of the doubled hour', () => {
  const night = context();
  const earlier = (date) => sentence(fill(parse('112+2130', night), 'time-date', date, night), night);
  assert.match(earlier('27'), /ferdig klokka 21\.30 i går,/);
  assert.match(earlier('3'), /ferdig klokka 21\.30 3\. april,/);
  assert.match(said('112- til 0900'), /løst ca\. 09\.00 i morgen,/);
  assert.match(
    said('112+0230n', context({ now: Date.parse('2023-10-29T01:50:00Z') })),
    /klokka 02\.30 normaltid,/,
  );
});

test('an entry of the log is named as far as it has names', () => {
  const entry = {
    position: 9,
    report_id: 'report-9',
    kind: 'care_mode',
    location: 'MOA',
    occurred_at: at('20:04'),
  };
  const night = context({
    log: new Map([
      [9, entry],
      [8, { position: 8, report_id: 'report-8', kind: 'plan' }],
    ]),
  });
  assert.equal(said('p9', night), 'p9 Moa 20.04');
  assert.equal(said('p8', night), 'p8');
});

test('rows as the boards carry them, with null for what is absent', () => {
  const unplanned = { code: 'X-1', title: '', location: null, actor: null };
  const night = context({
    activities: new Map([['X-1', unplanned]]),
    locations: [{ code: 'MOA', name: 'Moa', short: null }],
    log: new Map([
      [
        9,
        {
          position: 9,
          report_id: 'report-9',
          kind: 'started',
          activity: 'X-1',
          state: null,
          occurred_at: null,
        },
      ],
    ]),
  });
  assert.equal(said('x1+', night), 'X-1, ferdig klokka 21.14, stemmer det?');
  assert.equal(said('moa i', night), 'Moa, inne klokka 21.14, stemmer det?');
  assert.equal(said('p9', night), 'p9 X-1 startet');
  assert.deepEqual(
    parse('rett p9, x', night).holes.map(({ name }) => name),
    ['time'],
  );
  assert.equal(parse('x1+ moa', night).why, 'elsewhere');
});

test('the verb is spelled out beside the line', () => {
  assert.equal(spellOut(parse('1+', moaCalls()), moaCalls()), 'ferdig nå');
  assert.equal(spellOut(parse('112 113 118*', en), en), 'approved now, 3 selected');
  assert.equal(spellOut(parse('112f2058', context()), context()), 'ferdig 20.58');
  assert.equal(spellOut(parse('112', context()), context()), '');
});

test('the page may say it in its own catalogue', () => {
  const t = (key) => `[${key}]`;
  const segments = readBack(parse('112+', context()), context(), t);
  assert.deepEqual(
    segments.map(({ text }) => text).join(''),
    'Moa, A-112 utskrift prøvd, [done] [at] 21[clock_separator]14, [confirm]',
  );
});

test('every phrase has its three languages', () => {
  for (const lang of ['nb', 'nn', 'en']) {
    for (const key of PHRASE_KEYS) assert.equal(typeof translator(lang)(key), 'string');
  }
  assert.throws(() => translator('nb')('nothing of the kind'), /no phrase/);
});

test('what may follow', () => {
  assert.deepEqual(explain(parse('1+', moaCalls()), moaCalls()), [
    { key: '.10', text: 'klokka 21.10' },
    { key: '-7', text: 'for 7 min siden' },
    { key: '!', text: 'midlertidig løsning' },
    { key: ',', text: 'notat' },
  ]);
  assert.equal(keys('140 152*', context({ now: Date.parse('2023-04-28T19:01:40Z') })), '.55 -7 ,');
  assert.equal(keys('112-'), '1 2 3 4 5 6 7 8 9');
  assert.equal(keys('112-, død'), '+20 +30');
  assert.equal(keys('112'), '+ / * - anmerkning til');
  assert.equal(keys('epj1'), 'av på lesing feil');
  assert.equal(keys('moa'), 'i altferdig mottatt lesing papir klar etterregistrert til');
  assert.equal(keys('', moaCalls()), '1–5 + / * -');
  assert.equal(keys('s14'), 'løst kritisk viktig mindre');
  assert.equal(keys('pas'), '0–9');
  assert.equal(keys('pas 713'), '.10 -7');
  assert.equal(keys('rett p1043, x'), '.10 -7');
  assert.equal(keys('stryk p1043'), ', feil linje 8 9');
  assert.equal(keys('stryk p1043', en), ', wrong line 8 9');
  assert.equal(keys('p1043'), 'stryk rett');
  assert.equal(keys('p1050', context({ log: new Map([[1050, { position: 1050, report_id: 'r', kind: 'done', deviations: ['x'] }]]) })), 'stryk rett kvitter');
  assert.equal(keys('stryk') + keys('rett'), 'p…p…');
  assert.equal(keys('a-119'), '', 'nobody guesses while the code is being typed');
  assert.equal(keys('a-119+'), 'a-118 a-114 a-113');
  assert.equal(keys('ikk'), 'ikkesvar ikkeklar');
  assert.equal(keys('g3') + keys('') + keys('ring') + keys('xyz'), '');
});

test('Tab completes to whole lines that are understood', () => {
  const offered = (line, night = context()) => complete(line, night).map(({ text }) => text);
  assert.deepEqual(offered('11'), ['a-112', 'a-113', 'a-114', 'a-118']);
  assert.deepEqual(offered('11', moaCalls()).slice(0, 2), ['a-112', 'a-113']);
  assert.deepEqual(offered('nat'), ['natt1', 'natt2']);
  assert.deepEqual(offered('112 fe'), ['112 ferdig']);
  assert.deepEqual(offered('epj1 '), ['epj1 av', 'epj1 på', 'epj1 lesing', 'epj1 feil', 'epj1 nede']);
  assert.deepEqual(offered('moa m'), ['moa mottatt']);
  assert.deepEqual(offered('112 app'), ['112 approved']);
  assert.deepEqual(offered('ri'), ['ring']);
  for (const line of ['', '112+, no', '112+', 'g3 kl']) assert.deepEqual(offered(line), []);
  assert.ok(
    complete(
      'a',
      context({
        activities: new Map(Array.from({ length: 50 }, (_, n) => [`A-${n}`, { code: `A-${n}`, title: 'x' }])),
      }),
    ).length <= 9,
  );
});

test('holes are filled one by one, and what does not fit leaves them open', () => {
  const night = context();
  const called = parse('ring', night);
  assert.deepEqual(fill(called, 'place', 'spj', night).reports[0].location, 'SPJ');
  assert.equal(fill(called, 'place', 'natt', night).why, 'ambiguous');
  assert.equal(fill(called, 'place', 'xyz', night).why, 'unknown');
  assert.equal(fill(parse('sak moa', night), 'title', 'Kurver, alle', night).reports[0].title, 'Kurver, alle');
  assert.equal(fill(parse('notat moa', night), 'note', ' ja ', night).reports[0].note, 'ja');
  const struck = parse('stryk p1043', night);
  assert.equal(fill(struck, 'reason', 'feil sted', night).reports[0].note, 'feil sted');
  assert.equal(fill(struck, 'reason', ', feil sted', night).reports[0].note, 'feil sted');
  for (const text of ['0', '10', '+', '']) assert.equal(fill(struck, 'reason', text, night).kind, 'unclear');
  const blocked = parse('112 113-', night);
  assert.deepEqual(
    fill(blocked, 'eta', '', night).holes.map(({ name }) => name),
    ['reason'],
  );
  assert.deepEqual(
    fill(blocked, 'eta', '2140, ring først', night).reports.map(({ eta, note }) => [eta, note]),
    [
      [at('21:40'), 'ring først'],
      [at('21:40'), 'ring først'],
    ],
  );
  assert.equal(fill(blocked, 'eta', '20', night).why, 'not-a-time');
  assert.equal(fill(blocked, 'time', '2140', night), blocked);
  assert.deepEqual(fill(parse('112', night), 'eta', '+20', night).kind, 'show');
  assert.deepEqual(blocked.holes.length, 2);
});
