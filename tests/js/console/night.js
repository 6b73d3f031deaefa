/** An evening in Ålesund for the console's tests: rows as the boards carry them, small enough to read. */

export const NOW = Date.parse('2023-04-28T19:14:05Z');
export const ME = 'person:00000000-0000-4000-8000-000000000001';

/** Local summer time of the evening as the boards carry it. @param {string|null} hhmm */
export const at = (hhmm) => {
  if (hhmm === null) return null;
  const [hour, minute] = hhmm.split(':').map(Number);
  return `2023-04-28T${String(hour - 2).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00Z`;
};

let order = 0;

/** @param {string} code @param {object} [more] */
export const activity = (code, more = {}) => ({
  code, title: `Steg ${code}`, titled_by: null, type: 'activity', actor: null, location: null, workstream: null,
  phase: null, system: null, mandatory: true, needs_approval: false, approver: null, order: (order += 1), status: 'planned',
  result: null, reason: null, planned_start: null, planned_finish: null, started_at: null, done_at: null, approved_at: null,
  released: false, ready: false, waits_for: [], held: [], predecessors: [], blocked: null, eta: null, early: false, in_doubt: false,
  by_phone: false, waiver: null, hands: [], approved_by: [], deviations: [], corrected: false, confirmations: 0, last: null, ...more,
});

/** @param {string} code @param {string} place @param {string} title @param {string} from @param {string} to @param {object} [more] */
export const planned = (code, place, title, from, to, more = {}) =>
  activity(code, { location: place, actor: place, title, planned_start: at(from), planned_finish: at(to), ...more });

export const started = (when) => ({ status: 'started', started_at: at(when) });
export const done = (from, to, more = {}) => ({
  status: 'done', started_at: at(from), done_at: at(to), needs_approval: true, approver: 'Fagansvarlig', ...more,
});
export const blocked = (since, eta, more = {}) => ({
  status: 'blocked', blocked: { since: at(since), reason: 'printing', owner: 'ikt', eta: at(eta), moved: 2, ...more },
});
export const odd = (name, position, more = {}) => ({ name, position, report_id: `report-${position}`, acknowledged: false, ...more });

/** @param {string} code @param {object} [more] */
export const party = (code, more = {}) => ({
  party: `location:${code}`, kind: 'location', code, name: code, heard_at: null, called_at: null, unanswered: 0,
  again_at: null, promised: null, checked_in_at: null, complete_at: null, news_due: null, open: 1, ...more,
});

/** @param {number} position @param {string} kind @param {object} [more] */
export const report = (position, kind, more = {}) => ({
  position, report_id: `report-${position}`, kind, activity: null, location: null, actor: null, system: null, counter: null,
  issue: null, title: null, state: null, mode: null, result: null, reason: null, value: null, eta: null, due: null, of: null,
  of_position: null, told_by: null, recorded_by: ME, occurred_at: at('21:10'), known_at: at('21:10'),
  recorded_at: at('21:10'), seen_position: null, imported: false, late: false, already: false, deviations: [],
  acknowledged: false, corrected_by: [], was: null, struck_by: null, redacted: false, text: null, ...more,
});

/** @param {string} code @param {object} [more] */
export const issue = (code, more = {}) => ({
  code, severity: null, area: null, patient_safety: false, owner: null, location: null, activity: null,
  raised_at: at('21:00'), raised_by: `raised-${code}`, promised: null, accepted_by: null, accepted: false, solved_at: null,
  position: 1, hinders: false, ...more,
});

/** @param {object[]} rows @param {(row: any) => string} [id] */
export const table = (rows, id = (row) => String(row.code).toLowerCase()) =>
  Object.fromEntries(rows.map((row) => [id(row), row]));

/** Places in the order of the plan. */
const PLACES = [
  ['moa', 'Moa'], ['eidet', 'Eidet'], ['volsdalen', 'Volsdalen'], ['natt2', 'Natt 2'], ['legevakt', 'Legevakt'],
  ['hatland', 'Hatland'], ['kad', 'KAD'], ['hjemme2', 'Hjemme 2'], ['ellingsoy', 'Ellingsøy'], ['skarbovik', 'Skarbøvik'],
];
const TEAMS = [['ikt', 'IKT drift'], ['migrering', 'Migrering'], ['hp', 'HP-støtte']];
const place = ([code, name], nth) => ({
  code, name, short: name, order: nth, centre: nth % 2 ? 'Trondheim' : 'Ålesund', checked_in_at: at('20:00'), complete_at: null,
  mode: code === 'moa' ? 'paper' : 'read-only', mode_since: at('20:04'),
});

const TITLES = ['Pasientlister kontrollert', 'Medisinlister kontrollert', 'Nattvakter logget inn', 'Etikettskriver satt opp', 'Prøvesvar mottatt'];

const scene = () => [
  planned('A-112', 'moa', 'Utskrift prøvd', '20:55', '21:10', started('20:58')),
  planned('A-114', 'moa', 'Medisinlister kontrollert', '21:15', '21:25', { ready: true }),
  planned('A-113', 'moa', 'Etikettskriver satt opp', '20:40', '20:55', { started_at: at('20:41'), ...blocked('20:44', '21:35') }),
  planned('A-121', 'moa', 'Nattvakter logget inn', '21:10', '21:25', { ready: true }),
  planned('A-118', 'moa', 'Første pasient åpnet', '21:15', '21:30', { waits_for: ['A-112'], predecessors: [{ code: 'A-112', type: 'FS', lag: 0 }] }),
  planned('A-231', 'eidet', 'Migrering kontrollert', '20:30', '20:56', { ...started('20:44'), actor: 'migrering' }),
  planned('A-188', 'volsdalen', 'Brukere logget inn', '21:30', '21:45', { ...started('21:06'), waits_for: ['A-180'], deviations: [odd('start-before-predecessors', 1046)] }),
  planned('A-180', 'volsdalen', 'Tilganger tildelt', '21:05', '21:30', { ready: true }),
  planned('A-402', 'natt2', 'Vaktskifte bekreftet', '20:40', '21:20', started('20:41')),
  planned('A-205', 'legevakt', 'Medisinlager talt opp', '20:40', '20:55', done('20:41', '20:52', { hands: ['role:vaktleder', ME] })),
  planned('A-310', 'hjemme2', 'Hjemmeruter lastet ned', '21:00', '21:20', started('21:01')),
  planned('A-166', 'hatland', 'Pasientlister kontrollert', '21:15', '21:30', { ready: true }),
  planned('A-172', 'kad', 'Prøvesvar mottatt', '21:15', '21:30', { ready: true }),
  planned('A-090', 'ikt', 'EPJ 3 slås av', '21:30', '21:35', { location: null, type: 'system_down', system: 'epj3', waits_for: ['A-112', 'A-231', 'A-188', 'A-402'] }),
  planned('A-140', 'skarbovik', 'Utskrift prøvd', '20:20', '20:40', done('20:22', '21:03', { hands: ['role:superbruker', 'person:other'] })),
  planned('A-109', 'moa', 'Papir hentet', '20:00', '20:20', { status: 'approved', released: true, started_at: at('20:01'), done_at: at('20:18'), approved_at: at('20:30') }),
];

/** The evening of the sketch `console-call`; `fill` adds that many ordinary rows. @param {number} [fill] */
export function evening(fill = 46) {
  const rows = [...scene(), ...Array.from({ length: fill }, (_, nth) => ordinary(nth))];
  return {
    plan: {
      activities: table(rows), locations: table(PLACES.map(place)),
      actors: table([...PLACES, ...TEAMS].map(place)),
      systems: table([
        { code: 'epj1', name: 'EPJ 1', kind: 'legacy', state: 'off', since: null, target_state: 'off', order: 0 },
        { code: 'epj2', name: 'EPJ 2', kind: 'legacy', state: 'off', since: null, target_state: 'off', order: 1 },
        { code: 'epj3', name: 'EPJ 3', kind: 'legacy', state: 'read_only', since: null, target_state: 'off', order: 2 },
        { code: 'hp', name: 'Helseplattformen', kind: 'new', state: 'on', since: null, target_state: 'on', order: 3 },
      ]),
      counters: table([{ code: 'PAS', title: 'Pasienter konvertert', target: 800, value: 713 }]),
      deviations: {},
    },
    calls: { parties: parties() },
    log: { reports: table(reports(), ({ position }) => String(position)) },
    issues: { issues: table(issues()) },
    wall: {
      golive: { '': golive() },
      systems: table(['epj1', 'epj2', 'epj3', 'hp'].map((code) => ({ code, mandatory: true, in_target: code !== 'epj3' }))),
    },
  };
}

/** @param {number} nth */
function ordinary(nth) {
  const [code] = PLACES[nth % PLACES.length];
  const state = [{ ready: true }, { waits_for: ['A-112'] }, started('21:05'), { waits_for: ['A-231'] }][nth % 4];
  const late = 25 + (nth % 30);
  return planned(`B-${500 + nth}`, code, TITLES[nth % TITLES.length], '21:15', `21:${late}`, state);
}

const parties = () => table([
  party('natt2', { name: 'Natt 2', heard_at: at('20:41'), news_due: { at: at('20:41').replace(':00Z', ':30Z'), why: 'running', activity: 'A-402' } }),
  party('ikt', { party: 'actor:ikt', kind: 'actor', name: 'IKT drift', heard_at: at('20:50'), promised: at('21:10'), news_due: { at: at('21:10'), why: 'promise', activity: null } }),
  party('legevakt', { name: 'Legevakt', heard_at: at('20:52') }),
  party('ellingsoy', { name: 'Ellingsøy', heard_at: at('20:10'), unanswered: 2, again_at: at('21:18') }),
  party('moa', { name: 'Moa', heard_at: at('21:11'), called_at: at('21:11') }),
], ({ party: id }) => id);

const minutes = (hhmm) => ({ occurred_at: at(hhmm), known_at: at(hhmm), recorded_at: at(hhmm) });

const reports = () => [
  report(1043, 'system', { system: 'epj2', state: 'off', was: { occurred_at: at('20:15') }, corrected_by: [1051], ...minutes('20:16'), occurred_at: at('20:05'), told_by: 'role:driftsvakt' }),
  report(1046, 'started', { activity: 'A-188', title: 'Brukere logget inn', location: 'volsdalen', deviations: ['start-before-predecessors'], told_by: 'role:superbruker', ...minutes('21:06') }),
  report(1047, 'done', { activity: 'A-150', title: 'Papir ført inn', location: 'skarbovik', struck_by: 1048, told_by: 'role:vaktleder', ...minutes('21:08') }),
  report(1048, 'struck', { of: 'report-1047', of_position: 1047, reason: 'other', ...minutes('21:08') }),
  report(1049, 'eta', { activity: 'A-113', title: 'Etikettskriver satt opp', location: 'moa', eta: at('21:35'), told_by: 'role:ikt drift', ...minutes('21:10') }),
  report(1050, 'started', { activity: 'A-226', title: 'Pasienter flyttet', location: 'eidet', late: true, told_by: 'role:vaktleder', ...minutes('21:11'), occurred_at: at('20:47') }),
  report(1051, 'corrected', { of: 'report-1043', of_position: 1043, reason: 'other', ...minutes('21:12') }),
  report(1052, 'approved', { activity: 'A-140', title: 'Utskrift prøvd', location: 'hatland', told_by: 'role:fagansvarlig', recorded_by: 'person:other', ...minutes('21:13') }),
];

const issues = () => [
  issue('S-11', { severity: 'critical', area: 'data', patient_safety: true, owner: 'hp', location: 'kad', raised_at: at('20:31'), promised: at('21:30'), hinders: true }),
  issue('S-13', { severity: 'major', area: 'printing', owner: 'ikt', location: 'moa', raised_at: at('20:45'), promised: at('22:15') }),
  issue('S-17', { location: 'hatland', raised_at: at('21:11') }),
  issue('S-18', { location: 'legevakt', raised_at: at('21:12') }),
  issue('S-08', { severity: 'minor', area: 'staffing', owner: 'hp', location: 'eidet', raised_at: at('20:08'), promised: at('22:30') }),
  issue('S-02', { severity: 'minor', area: 'access', owner: 'ikt', location: 'moa', raised_at: at('19:08'), solved_at: at('20:30') }),
];

export const words = {
  'raised-S-11': { title: 'Kurver skrives ut på nytt' },
  'raised-S-13': { title: 'Skriver på vaktrom tar ikke imot' },
  'raised-S-17': { title: 'Legemiddel uten styrke på utskrift', note: 'Styrken mangler på utskrevet medisinliste. Gjelder alle lister skrevet ut etter 21.05.' },
  'raised-S-18': { title: 'Innlogging tar over to minutter' },
  'raised-S-08': { title: 'Tre vikarer mangler tilgang' },
  'raised-S-02': { title: 'Feil passord på felles bruker' },
};

/** @param {object} [more] */
export const golive = (more = {}) => ({
  title: 'Ålesund · Helseplattformen', kind: 'live', number: 0, zone: 'Europe/Oslo', programme: null, unit: null, ordinal: 10,
  start: at('16:00'), finish: at('22:00'), window_end: at('23:30'), point_of_no_return: null, checkin_by: at('16:30'), stage: 'during',
  started_at: at('16:00'), complete_at: null, announced_at: null, announcement_position: null, ahead_minutes: null,
  withdrawn_at: null, changed_beneath: 0, milestone: { code: 'M-5', title: 'Konvertert', planned: at('21:00'), at: at('20:43'), offset_minutes: 17, offset_from_start_minutes: 12 },
  activities: 412, released: 349, approved: 330, mandatory: 400, mandatory_released: 340, blocked: 1, failed: 0, deviations: 1,
  actors: 63, actors_in: 63, actors_complete: 20, locations: 50, locations_new: 0, locations_received: 0, issues_open: 5,
  patient_safety_open: 1, centres: ['Trondheim', 'Ålesund'], ...more,
});

export const run = (more = {}) => ({
  id: 'aalesund-2023', kind: 'live', number: 0, title: 'Ålesund · Helseplattformen', zone: 'Europe/Oslo',
  clock: { kind: 'real', started: null, origin: null, speed: 1 }, ...more,
});
