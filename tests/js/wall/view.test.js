/** The wall's model in each of its states, in the three languages of the house. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { view, waiting } from '../../../web/static/js/wall/view.js';
import { LANGS, textsOf } from '../words/catalogue.js';
import { AT_2114, NIGHTS, at, board, places, stamp } from './nights.js';

const seen = (name, lang = 'nb') => {
  const { tables, now } = NIGHTS[name]();
  return view(tables, now, textsOf(lang));
};

const spoken = ({ sentence: { main, sub }, numbers, places: { head }, attention }) => ({
  main: main.text, sub: sub.text, numbers: numbers.map(({ label, value }) => `${label}: ${value}`), head: head.text, attention: attention.head,
});

const SAID = {
  before: {
    nb: {
      main: 'Starter om 12 min', sub: 'Plan 16.00–22.00 · vindu til 22.50',
      numbers: ['Aktører innsjekket: 19 av 24', 'Plan ferdig: 22.00', 'Kan snu til: 20.30'],
      head: 'Lokasjoner: 43 innsjekket · 7 mangler', attention: 'Mangler innsjekk · 7',
    },
    nn: {
      main: 'Startar om 12 min', sub: 'Plan 16.00–22.00 · vindauge til 22.50',
      numbers: ['Aktørar innsjekka: 19 av 24', 'Plan ferdig: 22.00', 'Kan snu til: 20.30'],
      head: 'Lokasjonar: 43 innsjekka · 7 manglar', attention: 'Manglar innsjekk · 7',
    },
    en: {
      main: 'Starts in 12 min', sub: 'Plan 16:00–22:00 · window until 22:50',
      numbers: ['Actors checked in: 19 of 24', 'Planned finish: 22:00', 'Can turn back until: 20:30'],
      head: 'Locations: 43 checked in · 7 missing', attention: 'Check-in missing · 7',
    },
  },
  during: {
    nb: {
      main: '17 min før planen', sub: 'Planlagt full overgang 22.00 · T−0.46',
      numbers: ['Milepæl 20.58: 17 min før', 'Plan ferdig: 22.00', 'Slakk til vindusslutt: 67 min'],
      head: '41 klare · 6 gjenstår · 1 sen · 1 blokkert · 1 ikke hørt fra', attention: 'Krever handling · 4',
    },
    nn: {
      main: '17 min før planen', sub: 'Planlagd full overgang 22.00 · T−0.46',
      numbers: ['Milepæl 20.58: 17 min før', 'Plan ferdig: 22.00', 'Slakk til vindaugsslutt: 67 min'],
      head: '41 klare · 6 står att · 1 sein · 1 blokkert · 1 ikkje høyrt frå', attention: 'Krev handling · 4',
    },
    en: {
      main: '17 min ahead of plan', sub: 'Full transition planned 22:00 · T−0:46',
      numbers: ['Last milestone: 17 min ahead', 'Planned finish: 22:00', 'Float to window end: 67 min'],
      head: '41 ready · 6 remaining · 1 late · 1 blocked · 1 not heard from', attention: 'Needs action · 4',
    },
  },
  hold: {
    nb: {
      main: 'STANS kl. 20.31', sub: 'Ingenting skal startes',
      numbers: ['Årsak: nettverk', 'Ventes slutt: 21.30', 'Slakk til vindusslutt: 67 min'],
      head: 'Stans bekreftet: 41 av 50 · 9 mangler', attention: 'Ikke bekreftet · 9',
    },
    nn: {
      main: 'STANS kl. 20.31', sub: 'Ingenting skal startast',
      numbers: ['Årsak: nettverk', 'Venta slutt: 21.30', 'Slakk til vindaugsslutt: 67 min'],
      head: 'Stans stadfesta: 41 av 50 · 9 manglar', attention: 'Ikkje stadfesta · 9',
    },
    en: {
      main: 'HOLD since 20:31', sub: 'Nothing is to be started',
      numbers: ['Reason: network', 'Expected over: 21:30', 'Float to window end: 67 min'],
      head: 'Hold confirmed: 41 of 50 · 9 missing', attention: 'Not confirmed · 9',
    },
  },
  complete: {
    nb: {
      main: 'Alt er meldt ferdig og godkjent', sub: 'Kl. 21.37 · 23 min før planen · venter på kunngjøring',
      numbers: ['Aktører ferdige: 24 av 24', 'Fullført: 400 av 400', 'Åpne avvik: 0'],
      head: 'Lokasjoner: 50 klare', attention: 'Krever handling · 1',
    },
    nn: {
      main: 'Alt er meldt ferdig og godkjent', sub: 'Kl. 21.37 · 23 min før planen · ventar på kunngjering',
      numbers: ['Aktørar ferdige: 24 av 24', 'Fullført: 400 av 400', 'Opne avvik: 0'],
      head: 'Lokasjonar: 50 klare', attention: 'Krev handling · 1',
    },
    en: {
      main: 'All reported done and approved', sub: 'At 21:37 · 23 min ahead of plan · awaiting announcement',
      numbers: ['Actors complete: 24 of 24', 'Completed: 400 of 400', 'Open deviations: 0'],
      head: 'Locations: 50 ready', attention: 'Needs action · 1',
    },
  },
  announced: {
    nb: {
      main: 'Full overgang kl. 21.37', sub: '23 minutter før planen · Ålesund er kommune nummer ti',
      numbers: ['Mottatt av: 31 av 50', 'Åpne saker: 2', 'Åpne avvik: 0'],
      head: 'Bekreftet mottatt: 31 av 50 · 19 mangler', attention: 'Åpne saker · 2',
    },
    nn: {
      main: 'Full overgang kl. 21.37', sub: '23 minutt før planen · Ålesund er kommune nummer ti',
      numbers: ['Motteke av: 31 av 50', 'Opne saker: 2', 'Opne avvik: 0'],
      head: 'Stadfesta motteke: 31 av 50 · 19 manglar', attention: 'Opne saker · 2',
    },
    en: {
      main: 'Full transition 21:37', sub: '23 minutes ahead of plan · municipality number ten',
      numbers: ['Received by: 31 of 50', 'Open issues: 2', 'Open deviations: 0'],
      head: 'Receipt confirmed: 31 of 50 · 19 missing', attention: 'Open issues · 2',
    },
  },
  after: {
    nb: {
      main: 'I drift siden 21.37', sub: '23 min før planen · Ålesund er kommune nummer ti',
      numbers: ['Lengst på papir: 2 t 3 min', 'Mottatt av: 50 av 50', 'Åpne saker: 2'],
      head: '15 etterregistrerte · 25 i nytt system · 5 på papir · 5 gjenstår', attention: 'Åpne saker · 2',
    },
    nn: {
      main: 'I drift sidan 21.37', sub: '23 min før planen · Ålesund er kommune nummer ti',
      numbers: ['Lengst på papir: 2 t 3 min', 'Motteke av: 50 av 50', 'Opne saker: 2'],
      head: '15 etterregistrerte · 25 i nytt system · 5 på papir · 5 står att', attention: 'Opne saker · 2',
    },
    en: {
      main: 'In use since 21:37', sub: '23 min ahead of plan · municipality number ten',
      numbers: ['Longest on paper: 2 h 3 min', 'Received by: 50 of 50', 'Open issues: 2'],
      head: '15 back-entered · 25 in new system · 5 on paper · 5 remaining', attention: 'Open issues · 2',
    },
  },
};

for (const [state, languages] of Object.entries(SAID)) {
  for (const lang of LANGS) {
    test(`${state} in ${lang}`, () => assert.deepEqual(spoken(seen(state, lang)), languages[lang]));
  }
}

test('the foot names the issue, the count and the time that a report is about', () => {
  const none = { activity: null, title: null, location: null, actor: null, system: null, counter: null, issue: null, state: null, mode: null, result: null, value: null, eta: null, due: null };
  const foot = (fields) => view(board({ latest: { ...none, position: 9, occurred_at: stamp('21.13'), ...fields } }), at('21.14', 5), texts).foot.latest;
  const texts = textsOf('nb');
  assert.equal(foot({ kind: 'triaged', issue: 'S15', location: 'MOA' }), '21.13 Moa: sak S15 vurdert');
  assert.equal(foot({ kind: 'count', counter: 'PAS', value: 713 }), '21.13 Pasienter konvertert: 713');
  assert.equal(foot({ kind: 'count', counter: 'X', value: 7 }), '21.13 X: 7', 'what no plan knows keeps its code');
  assert.equal(foot({ kind: 'eta', activity: 'A-113', title: 'Etikettskriver satt opp', eta: stamp('21.35') }), '21.13 A-113 Etikettskriver satt opp, løst ca. 21.35');
});

test('of a report too long for the foot the title gives way, never what became of it', () => {
  const [row] = Object.values(board().latest);
  const foot = (fields) => view(board({ latest: { ...row, kind: 'done', ...fields } }), at('21.14', 5), textsOf('nb')).foot.latest;
  const said = foot({ activity: 'A-227', title: 'Avdelingsoversikten åpnet på stortavlen i vaktrommet i andre etasje mot sjøen' });
  assert.match(said, /: A-227 Avdelingsoversikten åpnet på.*…, ferdig$/);
  assert.match(foot({ title: 'Kort' }), / Kort, ferdig$/);
});

test('the foot says the latest report and how old the board is', () => {
  const { foot } = seen('during');
  assert.equal(foot.latest, '21.13 Åsestranda: A-112 utskrift prøvd, godkjent');
  assert.equal(foot.contact, 'Gjelder 21:14:05 · 49 av 50 i kontakt');
  const { tables, now } = NIGHTS.during();
  assert.match(view(tables, now, textsOf('nb'), now - 3000).foot.contact, /^Gjelder 21:14:02/);
});

test('before the start only those are in contact who have been heard from', () => {
  const golive = { stage: 'before', started_at: null };
  const contact = (row) => view(board({ golive, locations: places({ Moa: row }) }), at('15.20'), textsOf('nb')).foot.contact;
  assert.equal(contact({ checked_in_at: null, heard_at: null }), 'Gjelder 15:20:00 · 49 av 50 i kontakt');
});

test('what was won or lost since the start is told whole or not at all', () => {
  const below = (lang, milestone) => view(board({ golive: { milestone: { ...GIVEN, ...milestone } } }), at('21.14'), textsOf(lang)).numbers[0].below;
  const GIVEN = { code: 'M-4', title: 'nytt system på', planned: stamp('21.15'), at: stamp('20.58'), offset_minutes: 17, offset_from_start_minutes: 19 };
  assert.equal(below('nb', {}), 'fra start 19 min før');
  assert.equal(below('en', {}), '19 won since start');
  assert.equal(below('en', { offset_from_start_minutes: -9 }), '9 lost since start');
  assert.equal(below('en', { offset_from_start_minutes: -119 }), '');
  assert.equal(below('en', { offset_minutes: -133, offset_from_start_minutes: -200 }), '');
});

test('days afterwards it says since which date, in letters that are read at six metres', () => {
  const { tables } = NIGHTS.after();
  const sentence = (now) => view(tables, now, textsOf('nb')).sentence.main;
  assert.deepEqual(sentence(at('21.37') + 40 * 3_600_000), { text: 'I drift siden 28.4. 21.37', size: 72 });
  assert.deepEqual(sentence(at('21.37') + 49 * 3_600_000), { text: 'I drift siden 28.4.2023', size: 100 });
});

test('the strip has name, mark and the run\'s clock', () => {
  assert.deepEqual(seen('during').strip, { name: 'Ålesund · Helseplattformen', mark: 'SKARP', clock: '21:14:05', offset: '' });
});

test('a rehearsal says so, with its number, and is framed', () => {
  const { rehearsal, strip } = view(board({ golive: { kind: 'rehearsal', number: 2 } }), at('21.14'), textsOf('nb'));
  assert.deepEqual([rehearsal, strip.mark], [true, 'GENERALPRØVE 2']);
});

test('in the hour that comes twice the clock says which', () => {
  const { strip } = view(board(), Date.parse('2026-10-25T00:30:00Z'), textsOf('nb'));
  assert.deepEqual([strip.clock, strip.offset], ['02:30:00', '+02']);
});

test('without a plan the wall says that it is empty, before the first board that it waits', () => {
  for (const model of [seen('empty'), waiting(textsOf('nb'))]) {
    assert.deepEqual([model.numbers, model.systems, model.places.tiles, model.attention.items], [[], [], [], []]);
  }
  assert.equal(seen('empty').sentence.main.text, 'Ingen plan ennå');
  assert.equal(waiting(textsOf('nb')).sentence.main.text, 'Venter på tavla');
});

test('a start that is overdue is said, in amber', () => {
  const { sentence } = seen('not-started');
  assert.deepEqual([sentence.main.text, sentence.sub.text, sentence.level], ['Ikke startet', '5 min etter planlagt start 16.00', 'warn']);
});

const sentenceAt = (now, golive) => view(board({ golive: { stage: 'before', ...golive } }), now, textsOf('nb')).sentence.main.text;

test('the start is told in minutes, hours or days', () => {
  const said = [stamp('16.00'), stamp('18.20'), '2023-05-03T18:00:00Z', null].map((start) => sentenceAt(at('16.00'), { start }));
  assert.deepEqual(said, ['Starter nå', 'Starter om 2 t 20 min', 'Starter om 5 dager', 'Ikke startet']);
});

const during = (now, golive = {}) => view(board({ golive }), at(now), textsOf('nb'));

test('past the planned finish no early milestone can hide that the night is late', () => {
  const { sentence, numbers } = during('22.12');
  assert.deepEqual([sentence.main.text, sentence.level, sentence.sub.text], ['12 min etter planen', 'warn', 'Planlagt full overgang 22.00 · T+0.12']);
  assert.equal(numbers[2].value, '38 min');
});

test('float follows the last milestone, and beyond the window it is red', () => {
  const milestone = { code: 'M-4', title: '', planned: stamp('20.15'), at: stamp('20.55'), offset_minutes: -40 };
  assert.deepEqual(during('21.14', { milestone }).numbers.map(({ value, level }) => [value, level]), [
    ['40 min etter', 'warn'], ['22.00', 'plain'], ['10 min', 'plain'],
  ]);
  const last = during('23.02').numbers.at(-1);
  assert.deepEqual([last.value, last.level], ['\u221212 min', 'bad']);
});

test('beside the offset from the plan stands the one from when the night began, where that differs', () => {
  const below = (offset_from_start_minutes) => during('21.14', {
    milestone: { code: 'M-4', title: '', planned: stamp('21.15'), at: stamp('20.58'), offset_minutes: 17, offset_from_start_minutes },
  }).numbers.map((row) => row.below);
  assert.deepEqual([below(19), below(-3), below(17), below(null)], [['fra start 19 min før', '', ''], ['fra start 3 min etter', '', ''], ['', '', ''], ['', '', '']]);
});

test('beside the longest value each number keeps its label whole, in every language', () => {
  const crowd = { actors: 412, actors_in: 412, actors_complete: 412, mandatory: 5000, mandatory_released: 5000, deviations: 412, locations: 412, locations_received: 412, issues_open: 412, patient_safety_open: 9 };
  const milestone = (minutes) => ({ ...board().golive[''].milestone, offset_minutes: minutes, offset_from_start_minutes: minutes - 1 });
  for (const [name, lang, minutes] of Object.keys(NIGHTS).flatMap((one) => LANGS.flatMap((lang) => [-3, -48, -119, -200, -719, -2879, -9000, 119, 719].map((n) => [one, lang, n])))) {
    const { tables: { golive: { '': golive } = {}, ...tables }, now } = NIGHTS[name]();
    const given = golive ? { '': { ...golive, ...crowd, milestone: golive.milestone && milestone(minutes) } } : {};
    const cut = view({ ...tables, golive: given }, now, textsOf(lang)).numbers.filter(({ label, value }) => `${label}${value}`.includes('…'));
    assert.deepEqual(cut, [], `${name} ${lang} ${minutes}`);
  }
});

test('before the first milestone the wall says that it is under way, and since when', () => {
  const { sentence, numbers } = during('16.30', { milestone: null });
  assert.equal(sentence.main.text, 'Overgangen er i gang');
  assert.deepEqual(numbers[0], { key: 'started', label: 'Startet', below: '', value: '16.02', level: 'plain' });
});

test('until it is passed the point of no return is told, then the float to the end of the window', () => {
  const third = (clock) => during(clock, {}).numbers[2];
  assert.deepEqual(third('20.29'), { key: 'turn_back', label: 'Kan snu til', below: '', value: '20.30', level: 'plain' });
  assert.equal(third('20.30').key, 'float');
});

test('what a plan does not say is left out, not shown empty', () => {
  const { sentence, numbers } = during('21.14', { milestone: null, finish: null, window_end: null });
  assert.equal(sentence.sub.text, 'Startet 16.02');
  assert.deepEqual(numbers.map(({ key }) => key), ['started']);
});

test('the announcement holds ten minutes', () => {
  const { tables } = NIGHTS.announced();
  const state = (now) => view(tables, now, textsOf('nb')).state;
  assert.deepEqual([state(at('21.39', 12)), state(at('21.49', 11)), state(at('21.49', 12))], ['announced', 'announced', 'after']);
});

test('on the minute is on the minute, and behind is behind', () => {
  const sub = (ahead) => view(board({ golive: { ...NIGHTS.announced().tables.golive[''], ahead_minutes: ahead, unit: null } }), at('21.40'), textsOf('nb')).sentence.sub.text;
  assert.equal(sub(0), 'på minuttet som planlagt · kommune nummer ti');
  assert.equal(sub(-1), '1 minutt etter planen · kommune nummer ti');
  assert.equal(sub(-125), '2 t 5 min etter planen · kommune nummer ti');
});

test('an announcement that was withdrawn is loud, and asks for those who had it', () => {
  const { sentence, attention } = seen('withdrawn');
  assert.deepEqual([sentence.main.text, sentence.sub.text, sentence.loud], ['Kunngjøring trukket', 'Kl. 21.51 · full overgang gjelder ikke', true]);
  assert.deepEqual(attention.items[0], { key: 'withdrawn:', level: 'bad', title: 'Kunngjøring trukket', detail: '31 av 50 hadde mottatt den' });
});

test('announced anew it is as if it had never been withdrawn', () => {
  const golive = { ...NIGHTS.announced().tables.golive[''], withdrawn_at: stamp('21.30') };
  assert.equal(view(board({ golive }), at('21.40'), textsOf('nb')).sentence.loud, false);
});

test('what changed beneath an announcement stands on it until it is acknowledged', () => {
  const { sentence, attention } = seen('beneath');
  assert.deepEqual([sentence.sub.text, sentence.level], ['Grunnlaget er endret av 2 meldinger', 'warn']);
  assert.equal(attention.items[0].title, 'Endret i ettertid');
});

test('the sentence is 100 px up to 24 characters, the line beneath it 52 up to 48', () => {
  const sizes = (name) => [seen(name).sentence.main.size, seen(name).sentence.sub.size];
  assert.deepEqual([sizes('during'), sizes('complete'), sizes('announced')], [[100, 52], [72, 40], [100, 40]]);
});

test('the view is pure: the same board, clock and words give the same wall, and nothing is touched', () => {
  const tables = board({ locations: places(AT_2114) });
  const before = structuredClone(tables);
  assert.deepEqual(view(tables, at('21.14'), textsOf('nb')), view(tables, at('21.14'), textsOf('nb')));
  assert.deepEqual(tables, before);
});

const OUTLOOK = {
  minute: stamp('21.14'), finish: stamp('21.41'), planned_finish: stamp('22.00'), offset: 19, no_return: stamp('21.30'),
  float_to_no_return: 12, float_to_window_end: 69, critical: ['A-070'],
};

/** The night under way, with what is foreseen, while one can turn back and after. */
const foreseen = (outlook, lang = 'nb', until = stamp('21.30')) => {
  const { tables, now } = NIGHTS.during();
  const golive = { '': { ...tables.golive[''], point_of_no_return: until } };
  return view({ ...tables, golive, summary: { '': { ...OUTLOOK, ...outlook } } }, now, textsOf(lang));
};

test('what is foreseen stands beside the plan: expected finish, and the room to the point of no return', () => {
  const { sentence, numbers } = foreseen({});
  assert.equal(sentence.sub.text, 'Ventet full overgang 21.41 · plan 22.00 · T−0.46');
  assert.deepEqual(numbers.map(({ label, value, below }) => [label, value, below]).slice(1), [
    ['Ventet ferdig', '21.41', 'plan 22.00'], ['Kan snu til', '21.30', 'slakk 12 min'],
  ]);
  const [, , late] = foreseen({ float_to_no_return: -5 }).numbers;
  assert.deepEqual([late.below, late.level], ['slakk −5 min', 'bad']);
});

test('past the point of no return it is the room to the end of the window, red when there is none', () => {
  const third = (outlook) => foreseen({ ...outlook, float_to_no_return: null }, 'nb', stamp('20.30')).numbers[2];
  assert.deepEqual([third({}).label, third({}).value, third({}).level], ['Slakk til vindusslutt', '69 min', 'plain']);
  assert.deepEqual([third({ float_to_window_end: -7 }).value, third({ float_to_window_end: -7 }).level], ['−7 min', 'bad']);
});

test('what was foreseen long ago, or not at all, is left out', () => {
  for (const old of [foreseen({ minute: stamp('21.02') }), seen('during'), foreseen({ finish: null })]) {
    assert.equal(old.sentence.sub.text, 'Planlagt full overgang 22.00 · T−0.46');
  }
});

test('what is foreseen is told in every language within the room it has', () => {
  for (const lang of LANGS) {
    const { sentence, numbers } = foreseen({ finish: stamp('23.41') }, lang);
    assert.ok(sentence.sub.text.length <= 55);
    assert.equal(numbers[1].value, lang === 'en' ? '23:41' : '23.41');
  }
});
