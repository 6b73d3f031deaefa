/** The Ålesund night as the board `wall` tells it, moment by moment, for whoever looks at the wall in a test. Illustrative. */

const DAY = '2023-04-28T';

/** A time of that evening, as the room says it: `at('21.14')`, summer time. */
export const at = (said, seconds = 0) => {
  const [hour, minute] = said.split('.').map(Number);
  return Date.parse(`${DAY}00:00:00Z`) + ((hour - 2) * 60 + minute) * 60_000 + seconds * 1000;
};

/** The same as the row has it. */
export const stamp = (said, seconds = 0) => new Date(at(said, seconds)).toISOString().replace('.000Z', 'Z');

const PLACES = [
  'Moa', 'Spjelkavik', 'Skarbøvik', 'Hatland', 'Åsestranda', 'Eidet', 'Volsdalen', 'Skytterhaugen', 'Larsgården', 'Aspøya',
  'Hessa', 'Ellingsøya', 'Blindheim', 'Ytrelia', 'Fremmerholen', 'Tueneset', 'Nørve', 'Valderøya', 'Hjemme 1', 'Hjemme 2',
  'Hjemme 3', 'Hjemme 4', 'Hjemme 5', 'Hjemme 6', 'Natt 1', 'Natt 2', 'Legevakt', 'KAD', 'Bolig 1', 'Bolig 2',
  'Bolig 3', 'Bolig 4', 'Bolig 5', 'Bolig 6', 'Bolig 7', 'Bolig 8', 'Bolig 9', 'Bolig 10', 'Bolig 11', 'Bolig 12',
  'Rehab', 'Avlasting', 'Rus', 'Psyk 1', 'Psyk 2', 'Respons', 'Trygghet', 'Dagsenter', 'Korttid', 'Lindring',
];

const SHORT = {
  Spjelkavik: 'Spjelk.', Skarbøvik: 'Skarbø.', Åsestranda: 'Åsestr.', Volsdalen: 'Volsd.', Skytterhaugen: 'Skytter.',
  Blindheim: 'Blindh.', Fremmerholen: 'Fremm.', Valderøya: 'Valder.', Avlasting: 'Avlast.', Dagsenter: 'Dagsent.',
};

const FULL = [[4, 4], [8, 8], [6, 6], [5, 5], [2, 2]];

const PLACE = {
  short: null, group: null, total: 25, released: 25, done: 25, started: 0, blocked: 0, failed: 0, bars: FULL, blocks: [], failures: [],
  due: null, deviations: 0, mode: 'ready', mode_since: null, paper_since: null, order_mode: null, ordered_at: null,
  order_received_at: null, received_at: null, checked_in_at: stamp('15.30'), complete_at: null, heard_at: stamp('21.02'),
  called_at: null, unanswered: 0, again_at: null, news_due: null, held: [], hold_received_at: null,
};

const GOLIVE = {
  title: 'Ålesund · Helseplattformen', kind: 'live', number: 0, zone: 'Europe/Oslo', programme: 'helseplattformen',
  unit: 'Ålesund', ordinal: null, start: stamp('16.00'), finish: stamp('22.00'), window_end: stamp('22.50'), point_of_no_return: stamp('20.30'),
  checkin_by: stamp('15.45'), stage: 'during', started_at: stamp('16.02'), complete_at: null, announced_at: null,
  announcement_position: null, ahead_minutes: null, withdrawn_at: null, changed_beneath: 0,
  milestone: { code: 'M-4', title: 'nytt system på', planned: stamp('21.15'), at: stamp('20.58'), offset_minutes: 17, offset_from_start_minutes: 19 },
  activities: 412, released: 361, approved: 340, mandatory: 400, mandatory_released: 352, blocked: 1, failed: 0,
  deviations: 0, holds: 0, actors: 24, actors_in: 24, actors_complete: 9, locations: 50, locations_new: 0, locations_received: 0,
  issues_open: 2, patient_safety_open: 0, centres: ['Trondheim', 'Ålesund'],
};

const SYSTEM = { kind: 'legacy', state: 'off', target_state: 'off', in_target: true, mandatory: true, opened_at: null, live_at: null };

const SYSTEMS = [
  { ...SYSTEM, code: 'EPJ1', name: 'EPJ 1', since: stamp('20.02') },
  { ...SYSTEM, code: 'EPJ2', name: 'EPJ 2', since: stamp('20.05') },
  { ...SYSTEM, code: 'EPJ3', name: 'EPJ 3', state: 'read_only', since: stamp('19.30'), in_target: false },
  {
    ...SYSTEM, code: 'HP', name: 'Nytt system', kind: 'new', state: 'open', since: stamp('20.58'), target_state: 'open',
    opened_at: stamp('20.58'),
  },
];

const ISSUE = { patient_safety: false, owner: null, location: null, activity: null, promised: null, accepted: false };

const ISSUES = [
  { ...ISSUE, code: 'S14', severity: 'major', area: 'printing', location: 'MOA', owner: 'IKT', raised_at: stamp('21.05'), promised: stamp('22.15') },
  { ...ISSUE, code: 'S15', severity: 'minor', area: 'e-meldinger', raised_at: stamp('21.02') },
];

const LATEST = {
  position: 1612, kind: 'approved', activity: 'A-112', title: 'utskrift prøvd', location: 'ÅSESTRANDA', system: null,
  actor: null, state: null, mode: null, occurred_at: stamp('21.13'), result: null,
};

const rowsOf = (things, key = ({ code }) => code.toLowerCase()) =>
  Object.fromEntries(things.map((thing, order) => [key(thing), { order, ...thing }]));

/** Every place with what is `different` about some, by name. */
export const places = (different = {}, everywhere = {}) =>
  PLACES.map((name) => ({ ...PLACE, code: name.replace(' ', '-').toUpperCase(), name, short: SHORT[name] ?? null, ...everywhere, ...different[name] }));

/** A board of the night; what is given replaces what the evening at 21.14 shows. */
export const board = ({ golive = {}, locations = places(), systems = SYSTEMS, issues = ISSUES, central = [], latest = LATEST, holds = [] } = {}) => ({
  golive: { '': { ...GOLIVE, ...golive } },
  holds: rowsOf(holds, ({ scope }) => scope),
  systems: rowsOf(systems),
  locations: rowsOf(locations),
  central: rowsOf(central, ({ activity }) => activity.toLowerCase()),
  issues: rowsOf(issues),
  latest: latest ? { '': latest } : {},
  actors: { ikt: { code: 'IKT', name: 'IKT drift' } },
  counters: { pas: { code: 'PAS', title: 'Pasienter konvertert' } },
});

const UNDER_WAY = { released: 21, done: 21, bars: [[4, 4], [8, 8], [6, 6], [3, 5], [0, 2]] };
const FAR = { released: 23, done: 23, bars: [[4, 4], [8, 8], [6, 6], [5, 5], [0, 2]] };
const BLOCK = {
  activity: 'A-112', title: 'utskrift prøvd', reason: 'printing', owner: 'IKT', eta: stamp('21.35'), moved: 2, since: stamp('20.48'),
};

export const AT_2114 = {
  Moa: { ...UNDER_WAY, bars: [[4, 4], [8, 8], [6, 6], [0, 5], [0, 2]], blocked: 1, blocks: [BLOCK] },
  Hatland: FAR,
  Ellingsøya: FAR,
  Eidet: { ...UNDER_WAY, due: { activity: 'A-231', title: 'migrering', finish: stamp('20.56') } },
  'Hjemme 2': FAR,
  'Natt 2': { ...FAR, heard_at: stamp('20.41'), news_due: { at: stamp('21.00'), why: 'promise', activity: null }, unanswered: 1 },
  KAD: { ...FAR, mode: 'paper', paper_since: stamp('20.04') },
  'Bolig 8': { ...FAR, mode: 'paper', paper_since: stamp('20.20') },
  'Psyk 1': FAR,
};

const missing = (unanswered, again_at = null, called_at = null) => ({ checked_in_at: null, unanswered, again_at, called_at });

const AT_1548 = {
  Moa: missing(2), Ellingsøya: missing(0), 'Natt 2': missing(1, stamp('15.55')), 'Bolig 3': missing(0, null, stamp('15.41')),
  'Bolig 6': missing(0), 'Bolig 9': missing(0), 'Psyk 2': missing(0),
};

const NOTHING_DONE = {
  released: 0, done: 0, bars: [[0, 4], [0, 8], [0, 6], [0, 5], [0, 2]], mode: 'old', heard_at: stamp('15.30'),
};

const IN_USE = SYSTEMS.map((system) => ({
  ...system, ...(system.kind === 'legacy' ? { state: 'on', since: null, in_target: false } : { state: 'on', since: stamp('14.10'), opened_at: null }),
}));

const ALL_OFF = SYSTEMS.map((system) => (system.code === 'EPJ3' ? { ...system, state: 'off', since: stamp('21.31'), in_target: true } : system));

const IN_LIVE_USE = ALL_OFF.map((system) => (system.kind === 'new' ? { ...system, live_at: stamp('21.37') } : system));

const COMPLETE = {
  stage: 'complete', complete_at: stamp('21.37', 2), released: 412, approved: 391, mandatory_released: 400, blocked: 0,
  actors_complete: 24, issues_open: 2,
};

const ANNOUNCED = {
  ...COMPLETE, stage: 'announced', announced_at: stamp('21.39', 12), announcement_position: 1988, ahead_minutes: 23, ordinal: 10,
  locations_received: 31,
};

const received = (name, at_) => [name, { received_at: at_ % 8 < 5 && at_ !== 48 ? stamp('21.39', 30) : null }];
const RECEIVED = Object.fromEntries(PLACES.map(received));
const MODES = ['back-entered', 'new', 'paper', 'back-entered', 'new', 'new', 'back-entered', 'new', 'ready', 'new'];
const AFTERWARDS = Object.fromEntries(PLACES.map((name, nth) => [
  name, { received_at: stamp('21.40'), mode: MODES[nth % 10], paper_since: MODES[nth % 10] === 'paper' ? stamp('20.0' + (nth % 10)) : null },
]));

const said = (kind, location, time) => ({ ...LATEST, kind, activity: null, title: null, location, occurred_at: stamp(time) });
const CRITICAL = { ...ISSUE, code: 'S16', severity: 'critical', area: 'integration', patient_safety: true, location: 'EIDET', raised_at: stamp('21.02') };

/** Twice the places, in nine quarters of the town. */
const quarters = (rows) => [...rows, ...rows.map((row) => ({ ...PLACE, code: `${row.code}-B`, name: `${row.name} B` }))]
  .map((row, nth) => ({ ...row, order: nth, group: `Bydel ${1 + (nth % 9)}` }));

const MANY_SYSTEMS = [
  ...['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((name) => ({ ...SYSTEM, code: `GML${name}`, name: `Fagsystem ${name}`, since: stamp('20.02') })),
  ...SYSTEMS.slice(3),
].map((system) => (system.code === 'GMLC' ? { ...system, state: 'read_only', in_target: false } : system));

const HOLD = {
  scope: 'all', system: null, location: null, stands: true, since: stamp('20.31'), reason: 'network', owner: 'IKT', eta: stamp('21.30'),
  moved: 0, position: 1204, spans: [],
};
const HELD_ALL = Object.fromEntries(PLACES.map((name, nth) => [
  name, { ...FAR, held: ['all'], hold_received_at: nth % 6 ? stamp('20.36') : null, unanswered: nth % 4 ? 0 : 1 },
]));
const UNDER_HOLD = { stage: 'during', holds: 1, released: 301 };

/** Each state of the wall: its board and the run's clock. */
export const NIGHTS = {
  empty: () => ({ tables: {}, now: at('15.00') }),
  before: () => ({
    now: at('15.48', 5),
    tables: board({
      golive: { stage: 'before', started_at: null, milestone: null, released: 0, approved: 0, mandatory_released: 0, blocked: 0, actors_in: 19, actors_complete: 0, issues_open: 0 },
      locations: places(AT_1548, NOTHING_DONE), systems: IN_USE, issues: [], latest: said('checked_in', 'HJEMME-3', '15.47'),
    }),
  }),
  'not-started': () => ({ ...NIGHTS.before(), now: at('16.05') }),
  during: () => ({ now: at('21.14', 5), tables: board({ locations: places(AT_2114) }) }),
  behind: () => ({
    now: at('22.12', 5),
    tables: board({
      golive: { deviations: 5, patient_safety_open: 1, failed: 2 },
      locations: places({ ...AT_2114, Rehab: { ...UNDER_WAY, failed: 2, failures: [BLOCK, { ...BLOCK, activity: 'A-113', title: 'E-resept prøvd mot prøveapotek' }] }, Hessa: { deviations: 3 } }),
      systems: SYSTEMS.map((system) => (system.code === 'EPJ3' ? { ...system, state: 'fault', since: stamp('21.50') } : system)),
      issues: [...ISSUES, CRITICAL],
      central: [{ ...BLOCK, activity: 'A-301', title: 'integrasjon mot kjernejournal', actor: 'IKT', status: 'blocked' }],
    }),
  }),
  'far-behind': () => ({
    now: at('21.14', 5),
    tables: board({ golive: { window_end: stamp('17.16'), milestone: { ...GOLIVE.milestone, offset_minutes: -119, offset_from_start_minutes: -121 } } }),
  }),
  'hours-behind': () => ({
    now: at('21.14', 5),
    tables: board({ golive: { window_end: stamp('09.15'), milestone: { ...GOLIVE.milestone, offset_minutes: -719, offset_from_start_minutes: -721 } } }),
  }),
  hold: () => ({
    now: at('20.52', 5), tables: board({ golive: UNDER_HOLD, locations: places(HELD_ALL), holds: [HOLD], latest: { ...said('held', null, '20.31'), reason: 'network' } }),
  }),
  'hold-of-some': () => ({
    now: at('21.41', 5),
    tables: board({
      golive: { ...UNDER_HOLD, holds: 2, deviations: 2 },
      locations: places({ ...AT_2114, Moa: { held: ['location:moa'] }, KAD: { held: ['system:epj3'], hold_received_at: stamp('20.50'), deviations: 2 } }),
      holds: [
        { ...HOLD, scope: 'location:moa', location: 'MOA', reason: null, owner: 'IKT', moved: 2, position: 1300 },
        { ...HOLD, scope: 'system:epj3', system: 'EPJ3', reason: null, owner: 'IKT', moved: 2 },
      ],
      latest: said('received', 'KAD', '20.50'),
    }),
  }),
  'hold-without-end': () => ({ ...NIGHTS.hold(), tables: board({ golive: UNDER_HOLD, locations: places({}, { held: ['all'], hold_received_at: stamp('20.36') }), holds: [{ ...HOLD, owner: null, eta: null }] }) }),
  complete: () => ({ now: at('21.37', 22), tables: board({ golive: COMPLETE, systems: ALL_OFF, latest: said('complete', 'HJEMME-6', '21.37') }) }),
  announced: () => ({
    now: at('21.39', 40),
    tables: board({ golive: ANNOUNCED, locations: places(RECEIVED), systems: IN_LIVE_USE, latest: said('received', 'LARSGÅRDEN', '21.39') }),
  }),
  after: () => ({ now: at('22.05', 40), tables: board({ golive: { ...ANNOUNCED, locations_received: 50 }, locations: places(AFTERWARDS), systems: IN_LIVE_USE }) }),
  withdrawn: () => ({
    now: at('21.52', 40),
    tables: board({ golive: { ...COMPLETE, withdrawn_at: stamp('21.51'), locations_received: 31 }, systems: ALL_OFF, latest: said('withdrawn', null, '21.51') }),
  }),
  groups: () => ({ ...NIGHTS.during(), tables: board({ locations: quarters(places(AT_2114)), systems: MANY_SYSTEMS }) }),
  few: () => ({ ...NIGHTS.during(), tables: board({ locations: places(AT_2114).slice(0, 12), systems: SYSTEMS.slice(2) }) }),
  beneath: () => ({ ...NIGHTS.announced(), tables: { ...NIGHTS.announced().tables, golive: { '': { ...GOLIVE, ...ANNOUNCED, changed_beneath: 2 } } } }),
};

const LONG_PLACES = ['Åsestranda omsorgssenter og korttidsavdeling', 'Spjelkavik hjemmetjeneste', 'Midtbyen sykehjem', 'Fremmerholen'];
const LONG_SYSTEM = 'Elektronisk pasientjournal for sykehjem og hjemmetjeneste';

/** The same moment with the longest names a plan may bring, in rehearsal twelve. */
export function longest(night) {
  const { tables, now } = night;
  const named = (row, nth) => ({ ...row, name: `${LONG_PLACES[nth % LONG_PLACES.length]} ${nth + 1}`, short: nth % 3 ? null : row.name });
  const map = (rows = {}, change) => Object.fromEntries(Object.entries(rows).map(([id, row], nth) => [id, change(row, nth)]));
  return {
    now,
    tables: {
      ...tables,
      golive: map(tables.golive, (row) => ({ ...row, title: 'Ålesund, Giske og Sula · Helseplattformen for Midt-Norge', kind: 'rehearsal', number: 12, unit: 'Ålesund, Giske og Sula' })),
      locations: map(tables.locations, named),
      systems: map(tables.systems, (row) => ({ ...row, name: `${LONG_SYSTEM} ${row.order}` })),
      actors: { ikt: { code: 'IKT', name: 'Hemit IKT drift og integrasjoner, vakt natt' } },
      latest: map(tables.latest, (row) => ({ ...row, title: row.title && 'utskrift av legemiddelkort og kjernejournal prøvd på alle skrivere i avdelingen' })),
    },
  };
}
