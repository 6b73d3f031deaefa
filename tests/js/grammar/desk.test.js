/** What only the desk says: care modes, orders to switch, opened systems, remarks, triage, acknowledgements. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { fill, parse } from '../../../web/static/js/grammar/index.js';
import { NOW_TEXT, at, context, moaCalls } from './night.js';

const LANGS = ['nb', 'nn', 'en'];
const MODES = {
  'read-only': ['lesing', 'lesing', 'readonly'],
  paper: ['papir', 'papir', 'paper'],
  ready: ['klar', 'klar', 'ready'],
  'back-entered': ['etterregistrert', 'etterregistrert', 'backentered'],
};
const SEVERITIES = {
  critical: ['kritisk', 'kritisk', 'critical'],
  major: ['viktig', 'viktig', 'major'],
  minor: ['mindre', 'mindre', 'minor'],
};

const reports = (line, night = context()) => {
  const parsed = parse(line, night);
  assert.equal(parsed.kind, 'reports', `${line}: ${JSON.stringify(parsed)}`);
  return parsed.reports;
};
const holes = (line, night = context()) => parse(line, night).holes.map(({ name }) => name);
const why = (line, night = context()) => parse(line, night).why;
const careMode = (location, mode, occurred_at = NOW_TEXT) => ({ kind: 'care_mode', location, mode, occurred_at });

for (const [index, lang] of LANGS.entries()) {
  for (const [mode, words] of Object.entries(MODES)) {
    test(`${words[index]} (${lang}) says that a location is ${mode}, or is ordered to be`, () => {
      for (const page of LANGS) {
        const night = context({ lang: page });
        assert.deepEqual(reports(`moa ${words[index]}`, night), [careMode('MOA', mode)]);
        assert.deepEqual(reports(`${lang === 'en' ? 'order' : 'ordre'} moa ${words[index]} 2004`, night), [
          { kind: 'ordered', location: 'MOA', mode, occurred_at: at('20:04') },
        ]);
      }
    });
  }
  for (const [severity, words] of Object.entries(SEVERITIES)) {
    test(`${words[index]} (${lang}) says that an issue is ${severity}`, () => {
      for (const page of LANGS) {
        assert.deepEqual(reports(`s14 ${words[index]}`, context({ lang: page })), [
          { kind: 'triaged', issue: 'S-14', severity, occurred_at: NOW_TEXT },
        ]);
      }
    });
  }
  test(`a new system is opened, a report acknowledged, something done with a remark (${lang})`, () => {
    const [open, acknowledge, remark] = [
      ['åpen', 'kvitter', 'anmerkning'],
      ['open', 'kvitter', 'merknad'],
      ['open', 'ack', 'remark'],
    ][index];
    assert.deepEqual(reports(`hp ${open} 2058`), [
      { kind: 'system', system: 'HP', state: 'open', occurred_at: at('20:58') },
    ]);
    assert.deepEqual(reports(`${acknowledge} p1050`), [
      { kind: 'acknowledged', of: 'report-1050', occurred_at: NOW_TEXT },
    ]);
    assert.deepEqual(reports(`112 ${remark}, ripe i glasset`), [
      { kind: 'done', activity: 'A-112', result: 'remark', note: 'ripe i glasset', occurred_at: NOW_TEXT },
    ]);
  });
}

test('several locations at once, with time and note', () => {
  assert.deepEqual(reports('moa spj papir 2004, begge'), [
    { ...careMode('MOA', 'paper', at('20:04')), note: 'begge' },
    { ...careMode('SPJ', 'paper', at('20:04')), note: 'begge' },
  ]);
  assert.equal(reports('ordre moa spj natt 1 papir').length, 3);
  assert.deepEqual(reports('leg papir'), [careMode('LEG', 'paper')]);
});

test('in a call the location need not be named, and a place named after the verb must be the caller', () => {
  assert.deepEqual(reports('papir', moaCalls()), [careMode('MOA', 'paper')]);
  assert.deepEqual(reports('lesing', moaCalls()), [careMode('MOA', 'read-only')]);
  assert.deepEqual(reports('klar moa', moaCalls()), [careMode('MOA', 'ready')]);
  assert.equal(reports('ordre papir', moaCalls())[0].location, 'MOA');
  for (const line of ['papir spj', 'i spj', 'alt spj', 'ordre papir spj'])
    assert.equal(why(line, moaCalls()), 'elsewhere');
  assert.equal(why('ordre papir moa'), 'elsewhere');
  assert.equal(why('papir'), 'no-subject');
});

test('`klar` of a location is a care mode, of a gate it stays an answer to the poll', () => {
  assert.equal(reports('moa klar')[0].mode, 'ready');
  for (const line of ['g3 klar', 'g3 ready', 'g3 go', 'moa ikkeklar', 'moa go']) assert.equal(why(line), 'reserved');
});

test('the same beginning is told apart by what it is said of', () => {
  assert.equal(reports('epj1 rea')[0].state, 'read_only');
  assert.equal(why('moa rea'), 'ambiguous');
  assert.equal(reports('moa etterr')[0].mode, 'back-entered');
  assert.equal(reports('moa til 2140')[0].kind, 'promised');
  assert.equal(reports('moa til +20')[0].kind, 'promised');
  assert.equal(reports('112 mer, x')[0].result, 'remark');
  assert.equal(reports('s14 min')[0].severity, 'minor');
});

test('English words may have their hyphen', () => {
  assert.equal(reports('epj1 read-only')[0].state, 'read_only');
  assert.equal(reports('moa read-only-7')[0].occurred_at, at('21:07'));
  assert.equal(reports('moa back-entered')[0].mode, 'back-entered');
});

test('what the words are not about', () => {
  const wrong = ['ikt papir', '112 klar', 'epj1 papir', 'moa åpen', 'moa kritisk', '112 viktig', 'moa anmerkning'];
  for (const line of wrong)
    assert.equal(why(line), 'not-for-this', line);
  assert.equal(why('epj1 åpen'), 'not-for-this', 'a legacy system is not opened to its users');
  for (const line of ['ordre ikt papir', 'ordre 112 papir', 'ordre moa papir, straks', 'ordre moa papir til 2140'])
    assert.equal(why(line), 'not-for-this', line);
  for (const line of ['ordre moa ferdig', 'ordre moa av', 'ordre moa+', 'ordre moa mottatt'])
    assert.equal(parse(line, context()).kind, 'unclear', line);
  for (const line of ['112 anmerkning!', 'kvitter p1050 2004', 'kvitter moa', 'kvitter epj1'])
    assert.equal(why(line), 'not-for-this', line);
});

test('a system whose code is a front word', () => {
  const systems = [{ code: 'NY', name: 'Ny journal', kind: 'new', hasOpenShutdown: false }];
  const night = context({ systems });
  assert.deepEqual(reports('ny åpen 2058', night), [
    { kind: 'system', system: 'NY', state: 'open', occurred_at: at('20:58') },
  ]);
  assert.equal(reports('ny moa, bytte skriver', night)[0].kind, 'added');
  assert.equal(why('ny', night), 'ambiguous');
});

test('an activity stands for each of its reports that deviate and wait', () => {
  const of = (line, night) => reports(line, night).map((report) => report.of);
  assert.deepEqual(of('kvitter 113'), ['report-1050']);
  assert.deepEqual(of('kvitter a-113 121, sett'), ['report-1050', 'report-1052', 'report-402']);
  assert.deepEqual(of('kvitter 3', moaCalls()), ['report-1050']);
  assert.deepEqual(of('kvitter p1043 p1050'), ['report-1043', 'report-1050']);
  const none = parse('kvitter 113 118', context());
  assert.deepEqual([none.why, none.word], ['no-deviation', '118']);
  assert.equal(why('kvitter 113', context({ deviations: undefined })), 'no-deviation');
  assert.equal(why('kvitter p1'), 'unknown');
});

test('what an order does not say is asked for', () => {
  const night = context();
  const ordered = parse('ordre', night);
  assert.deepEqual(holes('ordre'), ['place', 'mode']);
  assert.deepEqual(holes('ordre moa'), ['mode']);
  assert.deepEqual(holes('ordre papir'), ['place']);
  assert.equal(fill(ordered, 'place', 'ikt', night).why, 'not-for-this');
  const placed = fill(ordered, 'place', 'leg', night);
  assert.equal(fill(placed, 'mode', 'ferdig', night).why, 'unknown');
  assert.equal(fill(placed, 'mode', 'rea', night).why, 'ambiguous');
  assert.deepEqual(fill(placed, 'mode', 'Klar', night).reports, [
    { kind: 'ordered', location: 'LEG', mode: 'ready', occurred_at: NOW_TEXT },
  ]);
  assert.equal(fill(placed, 'mode', 'pap', night).reports[0].mode, 'paper');
});

test('a remark asks for its words', () => {
  const night = context();
  assert.deepEqual(holes('112 anmerkning'), ['note']);
  assert.equal(fill(parse('112 anmerkning', night), 'note', 'ripe', night).reports[0].note, 'ripe');
});
