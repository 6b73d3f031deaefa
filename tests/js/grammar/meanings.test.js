/** For every generated line, in three languages, cold and in a call: what is parsed is what was meant. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { parse } from '../../../web/static/js/grammar/index.js';
import { meantLine } from './generator.js';
import { context, moaCalls } from './night.js';

const LINES = 4000;
const SEED = 280423;
const LANGS = ['nb', 'nn', 'en'];

const room = (lang, index) => (index % 3 === 0 ? moaCalls({ lang }) : context({ lang }));

/** What a line came to, in the words of the generator. */
function understood(parsed) {
  if (parsed.kind === 'reports')
    return { reports: parsed.reports, holes: parsed.holes.map(({ name }) => name) };
  if (parsed.kind === 'show') return { reports: [], holes: [], shows: parsed.subjects.map(({ code }) => code) };
  return { unclear: parsed };
}

function isMeant(meant, parsed) {
  const { text, ...expected } = meant;
  try {
    assert.deepStrictEqual(understood(parsed), expected);
    return true;
  } catch (error) {
    if (error.code === 'ERR_ASSERTION') return false;
    throw error;
  }
}

/** The lines that a parser took for something else. */
function wrong(lang, read, lines = LINES) {
  const taken = [];
  for (let index = 0; index < lines; index += 1) {
    const night = room(lang, index);
    const meant = meantLine(SEED + index, lang, night);
    const parsed = read(meant.text, night);
    if (!isMeant(meant, parsed)) taken.push({ ...meant, understood: understood(parsed) });
  }
  return taken;
}

for (const lang of LANGS) {
  test(`${LINES} lines on a page in ${lang}: none is taken for something else`, () => {
    assert.deepEqual(wrong(lang, parse).slice(0, 3), []);
  });
}

test('the lines are of every kind, and differ', () => {
  for (const lang of LANGS) {
    const lines = Array.from({ length: LINES }, (_, index) => meantLine(SEED + index, lang, room(lang, index)));
    const kinds = new Set(lines.flatMap(({ reports }) => reports.map(({ kind }) => kind)));
    assert.equal(kinds.size, 29);
    assert.ok(new Set(lines.map(({ text }) => text)).size > LINES * 0.8);
    assert.ok(lines.filter(({ reports }) => reports.length > 1).length > LINES / 10);
  }
});

const LOCATIONS = [
  'Altona Innfjorden Ferstad Ringstad Stalheim Godøya Blokkhaugen Ikornnes Åseneset Nyhamna Natt Legesenteret',
  'Utgård Av Inne Papirmølla Klarvik Ordrud Tilberg Tilbakken Kritthaugen Opendal Viktigstua Klar',
];
const CODES = 'B-112 S-114 F-118 F-7 I-5 M-3 D-9 G-2058 2058 PAS-713 P-1043 EPJ-2';
const words = (text) => text.split(' ');

/** A longer night: places and codes that begin as words do, or end as other codes. */
const hostile = (night) => ({
  ...night,
  locations: [
    ...night.locations,
    ...LOCATIONS.flatMap(words).map((name) => ({ code: `X${name}`, name })),
  ],
  activities: new Map([
    ...night.activities,
    ...words(CODES).map((code) => [code, { code, title: code, location: 'MOA', actor: 'MOA' }]),
  ]),
});

test('where names and codes collide, lines become unclear: none is taken for something else', () => {
  for (const lang of LANGS) {
    const taken = wrong(lang, (text, night) => parse(text, hostile(night)), 2000);
    assert.deepEqual(taken.filter((line) => line.understood.unclear === undefined).slice(0, 3), []);
    assert.ok(taken.length > 50 && taken.length < 1000, `${taken.length} unclear`);
  }
});

const kindInstead = (from, to) => (text, night) => {
  const parsed = parse(text, night);
  if (parsed.kind !== 'reports') return parsed;
  const reports = parsed.reports.map((report) => ({ ...report, kind: report.kind === from ? to : report.kind }));
  return { ...parsed, reports };
};

const CONTROLS = {
  'reads the page in another language': (text, night) =>
    parse(text, { ...night, lang: night.lang === 'en' ? 'nb' : 'en' }),
  'is a minute late': (text, night) => parse(text, { ...night, now: night.now + 60_000 }),
  'is in the zone beside': (text, night) => parse(text, { ...night, zone: 'Europe/London' }),
  'knows no rows of a call': (text, night) => parse(text, { ...night, call: null }),
  'takes a block for done': kindInstead('blocked', 'done'),
  'takes an order for what was done': kindInstead('ordered', 'care_mode'),
  'knows no deviations': (text, night) => parse(text, { ...night, deviations: undefined }),
  'drops the note': (text, night) => parse(text.split(',')[0], night),
};

for (const [name, read] of Object.entries(CONTROLS)) {
  test(`control: a reader that ${name} is found out`, () => {
    for (const lang of LANGS) assert.ok(wrong(lang, read, 1000).length > 5);
  });
}

test('control: one wrong meaning among many is found', () => {
  const night = room('nb', 1);
  const meant = meantLine(SEED + 1, 'nb', night);
  assert.ok(isMeant(meant, parse(meant.text, night)));
  assert.ok(!isMeant({ ...meant, holes: [...meant.holes, 'reason'] }, parse(meant.text, night)));
  assert.ok(!isMeant({ ...meant, reports: [{ kind: 'done', activity: 'A-112' }] }, parse(meant.text, night)));
});
