/** A small night of three reports-a-story, recorded on both axes, for whoever tests the replay. Illustrative. */
import { openRecording } from '../../../web/static/js/replay/recording.js';
import { Recorder } from './recorder.js';

const ZONE = 'Europe/Oslo';

/** A time of that evening, summer time: `at('21:14:05')`. */
export const at = (said) => Date.parse(`2023-04-28T${said.length === 5 ? `${said}:00` : said}+02:00`);

const stamp = (said) => new Date(at(said)).toISOString().replace('.000Z', 'Z');

export const RUN = {
  id: 'aalesund-2023', kind: 'live', number: 0, title: 'Ålesund', zone: ZONE,
  clock: { kind: 'real', started: null, origin: null, speed: 1 },
};

const REPORT = {
  activity: null, location: null, actor: null, system: null, counter: null, issue: null, title: null, state: null, mode: null,
  result: null, reason: null, value: null, eta: null, due: null, of: null, of_position: null, told_by: 'role:vaktleder',
  recorded_by: 'person:koordinator', seen_position: null, imported: true, late: false, already: false, deviations: [],
  acknowledged: false, corrected_by: [], was: null, struck_by: null, redacted: false, text: null,
};

/** Every report: position, when recorded, when it happened, and what differs from a plain one. */
const STORY = [
  [1, '12:00:00', '12:00', { kind: 'create' }],
  [2, '19:02:10', '19:02', { kind: 'started', activity: 'A-1', title: 'Utskrift prøvd', location: 'moa' }],
  [3, '19:10:00', '19:10', { kind: 'done', activity: 'A-1', title: 'Utskrift prøvd', location: 'moa' }],
  [4, '19:10:00', '19:10', { kind: 'approved', activity: 'A-1', title: 'Utskrift prøvd', location: 'moa' }],
  [5, '19:31:00', '19:30', { kind: 'system', system: 'epj1', state: 'off' }],
  [6, '19:40:00', '19:40', { kind: 'done', activity: 'A-2', title: 'Alt på papir', deviations: ['done-before-start'] }],
  [7, '19:55:20', '19:20', { kind: 'done', activity: 'A-3', title: 'PC-er på nett', location: 'hessa', late: true }],
  [8, '20:01:00', '20:01', { kind: 'corrected', of: 'r-5', of_position: 5, reason: 'user' }],
  [9, '20:05:00', '20:05', { kind: 'struck', of: 'r-3', of_position: 3, reason: 'other' }],
  [10, '20:30:00', '20:30', { kind: 'announced' }],
];

/** As known today: the system went off at 19.05, and report 3 does not count. */
const AMENDED = {
  5: { occurred_at: stamp('19:05'), was: { occurred_at: stamp('19:30') }, corrected_by: [8] },
  3: { struck_by: 9 },
};

const row = ([position, known, occurred, said]) => ({
  position, report_id: `r-${position}`, occurred_at: stamp(occurred), known_at: stamp(known), recorded_at: stamp(known),
  ...REPORT, ...said,
});

const TODAY = STORY.map((report) => ({ ...row(report), ...AMENDED[report[0]] }));

const PLAN = {
  activities: {
    'a-1': { code: 'A-1', type: 'activity', phase: 'Prøving', order: 2, needs_approval: true, started_at: stamp('19:02'), done_at: stamp('19:10'), approved_at: stamp('19:10'), planned_start: stamp('19:00'), planned_finish: stamp('19:15') },
    'a-2': { code: 'A-2', type: 'milestone', phase: 'Overgang', order: 3, needs_approval: false, started_at: null, done_at: stamp('19:40'), approved_at: null, planned_start: stamp('19:45'), planned_finish: stamp('19:50') },
    'a-3': { code: 'A-3', type: 'activity', phase: 'Prøving', order: 1, needs_approval: false, started_at: null, done_at: stamp('19:20'), approved_at: null, planned_start: stamp('19:05'), planned_finish: stamp('19:25') },
  },
  locations: { moa: { code: 'moa', name: 'Moa' }, hessa: { code: 'hessa', name: 'Hessa' } },
  systems: { epj1: { code: 'epj1', name: 'EPJ 1', kind: 'legacy' } },
};

const golive = (latest) => ({ golive: { '': { title: 'Ålesund', zone: ZONE, released: latest.position, complete_at: latest.kind === 'announced' ? stamp('20:25') : null } } });

/** The room saw each report as it was told, and what it was told later about it. */
function known() {
  const recorder = new Recorder();
  for (const report of STORY) {
    const told = row(report);
    const amended = TODAY.filter(({ corrected_by, struck_by }) => corrected_by.includes(told.position) || struck_by === told.position);
    recorder.take(told.position, at(report[1]), {
      wall: golive(told),
      log: { reports: Object.fromEntries([told, ...amended].map((line) => [String(line.position), line])) },
      ...(told.position === 1 && { plan: PLAN }),
    });
  }
  return recorder.wire();
}

/** Today each stands where it happened, and what was struck nowhere. */
function occurred() {
  const recorder = new Recorder();
  const counting = TODAY.filter(({ struck_by }) => struck_by === null).sort((a, b) => Date.parse(a.occurred_at) - Date.parse(b.occurred_at) || a.position - b.position);
  for (const told of counting) {
    recorder.take(told.position, Date.parse(told.occurred_at), {
      wall: golive(told), log: { reports: { [told.position]: told } }, ...(told.position === 1 && { plan: PLAN }),
    });
  }
  return recorder.wire();
}

export const wire = () => ({ epoch: 'e1', position: 10, run: RUN, axes: { known: known(), occurred: occurred() } });

export const recording = () => openRecording(wire());
