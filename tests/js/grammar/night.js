/** The night the command line is tested in: a few activities, places and systems at 21:14:05 in Ålesund. */

export const NOW_TEXT = '2023-04-28T19:14:05Z';
const NOW = Date.parse(NOW_TEXT);

const TITLES = {
  'A-7': 'Vaktliste delt ut',
  'A-12': 'Reserveskriver prøvd',
  'A-112': 'Utskrift prøvd',
  'A-113': 'Etikettskriver satt opp',
  'A-114': 'Medisinlister kontrollert',
  'A-118': 'Første pasient åpnet',
  'A-121': 'Nattvakter logget inn',
  'A-140': 'Utskrift prøvd',
  'A-152': 'EPJ 3 slås av',
  'A-2114': 'Siste kontroll',
  'B-205': 'Prøvesvar mottatt',
};
const ELSEWHERE = { 'A-140': 'AASE', 'A-152': 'NATT2', 'B-205': 'LEG' };

const activity = (code) => ({
  code,
  title: TITLES[code],
  location: ELSEWHERE[code] ?? 'MOA',
  status: 'started',
  type: 'activity',
  actor: ELSEWHERE[code] ?? 'MOA',
});

const REPORTED = [
  {
    position: 1043,
    report_id: 'report-1043',
    kind: 'system',
    system: 'EPJ2',
    state: 'off',
    occurred_at: '2023-04-28T18:15:00Z',
  },
  {
    position: 1050,
    report_id: 'report-1050',
    kind: 'done',
    activity: 'A-113',
    occurred_at: '2023-04-28T18:47:00Z',
  },
  {
    position: 1052,
    report_id: 'report-1052',
    kind: 'started',
    activity: 'A-121',
    occurred_at: '2023-04-28T18:50:00Z',
  },
];

/** Reports that deviate and wait to be acknowledged; the oldest of A-121's is no longer among the log's last. */
const DEVIATING = {
  'A-113': [{ position: 1050, report_id: 'report-1050' }],
  'A-121': [
    { position: 1052, report_id: 'report-1052' },
    { position: 402, report_id: 'report-402' },
    { position: 1052, report_id: 'report-1052' },
  ],
};

/** @param {object} [changes] */
export const context = (changes = {}) => ({
  lang: 'nb',
  now: NOW,
  zone: 'Europe/Oslo',
  call: null,
  activities: new Map(Object.keys(TITLES).map((code) => [code, activity(code)])),
  locations: [
    { code: 'MOA', name: 'Moa bu- og behandlingssenter', short: 'Moa' },
    { code: 'NATT1', name: 'Natt 1' },
    { code: 'NATT2', name: 'Natt 2' },
    { code: 'AASE', name: 'Åsestranda', short: 'Åsestr.' },
    { code: 'KAD', name: 'KAD' },
    { code: 'LEG', name: 'Legevakt' },
    { code: 'SPJ', name: 'Spjelkavik omsorgssenter', short: 'Spjelkavik' },
  ],
  actors: [
    { code: 'IKT', name: 'IKT drift' },
    { code: 'LEG', name: 'Legevakt' },
    { code: 'MIG', name: 'Migrering' },
  ],
  systems: [
    { code: 'EPJ1', name: 'EPJ 1', kind: 'legacy', hasOpenShutdown: true },
    { code: 'EPJ2', name: 'EPJ 2', kind: 'legacy', hasOpenShutdown: false },
    { code: 'HP', name: 'Helseplattformen', kind: 'new', hasOpenShutdown: true },
  ],
  counters: [{ code: 'PAS', title: 'Pasienter konvertert' }],
  gates: [{ code: 'G3', title: 'Nytt system på' }],
  issues: [
    { code: 'S-14', title: 'Kurver skrives ut på nytt' },
    { code: 'S-7', title: 'Sen innlogging' },
  ],
  log: new Map(REPORTED.map((entry) => [entry.position, entry])),
  deviations: (code) => DEVIATING[code] ?? [],
  ...changes,
});

/** Moa is on the phone: rows 1 to 5. */
export const moaCalls = (changes = {}) =>
  context({ call: { place: 'MOA', rows: ['A-112', 'A-114', 'A-113', 'A-121', 'A-118'] }, ...changes });

/** The instant of a time of that evening, in UTC. @param {string} clock such as 21:14 */
export const at = (clock) =>
  `2023-04-28T${String(Number(clock.slice(0, 2)) - 2).padStart(2, '0')}:${clock.slice(3)}:00Z`;
