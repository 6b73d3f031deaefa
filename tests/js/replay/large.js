/** A night as large as one likes, told by a seed: places, activities, reports, and all their rows at every step. */
import { Recorder } from './recorder.js';
import { chance, dice } from './chance.js';

const START = Date.parse('2023-04-28T14:00:00Z');
const MINUTE = 60_000;
const KINDS = ['started', 'done', 'approved'];
const PHASES = ['Forberedelse', 'Lesemodus og papir', 'Nedkobling', 'Prøving', 'Overgang'];

const stamp = (ms) => `${new Date(ms).toISOString().slice(0, 19)}Z`;

const run = {
  id: 'large', kind: 'rehearsal', number: 1, title: 'Stor natt', zone: 'Europe/Oslo',
  clock: { kind: 'real', started: null, origin: null, speed: 1 },
};

/** @param {{reports: number, activities: number, places: number, seed: number}} size */
export function large({ reports, activities, places, seed }) {
  const length = 8 * 60 * MINUTE;
  const random = chance(seed);
  const world = begun(activities, places);
  const recorder = new Recorder();
  recorder.take(1, START, { plan: world.plan, wall: world.wall, log: { reports: { 1: logRow(1, START, { kind: 'create' }) } } });
  for (let position = 2; position <= reports; position += 1) {
    const now = START + Math.floor((length * position) / reports / 1000) * 1000;
    recorder.take(position, now, told(world, position, now, random));
  }
  const course = recorder.wire();
  return { epoch: 'large', position: reports, run, axes: { known: course, occurred: structuredClone(course) } };
}

function begun(count, places) {
  const codes = Array.from({ length: count }, (_, at) => `A-${String(at + 1).padStart(4, '0')}`);
  const plan = {
    activities: Object.fromEntries(codes.map((code, at) => [code.toLowerCase(), activity(code, at, count, `L${at % places}`)])),
    locations: Object.fromEntries(Array.from({ length: places }, (_, at) => [`l${at}`, { code: `L${at}`, name: `Lokasjon ${at}`, short: `Lok ${at}`, order: at }])),
    actors: {}, systems: {}, counters: {},
  };
  const wall = {
    golive: { '': golive(count, places) }, systems: {}, central: {}, issues: {}, latest: {}, actors: {},
    locations: Object.fromEntries(Array.from({ length: places }, (_, at) => [`l${at}`, place(at, Math.ceil(count / places))])),
  };
  return { codes, plan, wall, places };
}

function activity(code, order, count, location) {
  const planned = START + Math.floor((order / count) * 8 * 60) * MINUTE;
  return {
    code, title: `Oppgave ${order}`, titled_by: null, type: 'activity', actor: null, location, workstream: null,
    phase: PHASES[Math.floor((order / count) * PHASES.length)], system: null, mandatory: true, needs_approval: true, approver: null,
    order, status: 'planned', result: null, reason: null, planned_start: stamp(planned), planned_finish: stamp(planned + 15 * MINUTE),
    started_at: null, done_at: null, approved_at: null, released: false, ready: true, waits_for: [], predecessors: [], blocked: null,
    eta: null, early: false, in_doubt: false, by_phone: false, waiver: null, hands: [], approved_by: [], deviations: [], corrected: false, confirmations: 0, last: null,
  };
}

const golive = (activities, locations) => ({
  title: 'Stor natt', kind: 'rehearsal', number: 1, zone: 'Europe/Oslo', programme: null, unit: null, ordinal: null, start: stamp(START),
  finish: stamp(START + 7 * 60 * MINUTE), window_end: stamp(START + 8 * 60 * MINUTE), point_of_no_return: null, checkin_by: null, stage: 'during',
  started_at: stamp(START), complete_at: null, announced_at: null, announcement_position: null, ahead_minutes: null, withdrawn_at: null,
  changed_beneath: 0, milestone: null, activities, released: 0, approved: 0, mandatory: activities, mandatory_released: 0, blocked: 0,
  failed: 0, deviations: 0, actors: 10, actors_in: 10, actors_complete: 0, locations, locations_new: 0, locations_received: 0,
  issues_open: 0, patient_safety_open: 0, centres: [],
});

const place = (order, total) => ({
  code: `L${order}`, name: `Lokasjon ${order}`, short: `Lok ${order}`, group: null, order, total, released: 0, done: 0, started: 0, blocked: 0,
  failed: 0, bars: [[0, 1], [0, 1], [0, 1], [0, 1], [0, 1]], blocks: [], failures: [], due: null, deviations: 0, mode: 'old', mode_since: null,
  paper_since: null, order_mode: null, ordered_at: null, order_received_at: null, received_at: null, checked_in_at: stamp(START),
  complete_at: null, heard_at: null, called_at: null, unanswered: 0, again_at: null, news_due: null,
});

const logRow = (position, now, said) => ({
  position, report_id: `r-${position}`, kind: 'note', activity: null, location: null, actor: null, system: null, counter: null, issue: null,
  title: null, state: null, mode: null, result: null, reason: null, value: null, eta: null, due: null, of: null, of_position: null,
  told_by: 'role:vaktleder', recorded_by: `person:p${position % 40}`, occurred_at: stamp(now), known_at: stamp(now), recorded_at: stamp(now),
  seen_position: null, imported: true, late: false, already: false, deviations: [], acknowledged: false, corrected_by: [], was: null,
  struck_by: null, redacted: false, text: null, ...said,
});

/** One report about some activity not far from where the night has come: its row, its place's, the whole night's. */
function told(world, position, now, random) {
  const near = Math.floor((position / world.codes.length / 12) * world.codes.length + dice(random, 200)) % world.codes.length;
  const code = world.codes[near];
  const kind = KINDS[dice(random, KINDS.length)];
  const before = world.plan.activities[code.toLowerCase()];
  const row = { ...before, status: kind, [`${kind}_at`]: stamp(now), released: kind === 'approved', last: { position, occurred_at: stamp(now), told_by: 'role:vaktleder' } };
  const released = Number(row.released) - Number(before.released);
  const at = row.location.toLowerCase();
  const site = world.wall.locations[at];
  const total = world.wall.golive[''];
  world.plan.activities[code.toLowerCase()] = row;
  world.wall.locations[at] = { ...site, released: Math.max(0, site.released + released), done: site.done + 1, heard_at: stamp(now) };
  world.wall.golive[''] = { ...total, released: Math.max(0, total.released + released), approved: total.approved + Number(kind === 'approved') };
  const said = { kind, activity: code, title: row.title, location: row.location, deviations: position % 500 === 0 ? ['done-before-start'] : [], late: position % 300 === 0 };
  const latest = { position, kind, activity: code, title: row.title, location: row.location, system: null, actor: null, state: null, mode: null, occurred_at: stamp(now), result: null };
  return {
    plan: { activities: { [code.toLowerCase()]: row } },
    wall: { locations: { [at]: world.wall.locations[at] }, golive: world.wall.golive, latest: { '': latest } },
    log: { reports: { [position]: logRow(position, now, said), ...(position > 500 && { [position - 500]: null }) } },
  };
}
