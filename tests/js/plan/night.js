/** The evening of the console's stage as the plan page needs it: phases, milestones, and any number of ordinary rows. */
import { activity, at } from '../console/night.js';

const PHASES = ['Forberedelse', 'Lesemodus og papir', 'Prøving', 'Overgang'];
const STREAMS = ['Journal', 'Legemidler', 'Utstyr'];
const PLACES = ['moa', 'eidet', 'volsdalen', 'natt2', 'legevakt', 'hatland', 'kad', 'hjemme2', 'ellingsoy', 'skarbovik'];

export const MINUTE = 60_000;
const MIDDLE = Date.parse(at('21:14'));
const stamp = (ms) => new Date(ms).toISOString().replace('.000', '');

/** The same rows, each in a phase and a workstream. @param {Record<string, any>} rows */
export const inPhases = (rows) => Object.fromEntries(Object.entries(rows).map(([id, row], nth) => [id, {
  ...row, order: nth, phase: row.status === 'approved' ? PHASES[0] : row.planned_start < at('21:00') ? PHASES[1] : PHASES[2], workstream: STREAMS[nth % 3],
}]));

/** A milestone that was reached and one that is to come. */
export const points = () => ({
  'm-1': activity('M-1', { type: 'milestone', title: 'Alle på papir', order: 900, phase: PHASES[1], planned_finish: at('20:50'), status: 'approved', released: true, done_at: at('20:42') }),
  'm-2': activity('M-2', { type: 'milestone', title: 'Alt prøvd', order: 901, phase: PHASES[3], planned_finish: at('22:00'), predecessors: [{ code: 'A-118', type: 'FS', lag: 0 }] }),
});

/** Rows spread over the night: done before now, planned after it. @param {number} count */
export function crowd(count) {
  return Object.fromEntries(Array.from({ length: count }, (_, nth) => {
    const code = `C-${1000 + nth}`;
    const begin = MIDDLE + ((nth * 7919) % 420 - 240) * MINUTE;
    const isPast = begin + 20 * MINUTE < MIDDLE;
    return [code.toLowerCase(), activity(code, {
      title: `Aktivitet ${nth}`, order: 1000 + nth, location: PLACES[nth % PLACES.length], actor: PLACES[nth % PLACES.length],
      phase: PHASES[nth % PHASES.length], workstream: STREAMS[nth % STREAMS.length],
      planned_start: stamp(begin), planned_finish: stamp(begin + 20 * MINUTE),
      predecessors: nth % 5 ? [{ code: `C-${999 + nth}`, type: 'FS', lag: 0 }] : [],
      ...(isPast && { status: 'done', released: true, started_at: stamp(begin), done_at: stamp(begin + 18 * MINUTE) }),
    })];
  }));
}

/** A forecast in which everything that is not done is so many minutes late, and A-112 decides. @param {Record<string, any>} rows @param {number} minutes */
export function forecast(rows, minutes) {
  const later = (at_) => (at_ === null ? null : stamp(Date.parse(at_) + minutes * MINUTE));
  return {
    activities: Object.fromEntries(Object.entries(rows).map(([id, { code, planned_start, planned_finish, done_at }]) => [id, {
      code, start: later(planned_start), finish: done_at ?? later(planned_finish), late_start: null, late_finish: null, total_float: code === 'A-112' ? 0 : 12, free_float: 0,
      critical: code === 'A-112', behind: minutes, caused: 0, inherited: minutes,
    }])),
    summary: { '': { position: 1052, minute: at('21:14'), finish: later(at('22:00')), planned_finish: at('22:00'), offset: -minutes, float_to_no_return: null, float_to_window_end: 90 - minutes, critical: ['A-112', 'A-118'] } },
    sums: {},
  };
}
