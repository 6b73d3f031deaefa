/** What the list beside the tiles asks for, in which order, and in which words. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { view } from '../../../web/static/js/wall/view.js';
import { textsOf } from '../words/catalogue.js';
import { AT_2114, NIGHTS, at, board, places, stamp } from './nights.js';

const listed = (given, now = '21.14', lang = 'nb') => view(board(given), at(now, 5), textsOf(lang)).attention;
const told = ({ items }) => items.map(({ level, title, detail }) => [level, title, detail]);
const BLOCK = AT_2114.Moa.blocks[0];
const FAR = { released: 20 };
const issue = (fields) => ({
  severity: null, area: null, patient_safety: false, owner: null, location: null, activity: null, raised_at: stamp('21.02'), promised: null,
  accepted: false, ...fields,
});

test('the night at 21.14: blocked with expectation and how often it moved, late, silent, longest on paper', () => {
  assert.deepEqual(told(listed({ locations: places(AT_2114) })), [
    ['bad', 'Moa · blokkert', 'IKT drift · løst ca. 21.35 (flyttet 2×)'],
    ['warn', 'Eidet · 18 min sen', 'A-231 migrering · frist 20.56'],
    ['warn', 'Natt 2 ikke hørt fra', 'siden 20.41 · ringt 1 gang, ikke svar'],
    ['info', 'KAD · på papir', 'lengst · 70 min · 1 til på papir'],
  ]);
});

test('four are shown, the others counted', () => {
  const { head, items, more } = listed(NIGHTS.behind().tables && {
    locations: places({ ...AT_2114, Rehab: { failed: 2, released: 23 }, Hessa: { deviations: 3 } }), golive: { deviations: 3 },
  });
  assert.deepEqual([head, items.length, more], ['Krever handling · 6', 4, '+ 2 til']);
});

test('when nothing needs a hand it says so', () => {
  assert.deepEqual(listed({}), { head: 'Ingenting krever handling', items: [], more: '' });
});

test('the order is what harms first', () => {
  const { tables, now } = NIGHTS.behind();
  const { items } = view(tables, now, textsOf('nb')).attention;
  assert.deepEqual(items.map(({ key }) => key), ['safety:S16', 'blocked:A-301', 'blocked:MOA', 'failed:REHAB']);
});

test('of two alike the older comes first, then the code decides', () => {
  const silent = (heard, due) => ({ ...FAR, heard_at: stamp(heard), news_due: { at: stamp(due), why: 'promise', activity: null } });
  const { items } = listed({ locations: places({ Rus: silent('20.00', '21.00'), KAD: silent('20.00', '21.00'), Rehab: silent('20.00', '20.30') }) });
  assert.deepEqual(items.map(({ key }) => key), ['silent:REHAB', 'silent:KAD', 'silent:RUS']);
});

const BLOCKED = {
  'an expectation that has passed': [{ eta: stamp('21.10'), moved: 0 }, 'IKT drift · skulle vært løst 21.10'],
  'no expectation': [{ eta: null, moved: 0 }, 'IKT drift · ingen tid oppgitt · 26 min'],
  'no owner, then the cause': [{ owner: null, moved: 0 }, 'utskrift · løst ca. 21.35'],
  'neither owner nor cause': [{ owner: null, reason: null, moved: 1 }, 'løst ca. 21.35 (flyttet 1×)'],
  'an owner the board has no name for': [{ owner: 'HEMIT', moved: 0 }, 'HEMIT · løst ca. 21.35'],
};

for (const [moment, [fields, detail]] of Object.entries(BLOCKED)) {
  test(`blocked with ${moment}`, () => {
    assert.equal(listed({ locations: places({ Moa: { ...FAR, blocks: [{ ...BLOCK, ...fields }] } }) }).items[0].detail, detail);
  });
}

test('of work of no place as much is told as there is room for, whatever its title', () => {
  const row = { ...BLOCK, activity: 'A-008', title: 'Prøveoverføring av pasienter med vedtak til nytt system', actor: null, status: 'blocked', moved: 0 };
  const said = (lang) => told(listed({ central: [row] }, '21.14', lang))[0].slice(1);
  assert.deepEqual(said('nb'), ['Prøveover… · blokkert', 'Prøveoverføring av… · løst ca. 21.35']);
  assert.match(said('nn')[1], /^Prøveoverføring/);
  assert.match(said('en')[1], /^Prøveoverføring/);
});

test('a place with two blocks says two, and tells of the older', () => {
  const blocks = [BLOCK, { ...BLOCK, eta: null, owner: null, reason: null, moved: 0, since: stamp('20.14') }];
  const [item] = listed({ locations: places({ Moa: { ...FAR, blocks } }) }).items;
  assert.deepEqual([item.title, item.detail], ['Moa · 2 blokkert', 'ingen tid oppgitt · 60 min']);
});

test('a place where work has failed says which, and of several how many', () => {
  const failures = [{ ...BLOCK, activity: 'A-310', title: 'E-resept prøvd mot prøveapotek' }, { ...BLOCK, activity: 'A-311', title: null }];
  const said = (some) => told(listed({ locations: places({ KAD: { ...FAR, failed: some.length, failures: some } }) }))[0].slice(1);
  assert.deepEqual(said(failures.slice(0, 1)), ['KAD · mislykket', 'E-resept prøvd mot prøveapotek']);
  assert.deepEqual(said(failures), ['KAD · 2 mislykket', 'E-resept prøvd mot prøveapotek · A-311']);
});

test('work of no place is named by who has it, else by its title, and tells what it is', () => {
  const row = { ...BLOCK, activity: 'A-301', title: 'integrasjon', actor: 'IKT', status: 'failed', since: stamp('21.00') };
  const first = (fields) => told(listed({ central: [{ ...row, ...fields }] }))[0];
  assert.deepEqual(first({}), ['bad', 'IKT drift · mislykket', 'integrasjon']);
  assert.deepEqual(first({ status: 'blocked', moved: 0 }), ['bad', 'IKT drift · blokkert', 'integrasjon · løst ca. 21.35']);
  assert.deepEqual(first({ actor: null }), ['bad', 'integrasjon · mislykket', 'A-301']);
  assert.deepEqual(first({ actor: null, title: 'Nettet er prøvd', status: 'blocked', moved: 0 }), ['bad', 'Nettet er… · blokkert', 'Nettet er prøvd · løst ca. 21.35']);
  assert.deepEqual(first({ actor: null, title: null }), ['bad', 'A-301 · mislykket', 'A-301']);
  assert.deepEqual(first({ actor: null, title: null, status: 'blocked' }), ['bad', 'A-301 · blokkert', 'IKT drift · løst ca. 21.35 (flyttet 2×)']);
});

const CALLED = {
  'again at a time': [{ again_at: stamp('21.20'), unanswered: 2 }, 'siden 20.41 · ringes 21.20'],
  'a time that has passed': [{ again_at: stamp('21.10'), unanswered: 2 }, 'siden 20.41 · ringt 2 ganger, ikke svar'],
  'answered since': [{ unanswered: 0, called_at: stamp('20.41') }, 'siden 20.41 · ringt 20.41'],
  'nobody yet': [{ unanswered: 0 }, 'siden 20.41 · ikke ringt ennå'],
  'never heard from': [{ heard_at: null, unanswered: 0 }, 'ingenting hørt ennå · ikke ringt ennå'],
};

for (const [moment, [fields, detail]] of Object.entries(CALLED)) {
  test(`silent, to be called: ${moment}`, () => {
    const [item] = listed({ locations: places({ 'Natt 2': { ...AT_2114['Natt 2'], ...fields } }) }).items;
    assert.equal(item.detail, detail);
  });
}

test('news that came in time are no silence, nor is news not yet due', () => {
  const due = { ...FAR, news_due: { at: stamp('21.00'), why: 'promise', activity: null } };
  assert.deepEqual(listed({ locations: places({ Rus: { ...due, heard_at: stamp('21.00') } }) }).items, []);
  assert.deepEqual(listed({ locations: places({ Rus: { ...due, heard_at: stamp('20.00') } }) }, '20.59').items, []);
});

test('deviations are one matter, with the places that have most of them', () => {
  const locations = places({ Moa: { deviations: 1 }, Eidet: { deviations: 2 } });
  assert.deepEqual(told(listed({ locations, golive: { deviations: 3 } })), [['warn', '3 åpne avvik', 'Eidet 2 · Moa 1']]);
  assert.deepEqual(told(listed({ golive: { deviations: 1 } })), [['warn', '1 åpent avvik', 'ikke kvittert']]);
});

test('deviations of no place are counted beside those of places, and so are those of places without room', () => {
  const detail = (locations, deviations, lang = 'nb') => listed({ locations: places(locations), golive: { deviations } }, '21.14', lang).items[0].detail;
  assert.equal(detail({ Moa: { deviations: 1 } }, 5), 'Moa 1 · uten lokasjon 4');
  assert.equal(detail({ Moa: { deviations: 1 } }, 5, 'nn'), 'Moa 1 · utan lokasjon 4');
  assert.equal(detail({ Moa: { deviations: 1 } }, 5, 'en'), 'Moa 1 · no location 4');
  const many = Object.fromEntries(['Moa', 'Skytterhaugen', 'Fremmerholen', 'Åsestranda', 'Spjelkavik', 'Skarbøvik'].map((name) => [name, { deviations: 2 }]));
  assert.equal(detail(many, 14), 'Moa 2 · Spjelk. 2 · Skarbø. 2 · + 8 til');
});

test('issues of the night are shown when they may stop it', () => {
  const issues = [
    issue({ code: 'S1', severity: 'minor', area: 'printing' }),
    issue({ code: 'S2', severity: 'critical', area: 'integration', location: 'EIDET', promised: stamp('21.30') }),
    issue({ code: 'S3', severity: 'major', patient_safety: true, location: 'MOA', owner: 'IKT' }),
    issue({ code: 'S4', severity: 'major', patient_safety: true, accepted: true }),
  ];
  assert.deepEqual(told(listed({ issues })), [
    ['bad', 'Pasientsikkerhet · Moa', 'viktig · 12 min · IKT drift · S3'],
    ['bad', 'Integrasjon · Eidet', 'kritisk · ca. 21.30 · S2'],
  ]);
});

test('afterwards all of them stay visible, the gravest first, one that nobody has judged among the grave', () => {
  const issues = [
    issue({ code: 'S1', severity: 'minor', area: 'printing' }),
    issue({ code: 'S2', severity: 'major', area: 'e-meldinger' }),
    issue({ code: 'S3', location: 'MOA' }),
    issue({ code: 'S4', severity: 'critical' }),
    issue({ code: 'S5', severity: 'minor', patient_safety: true, accepted: true }),
  ];
  const golive = { ...NIGHTS.after().tables.golive[''], issues_open: 5 };
  const { head, items, more } = listed({ issues, golive }, '22.00');
  assert.deepEqual([head, more], ['Åpne saker · 5', '+ 1 til']);
  assert.deepEqual(items.map(({ title, detail }) => `${title}: ${detail}`), [
    'Pasientsikkerhet: mindre · godtatt · 58 min · S5', 'Sak: kritisk · 58 min · S4', 'Ny sak · Moa: ikke vurdert · 58 min · S3', 'E-meldinger: viktig · 58 min · S2',
  ]);
});

test('a time that was promised and has passed is no longer told as one to come', () => {
  const issues = [issue({ code: 'S1', severity: 'critical', area: 'printing', location: 'MOA', promised: stamp('21.14') })];
  const detail = (now) => listed({ issues }, now).items[0].detail;
  assert.deepEqual(['21.14', '21.20'].map(detail), ['kritisk · ca. 21.14 · S1', 'kritisk · 6 min over tiden · S1']);
});

test('of work that is late its whole title is told before its code and its time', () => {
  const detail = (title) => listed({ locations: places({ Eidet: { ...FAR, due: { activity: 'A-152', title, finish: stamp('20.56') } } }) }).items[0].detail;
  assert.equal(detail('utskrift prøvd på vaktrom'), 'utskrift prøvd på vaktrom · frist 20.56');
  assert.equal(detail('utskrift prøvd på vaktromsskriver'), 'utskrift prøvd på vaktromsskriver');
  assert.equal(detail(null), 'A-152 · frist 20.56');
  assert.equal(detail('utskrift prøvd på alle skrivere på hvert vaktrom'), 'utskrift prøvd på alle skrivere på hvert…');
});

test('afterwards, without issues, the wall says so', () => {
  const golive = { ...NIGHTS.after().tables.golive[''], issues_open: 0 };
  assert.equal(listed({ issues: [], golive }, '22.00').head, 'Ingen åpne saker');
});

test('before: who is missing, who rings them; once all are in, that', () => {
  const { tables, now } = NIGHTS.before();
  assert.deepEqual(told(view(tables, now, textsOf('nb')).attention), [
    ['warn', 'Moa', 'ringt 2 ganger, ikke svar'], ['warn', 'Natt 2', 'ringes 15.55'], ['warn', 'Bolig 3', 'ringt 15.41'], ['warn', 'Bolig 6', 'ikke ringt ennå'],
  ]);
  assert.equal(listed({ golive: { stage: 'before' } }, '15.48').head, 'Alle er sjekket inn');
});

test('before: actors of no place are counted among those who are missing, and named by how many they are', () => {
  const seen = (more, lang = 'nb') => listed({ golive: { stage: 'before', actors: 62, actors_in: 0 }, locations: places({}, { checked_in_at: null }).slice(...more) }, '15.48', lang);
  const all = seen([]);
  assert.deepEqual([all.head, all.items.length, all.more], ['Mangler innsjekk · 62', 4, '+ 58 til']);
  const few = seen([0, 2]);
  assert.deepEqual([few.head, few.items.length, few.more], ['Mangler innsjekk · 62', 3, '']);
  assert.deepEqual(told(few)[2], ['warn', '60 uten lokasjon', 'innsjekk mangler']);
  assert.deepEqual(told(seen([0, 2], 'en'))[2], ['warn', '60 with no location', 'check-in missing']);
});

test('before the check-in is due nobody is missing yet', () => {
  const [item] = listed({ golive: { stage: 'before' }, locations: places({ Moa: { checked_in_at: null } }) }, '15.40').items;
  assert.equal(item.level, 'info');
});

test('when all is complete the leader can announce', () => {
  const { tables, now } = NIGHTS.complete();
  assert.deepEqual(told(view(tables, now, textsOf('nb')).attention), [['warn', 'Leder kan kunngjøre', 'alle vilkår er oppfylt']]);
});

test('a long name is said as short as it must be, and what is wrong is said whole', () => {
  const name = 'Spjelkavik hjemmetjeneste og omsorgsbolig 26';
  const { title } = listed({ locations: places({ 'Natt 2': { ...AT_2114['Natt 2'], name } }) }, '21.14', 'nn').items[0];
  assert.match(title, /^Spj\S*\. 26 ikkje høyrt frå$/);
});
