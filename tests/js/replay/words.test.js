/** What the replay says: lines of the log, words of the lanes and where they stand, names that may be seen. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTimes } from '../../../web/static/js/words/time.js';
import { widthOf } from '../../../web/static/js/words/measure.js';
import { labelled } from '../../../web/static/js/replay/labels.js';
import { LaneWords } from '../../../web/static/js/replay/lanewords.js';
import { lanesOf } from '../../../web/static/js/replay/lanes.js';
import { logLine, openLines } from '../../../web/static/js/replay/logline.js';
import { namesOf } from '../../../web/static/js/replay/names.js';
import { People } from '../../../web/static/js/replay/people.js';
import { at, recording } from './night.js';
import { LANGS, textsOf } from '../words/catalogue.js';

const night = recording();
const people = { 'person:koordinator': 'Kari Vakt' };

const speech = (lang = 'nb') => ({
  texts: textsOf(lang), times: openTimes('Europe/Oslo', lang), names: namesOf(night), person: (ref) => people[ref] ?? null,
});

const line = (position, step, lang) => logLine(night.courses.known.report(position, step), speech(lang));

test('a line has both times, its position, who and what, and the people', () => {
  assert.deepEqual(line(2, 2), {
    icon: 'started', level: 'plain', recorded: '19:02:10', position: 'p2', occurred: '19.02', who: 'Moa',
    what: 'A-1 Utskrift prøvd, startet', ends: ', startet', detail: 'vaktleder → Kari Vakt', struck: false,
  });
});

test('what was recorded is a figure of the clock, what occurred and what is told of it are said as by the room', () => {
  const row = { ...night.courses.known.report(2, 2), kind: 'blocked', eta: '2023-03-28T17:40:00Z' };
  assert.match(logLine(row, speech('nb')).what, /løst ca\. 19\.40$/);
  assert.deepEqual([line(2, 2, 'nn').occurred, line(2, 2, 'en').occurred], ['19.02', '19:02']);
});

test('what is out of the ordinary is said first', () => {
  assert.equal(line(6, 6).detail, 'avvik: ferdig uten start · vaktleder → Kari Vakt');
  assert.equal(line(7, 7).detail, 'etterført 35 min · vaktleder → Kari Vakt');
  assert.deepEqual([line(6, 6).icon, line(7, 7).icon, line(5, 5).icon], ['deviation', 'late-entry', 'note']);
});

test('a report is told as it stood: corrected and struck only from when it was', () => {
  assert.equal(line(5, 7).detail, 'vaktleder → Kari Vakt');
  assert.equal(line(5, 8).detail, 'rettet ved p8 · vaktleder → Kari Vakt');
  assert.equal(line(3, 8).struck, false);
  assert.equal(line(3, 9).struck, true);
  assert.match(line(3, 9).detail, /^strøket ved p9/);
});

test('words of the room follow what was said, and an erased text says so', () => {
  const row = night.courses.known.report(2, 2);
  assert.equal(logLine({ ...row, text: { note: 'skriver tom' } }, speech()).what, 'A-1 Utskrift prøvd, startet: «skriver tom»');
  assert.equal(logLine({ ...row, redacted: true }, speech()).what, 'A-1 Utskrift prøvd, startet (teksten er slettet)');
});

test('a person whose name may not be seen is somebody unknown, and who told and recorded is named once', () => {
  const row = night.courses.known.report(2, 2);
  assert.equal(logLine({ ...row, recorded_by: 'person:annen' }, speech()).detail, 'vaktleder → ukjent');
  assert.equal(logLine({ ...row, told_by: 'person:koordinator' }, speech()).detail, 'Kari Vakt');
});

test('of a line that is too long the title gives way, never what became of it', () => {
  const row = night.courses.known.report(2, 2);
  const ends = (fields) => logLine({ ...row, ...fields }, speech()).ends;
  assert.equal(ends({ text: { note: 'skriver tom' } }), ', startet: «skriver tom»');
  assert.equal(ends({ title: null, text: { title: 'Ekstra PC' } }), ', startet');
  assert.equal(ends({ kind: 'complete', activity: null, title: null }), '');
});

test('a decision with a long title keeps its first words, and no code stands for it', () => {
  const words = new LaneWords(speech(), () => null);
  const fact = { kind: 'done', activity: 'A-61', title: 'Alle lokasjoner er klare til å åpne nytt system' };
  assert.deepEqual(words.decision({ fact, moment: at('20:55') }), ['Alle lokasjoner er klare til å åpne nytt system 20.55', 'Alle lokasjoner er… 20.55', '20.55']);
});

test('what was amended is named by its place before its code', () => {
  const words = new LaneWords(speech(), () => null);
  const about = { activity: 'A-1', system: null, location: 'moa' };
  assert.equal(words.amendment({ sort: 'late', recorded: at('21:11'), about })[0], 'Moa, etterført 21.11');
});

test('a line is put into words once', () => {
  const told = openLines(speech());
  const row = night.courses.known.report(2, 2);
  assert.equal(told(row), told(row));
});

for (const lang of LANGS) {
  test(`the lanes speak (${lang})`, () => {
    const { courses } = night;
    const words = new LaneWords(speech(lang), (position) => courses.known.report(position, courses.known.length));
    const lanes = lanesOf(night, 'known');
    const said = [
      ...words.deviations(lanes.deviations, true), ...words.deviations([...lanes.deviations, ...lanes.deviations], false),
      ...lanes.systems.flatMap(({ fact }) => words.system(fact)), ...lanes.decisions.flatMap((one) => words.decision(one)),
      ...lanes.amendments.flatMap((one) => words.amendment(one)), ...words.complete(at('20:25')), words.sort('other'),
    ];
    assert.equal(said.filter((text) => text === '' || text.includes('{')).length, 0);
  });
}

test('in Norwegian the first deviation, a milestone and a correction read as they are said', () => {
  const words = new LaneWords(speech(), () => null);
  const lanes = lanesOf(night, 'known');
  assert.equal(words.deviations(lanes.deviations, true)[0], 'første avvik 19.40: ferdig uten start');
  assert.deepEqual(words.decision(lanes.decisions[0]), ['Alt på papir 19.40', '19.40']);
  assert.deepEqual(words.amendment(lanes.amendments[1]), ['EPJ 1, rettet 20.01', 'rettet 20.01']);
  assert.deepEqual(words.system(lanes.systems[0].fact), ['EPJ 1 avslått', 'EPJ 1']);
});

const STYLE = { size: 12, weight: 400 };

test('labels stand to the right, to the left, or not at all, and never on each other', () => {
  const lane = { from: 0, to: 300 };
  const shape = (from, ways) => ({ from, to: from + 10, y: 0, ways });
  const labels = labelled([shape(100, ['høyre her']), shape(200, ['til venstre er det plass'])], lane, STYLE);
  assert.deepEqual(labels.map((label) => label?.end ?? null), [false, null]);
  const edge = labelled([shape(285, ['kort'])], lane, STYLE);
  assert.equal(edge[0]?.end, true);
  const shorter = labelled([shape(100, ['altfor langt til å få plass noe sted i denne banen', 'kort']), shape(150, [])], lane, STYLE);
  assert.equal(shorter[0]?.text, 'kort');
});

test('labels beside each other keep their halos clear of each other and of shapes', () => {
  const width = widthOf('ordet her', STYLE);
  const beside = (from) => labelled([{ from: 100, to: 110, y: 0, ways: ['ordet her'] }, { from, to: from + 10, y: 0, ways: [] }], { from: 110, to: 400 }, STYLE)[0];
  assert.equal(beside(116 + width + 4), null);
  assert.ok(beside(116 + width + 6));
});

test('a label does not cover the row beside its own', () => {
  const lane = { from: 0, to: 400 };
  const [first, second] = labelled([
    { from: 10, to: 30, y: 0, ways: ['en tekst'], line: true }, { from: 10, to: 30, y: 8, ways: ['en annen tekst'], line: true },
  ], lane, STYLE);
  assert.ok(first);
  assert.equal(second, null);
});

test('so many shapes are left without words', () => {
  const many = Array.from({ length: 200 }, (_, at) => ({ from: at * 10, to: at * 10 + 1, y: 0, ways: ['x'] }));
  assert.equal(labelled(many, { from: 0, to: 1e6 }, STYLE).filter(Boolean).length, 0);
});

const answer = (status, body) => ({ ok: status < 400, status, json: async () => body });
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('names are asked for once, all of one drawing together', async () => {
  const asked = [];
  let learnt = 0;
  const names = new People({ get: async (path) => (asked.push(path), answer(200, { 'person:a': 'Anne' })) }, () => { learnt += 1; });
  assert.equal(names.name('person:a'), null);
  names.name('person:b');
  await settled();
  assert.deepEqual(asked, ['/api/people?ids=person%3Aa&ids=person%3Ab']);
  assert.deepEqual([names.name('person:a'), names.name('person:b'), learnt], ['Anne', null, 1]);
  await settled();
  assert.equal(asked.length, 1);
});

test('whoever may not see names is not asked for again', async () => {
  let asked = 0;
  const names = new People({ get: async () => (asked += 1, answer(403, {})) }, () => {});
  names.name('person:a');
  await settled();
  names.name('person:b');
  await settled();
  assert.equal(asked, 1);
});
