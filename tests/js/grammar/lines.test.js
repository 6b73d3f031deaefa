/** Every row of the two tables of the command line, as the coordinator types it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { fill, parse } from '../../../web/static/js/grammar/index.js';
import { NOW_TEXT, at, context, moaCalls } from './night.js';

const WORDS = {
  nb: {
    started: 'startet',
    done: 'ferdig',
    approved: 'godkjent',
    rejected: 'underkjent',
    blocked: 'blokkert',
    unblocked: 'løst',
    failed: 'mislykket',
    skipped: 'hoppet',
    cancelled: 'utgår',
    reopened: 'gjenåpnet',
    off: 'av',
    on: 'på',
    read_only: 'lesing',
    fault: 'feil',
    checked_in: 'inne',
    complete: 'altferdig',
    received: 'mottatt',
    call: 'ring',
    no_answer: 'ikkesvar',
    strike: 'stryk',
    correct: 'rett',
    added: 'ny',
    issue: 'sak',
    note: 'notat',
  },
  nn: {
    started: 'starta',
    done: 'ferdig',
    approved: 'godkjend',
    rejected: 'underkjend',
    blocked: 'blokkert',
    unblocked: 'løyst',
    failed: 'mislukka',
    skipped: 'hoppa',
    cancelled: 'utgår',
    reopened: 'gjenopna',
    off: 'av',
    on: 'på',
    read_only: 'lesing',
    fault: 'feil',
    checked_in: 'inne',
    complete: 'altferdig',
    received: 'motteke',
    call: 'ring',
    no_answer: 'ikkjesvar',
    strike: 'stryk',
    correct: 'rett',
    added: 'ny',
    issue: 'sak',
    note: 'notat',
  },
  en: {
    started: 'started',
    done: 'done',
    approved: 'approved',
    rejected: 'rejected',
    blocked: 'blocked',
    unblocked: 'unblocked',
    failed: 'failed',
    skipped: 'skipped',
    cancelled: 'cancelled',
    reopened: 'reopened',
    off: 'off',
    on: 'on',
    read_only: 'readonly',
    fault: 'fault',
    checked_in: 'in',
    complete: 'complete',
    received: 'received',
    call: 'call',
    no_answer: 'noanswer',
    strike: 'strike',
    correct: 'correct',
    added: 'new',
    issue: 'issue',
    note: 'note',
  },
};
const GROUPS = {
  activity: [
    'started',
    'done',
    'approved',
    'rejected',
    'blocked',
    'unblocked',
    'failed',
    'skipped',
    'cancelled',
    'reopened',
  ],
  system: ['off', 'on', 'read_only', 'fault'],
  place: ['checked_in', 'complete', 'received'],
};
const LANGS = Object.keys(WORDS);

const reports = (line, night = context()) => {
  const parsed = parse(line, night);
  assert.equal(parsed.kind, 'reports', `${line}: ${JSON.stringify(parsed)}`);
  return parsed.reports;
};
const unclear = (line, night = context()) => {
  const parsed = parse(line, night);
  assert.equal(parsed.kind, 'unclear', `${line}: ${JSON.stringify(parsed)}`);
  return parsed;
};
const shown = (line, night = context()) => {
  const parsed = parse(line, night);
  assert.equal(parsed.kind, 'show', `${line}: ${JSON.stringify(parsed)}`);
  return parsed.subjects.map(({ code }) => code);
};

for (const lang of LANGS) {
  for (const verb of GROUPS.activity) {
    test(`${WORDS[lang][verb]} (${lang}) says that an activity is ${verb}, on a page in any language`, () => {
      for (const page of LANGS) {
        assert.deepEqual(reports(`112 ${WORDS[lang][verb]}`, context({ lang: page })), [
          { kind: verb, activity: 'A-112', occurred_at: NOW_TEXT },
        ]);
      }
    });
  }
  for (const state of GROUPS.system) {
    test(`${WORDS[lang][state]} (${lang}) says that a system is ${state}`, () => {
      assert.deepEqual(reports(`epj2 ${WORDS[lang][state]}`), [
        { kind: 'system', system: 'EPJ2', state, occurred_at: NOW_TEXT },
      ]);
    });
  }
  for (const kind of GROUPS.place) {
    test(`${WORDS[lang][kind]} (${lang}) says that a location is ${kind}`, () => {
      assert.deepEqual(reports(`moa ${WORDS[lang][kind]}`), [{ kind, location: 'MOA', occurred_at: NOW_TEXT }]);
    });
  }
  test(`the front words in ${lang}`, () => {
    const { call, no_answer, strike, correct, added, issue, note } = WORDS[lang];
    assert.deepEqual(reports(`${call} moa`), [{ kind: 'called', location: 'MOA', occurred_at: NOW_TEXT }]);
    assert.deepEqual(reports(`${no_answer} moa`), [
      { kind: 'no_answer', location: 'MOA', occurred_at: NOW_TEXT },
    ]);
    assert.deepEqual(reports(`${strike} p1043, feil sted`), [
      { kind: 'struck', of: 'report-1043', note: 'feil sted', occurred_at: NOW_TEXT },
    ]);
    assert.deepEqual(reports(`${correct} p1043 2005, hørt feil`), [
      {
        kind: 'corrected',
        of: 'report-1043',
        to: { occurred_at: at('20:05') },
        note: 'hørt feil',
        occurred_at: NOW_TEXT,
      },
    ]);
    assert.deepEqual(reports(`${added} moa +20, bytte skriver`), [
      { kind: 'added', location: 'MOA', minutes: 20, title: 'bytte skriver', occurred_at: NOW_TEXT },
    ]);
    assert.deepEqual(reports(`${issue} moa, kurver på nytt`), [
      { kind: 'issue', location: 'MOA', title: 'kurver på nytt', occurred_at: NOW_TEXT },
    ]);
    assert.deepEqual(reports(`${note} 112, venter på nøkkel`), [
      { kind: 'note', activity: 'A-112', note: 'venter på nøkkel', occurred_at: NOW_TEXT },
    ]);
  });
}

test('single letters count in the language of the page alone', () => {
  const letters = { nb: 's f g b m', nn: 's f g b m', en: 's d a b' };
  const verbs = { nb: 'started done approved blocked failed', en: 'started done approved blocked' };
  for (const lang of LANGS) {
    const kinds = letters[lang].split(' ').map((letter) => reports(`112 ${letter}`, context({ lang }))[0].kind);
    assert.deepEqual(kinds.join(' '), verbs[lang] ?? verbs.nb);
    assert.equal(reports('moa i', context({ lang }))[0].kind, 'checked_in');
  }
  for (const [lang, letter] of [
    ['nb', 'd'],
    ['nb', 'a'],
    ['en', 'f'],
    ['en', 'g'],
    ['en', 'm'],
  ])
    unclear(`112 ${letter}`, context({ lang }));
});

test('the five signs', () => {
  const kinds = ['+', '/', '*', '-'].map((sign) => reports(`112${sign}`)[0].kind);
  assert.deepEqual(kinds, ['done', 'started', 'approved', 'blocked']);
  assert.deepEqual(reports('112+!, ekstern skriver'), [
    { kind: 'done', activity: 'A-112', result: 'workaround', note: 'ekstern skriver', occurred_at: NOW_TEXT },
  ]);
});

test('a subject without a verb only shows', () => {
  for (const [line, codes] of [
    ['112', ['A-112']],
    ['A-112', ['A-112']],
    ['a112', ['A-112']],
    ['112 118', ['A-112', 'A-118']],
    ['112..118', ['A-112', 'A-113', 'A-114', 'A-118']],
    ['epj1', ['EPJ1']],
    ['epj 1', ['EPJ1']],
    ['g3', ['G3']],
    ['s14', ['S-14']],
    ['p1043', ['p1043']],
    ['moa', ['MOA']],
    ['spj', ['SPJ']],
    ['åse', ['AASE']],
    ['pas', ['PAS']],
    ['ikt', ['IKT']],
    ['natt 2', ['NATT2']],
  ])
    assert.deepEqual(shown(line), codes);
});

test('every kind of subject with something to say', () => {
  const told = [
    ['A-112+', 'A-112'],
    ['a112+', 'A-112'],
    ['112+', 'A-112'],
    ['112 118+', 'A-112 A-118'],
    ['112..114+', 'A-112 A-113 A-114'],
    ['a112..114+', 'A-112 A-113 A-114'],
    ['112 112+', 'A-112'],
  ];
  for (const [line, codes] of told)
    assert.equal(
      reports(line)
        .map(({ activity }) => activity)
        .join(' '),
      codes,
    );
  assert.deepEqual(reports('PAS 713'), [{ kind: 'count', counter: 'PAS', value: 713, occurred_at: NOW_TEXT }]);
  assert.deepEqual(reports('s14 løst'), [{ kind: 'solved', issue: 'S-14', occurred_at: NOW_TEXT }]);
  assert.deepEqual(reports('113 til 2135'), [
    { kind: 'eta', activity: 'A-113', eta: at('21:35'), occurred_at: NOW_TEXT },
  ]);
  assert.deepEqual(reports('ikt til 2135'), [
    { kind: 'promised', actor: 'IKT', due: at('21:35'), occurred_at: NOW_TEXT },
  ]);
  assert.deepEqual(reports('ikt 113 til +10'), [
    { kind: 'promised', actor: 'IKT', activity: 'A-113', due: at('21:24'), occurred_at: NOW_TEXT },
  ]);
  assert.deepEqual(reports('leg alt'), [
    { kind: 'complete', location: 'LEG', actor: 'LEG', occurred_at: NOW_TEXT },
  ]);
});

test('in a call the caller’s activities are 1 to 9, and the caller need not be named', () => {
  const night = moaCalls();
  assert.equal(reports('1+', night)[0].activity, 'A-112');
  assert.equal(reports('3-', night)[0].activity, 'A-113');
  assert.deepEqual(
    reports('1 2*', night).map(({ activity }) => activity),
    ['A-112', 'A-114'],
  );
  assert.deepEqual(
    reports('1..3*', night).map(({ activity }) => activity),
    ['A-112', 'A-114', 'A-113'],
  );
  assert.equal(reports('118+', night)[0].activity, 'A-118');
  assert.equal(reports('a7+', night)[0].activity, 'A-7');
  assert.deepEqual(reports('i', night), [{ kind: 'checked_in', location: 'MOA', occurred_at: NOW_TEXT }]);
  assert.deepEqual(reports('alt', night), [{ kind: 'complete', location: 'MOA', occurred_at: NOW_TEXT }]);
  assert.deepEqual(reports('til +10', night), [
    { kind: 'promised', location: 'MOA', due: at('21:24'), occurred_at: NOW_TEXT },
  ]);
  assert.deepEqual(reports('ikkesvar', night), [{ kind: 'no_answer', location: 'MOA', occurred_at: NOW_TEXT }]);
  assert.deepEqual(reports('sak, skriver borte', night)[0].location, 'MOA');
  unclear('7+', night);
  assert.equal(reports('7+')[0].activity, 'A-7');
});

test('the keys of the acts: three in a call, eight cold, Enter with them', () => {
  const enter = 1;
  for (const line of ['1+', '1f', '2-', '3*', 'i']) {
    assert.equal(parse(line, moaCalls()).kind, 'reports');
    assert.ok(line.length + enter <= 3);
  }
  for (const line of ['112+.14', '112f.14', '112+-7', '112+', '112f']) {
    assert.deepEqual(reports(line)[0].kind, 'done');
    assert.ok(line.length + enter <= 8);
  }
  assert.equal(reports('112+.14')[0].occurred_at, at('21:14'));
});

test('blocked: `112-`, a digit for the reason, `+20`', () => {
  const night = context();
  const blocked = parse('112-', night);
  assert.deepEqual(blocked.holes, [
    { name: 'reason', mandatory: true },
    { name: 'eta', mandatory: false },
  ]);
  const told = fill(fill(blocked, 'reason', '3', night), 'eta', '+20', night);
  assert.deepEqual(told.holes, []);
  assert.deepEqual(told.reports, [
    { kind: 'blocked', activity: 'A-112', reason: 'printing', eta: at('21:34'), occurred_at: NOW_TEXT },
  ]);
});

test('the digit of a reason may stand in the line itself, wherever it is offered', () => {
  const reasoned = (line) => [reports(line)[0].kind, reports(line)[0].reason, parse(line, context()).holes.map(({ name }) => name)];
  for (const line of ['112- 3', '112 blokkert 3', '112b 3', '112b3', '112 - 3'])
    assert.deepEqual(reasoned(line), ['blocked', 'printing', ['eta']], line);
  assert.deepEqual(reasoned('112 failed 9'), ['failed', 'other', []]);
  assert.deepEqual(reasoned('112+! 3'), ['done', 'printing', []]);
  assert.deepEqual(reasoned('112+!3'), ['done', 'printing', []]);
  assert.deepEqual(reasoned('stryk p1050 9'), ['struck', 'other', []]);
  assert.deepEqual(reasoned('rett p1043 2005 8'), ['corrected', 'user', []]);
  assert.deepEqual(reports('112- 3 2058 til +20, tom')[0], {
    kind: 'blocked', activity: 'A-112', reason: 'printing', occurred_at: at('20:58'), eta: at('21:34'), note: 'tom',
  });
  assert.deepEqual(reports('112- 3, tom')[0].note, 'tom');
  for (const line of ['112+ 3', 'moa i 3', '112- 3 4', '112- 10', 'stryk p1050 3', 'kvitter p1050 9']) unclear(line);
  assert.deepEqual(unclear('stryk p1050 3').candidates.map(({ label }) => label), ['8 bruker', '9 annet']);
});

test('a report in the log says what may be done to it, before or after the word for that', () => {
  assert.deepEqual(reports('p1050 stryk, feil linje'), reports('stryk p1050, feil linje'));
  assert.deepEqual(reports('p1043 rett 2005, x'), reports('rett p1043 2005, x'));
  assert.deepEqual(reports('p1050 ack'), reports('kvitter p1050'));
  for (const line of ['p1050 ring', 'p1050 notat, x', 'moa stryk', '112 rett 2005']) unclear(line);
});

test('`rett` and `stryk` alone ask which report, then for the rest', () => {
  const night = context();
  const struck = parse('stryk', night);
  assert.deepEqual(struck.holes.map(({ name }) => name), ['entry', 'reason']);
  for (const typed of ['p1050', '1050', 'P1050']) assert.equal(fill(struck, 'entry', typed, night).reports[0].of, 'report-1050');
  assert.equal(fill(struck, 'entry', 'p9', night).why, 'unknown');
  const corrected = fill(parse('rett', night), 'entry', 'p1043', night);
  assert.deepEqual(corrected.holes.map(({ name }) => name), ['time', 'reason']);
  const timed = fill(corrected, 'time', '2005', night);
  assert.deepEqual(fill(timed, 'reason', 'hørt feil', night).reports, reports('rett p1043 2005, hørt feil'));
  assert.deepEqual(unclear('rett 1050').candidates, [{ text: 'p1050', label: 'p1050' }]);
});

test('a strike or a correction takes words, and of the codes only those that can be meant', () => {
  const night = context();
  const struck = parse('stryk p1050', night);
  assert.equal(fill(struck, 'reason', 'feil linje', night).reports[0].note, 'feil linje');
  assert.equal(fill(struck, 'reason', '8', night).reports[0].reason, 'user');
  assert.equal(fill(struck, 'reason', '3', night).why, 'not-for-this');
});

test('the other acts of the table', () => {
  assert.deepEqual(
    reports('112 113 118*').map(({ kind, activity }) => `${kind} ${activity}`),
    ['approved A-112', 'approved A-113', 'approved A-118'],
  );
  assert.deepEqual(reports('epj1 av 2005'), [
    { kind: 'system', system: 'EPJ1', state: 'off', occurred_at: at('20:05') },
  ]);
  assert.equal(reports('moa i')[0].kind, 'checked_in');
  assert.equal(reports('moa alt')[0].kind, 'complete');
  assert.equal(parse('ring moa', context()).front, 'call');
  assert.deepEqual(
    parse('stryk p1043', context()).holes.map(({ name }) => name),
    ['reason'],
  );
});

test('“nede” means off where a legacy system is being shut down, a fault on anything else', () => {
  for (const [lang, word] of [
    ['nb', 'nede'],
    ['nn', 'nede'],
    ['en', 'down'],
  ]) {
    const states = ['epj1', 'epj2', 'hp'].map(
      (system) => reports(`${system} ${word}`, context({ lang }))[0].state,
    );
    assert.deepEqual(states, ['off', 'fault', 'fault']);
  }
});

test('words of the gates are reserved: never half an answer', () => {
  for (const line of [
    'gate g3',
    'gate g3 klar',
    'g3 klar',
    'g3 ikkeklar',
    'g3 ikkjeklar',
    'g3 go',
    'g3 nogo',
  ]) {
    assert.equal(unclear(line).why, 'reserved');
  }
});
