/** A desk without a server for the stage: boards of the test's own, a clock that stands, an outbox that the test answers. */
import { effect } from '@preact/signals';
import { browserDoors } from '/static/js/line/doors.js';
import { openTexts } from '/static/js/words/i18n.js';
import { Outbox } from '/static/js/outbox/outbox.js';
import { openDesk } from '/static/js/console/desk.js';
import { ME, NOW, evening, run, words } from '/tests/js/console/night.js';

const yes = (body) => ({ verdict: 'yes', body });
const ANSWERS = { down: () => { throw new TypeError('no network'); } };

/** @param {HTMLElement} root @param {{roles?: string[], fill?: number, rehearsal?: boolean, late?: boolean}} how */
export async function standingDesk(root, { roles = ['coordinator'], fill, rehearsal = false, late = false }) {
  const texts = openTexts(document.documentElement.lang, await (await fetch(root.dataset.catalogueUrl)).json());
  const boards = {};
  const clock = { now: NOW };
  const doors = { ...browserDoors(), now: () => clock.now, after: () => 0 };
  const listeners = new Set();
  const line = {
    phase: 'open', verdict: null, heartbeat: 5000, time: { at: (own) => own },
    listen: (act) => listeners.add(act), open: () => {}, shown: () => {},
    watch: ({ board, into }) => ((boards[board] = into), { trueAt: clock.now, refusal: null }),
  };
  const server = { position: 1052, down: false, refuse: null, log: [] };
  const outbox = new Outbox(ME, outboxDoors(server, clock));
  const desk = openDesk({
    golive: 'aalesund-2023', who: { person: ME, roles }, texts, line, outbox, doors,
    askReports: async () => [], askWords: async () => yes(words), askNames: async () => yes({}),
    askLists: async () => yes({ tellers: ['vaktleder', 'nattleder', 'avdelingsleder'], areas: ['network', 'access', 'printing', 'other', 'ytelse', 'tilgang', 'resept', 'legemidler', 'oppsett', 'e-meldinger', 'lab'] }),
  });
  await outbox.open();
  const marked = rehearsal ? run({ kind: 'rehearsal', number: 2 }) : run();
  const arrive = () => {
    for (const [name, tables] of Object.entries(evening(fill))) boards[name]?.load({ epoch: 'e', pos: 1052, chain: '', run: marked, tables });
  };
  if (!late) {
    arrive();
    await new Promise((drawn) => effect(() => void (desk.known.value && drawn())));
  }
  const tick = (ms) => ((clock.now += ms), listeners.forEach((act) => act()));
  /** A row of the plan as the server would send it anew. */
  const change = (code, more) => {
    const { plan } = boards;
    const id = code.toLowerCase();
    plan.receive({ prev: plan.position, pos: plan.position + 1, chain: '', u: { activities: { [id]: { ...plan.tables.activities[id], ...more } } } });
  };
  return { desk, boards, server, outbox, tick, clock, arrive, change };
}

function outboxDoors(server, clock) {
  const kept = new Map();
  let seq = 0;
  return {
    store: {
      add: async (drafts) => drafts.forEach((draft) => kept.set(++seq, { ...draft, seq })),
      all: async () => [...kept.values()],
      put: async (entry) => kept.set(entry.seq, entry),
      remove: async (seqs) => seqs.forEach((gone) => kept.delete(gone)),
    },
    post: async (path, body) => {
      if (server.down) ANSWERS.down();
      if (server.refuse) return { status: 409, json: { type: `/problems/${server.refuse}`, detail: 'No.' }, retryAfter: null };
      server.log.push(body);
      return { status: 201, json: { report_id: body.report_id, position: (server.position += 1), outcome: 'recorded', deviations: [] }, retryAfter: null };
    },
    now: () => clock.now, after: (act, ms) => setTimeout(act, ms), cancel: (timer) => clearTimeout(timer), random: () => 0.4,
    lead: (act) => act(), tell: () => {}, listen: () => {},
  };
}
