/** A room of gates: which one is looked at, what was seen of it, and what its reports and decisions are sent with. */
import { computed, effect, signal } from '@preact/signals';
import { rowId } from '../line/board.js';
import { envelope, strikesOf } from '../console/bodies.js';
import { followBoard } from '../console/boards.js';
import { cameSince } from '../console/conditions.js';
import { openDecider } from '../console/decide.js';
import { momentOf } from '../console/desk.js';
import { nextGate, placesOf } from './judging.js';
/** @import {Desk} from '../console/desk.js' */
/** @import {GateRow, GatesTables} from './types.js' */

/** @typedef {ReturnType<typeof openRoom>} Room */

const UNDO = 10_000;

/** @param {Desk} desk @param {string|null} asked the gate of the address */
export function openRoom(desk, asked) {
  const board = /** @type {import('../console/boards.js').Shown<GatesTables>} */ (followBoard(desk, 'gates', { gates: {}, decisions: {} }));
  const chosen = signal(asked);
  const gates = computed(() => Object.values(board.value.tables.gates).sort((a, b) => (a.order ?? 0) - (b.order ?? 0)));
  const gate = computed(() => /** @type {GateRow|null} */ (board.value.tables.gates[rowId(chosen.value ?? '')] ?? nextGate(gates.value) ?? null));
  const places = computed(() => (gate.value ? placesOf(gate.value, desk.now.value) : []));
  return { desk, board, chosen, gates, gate, places, ...openSeen(desk), ...openReports(desk), decider: openDecider(desk) };
}

/** @param {Desk} desk */
function openSeen(desk) {
  const seen = signal(-1);
  const came = computed(() => {
    const from = seen.value < 0 ? desk.log.value.position : seen.value;
    return cameSince(Object.values(desk.log.value.tables.reports), from, desk.who.person);
  });
  const see = () => (seen.value = desk.log.peek().position);
  effect(() => {
    if (desk.log.value.position >= 0 && seen.peek() < 0) see(); // from the first whole picture on, what comes is news
  });
  return { came, see };
}

/** What goes by the outbox, and is kept where there is no net. @param {Desk} desk */
function openReports(desk) {
  const last = signal(/** @type {{body: any, until: number}|null} */ (null));
  /** @param {Record<string, unknown>} report */
  const say = (report) => {
    const body = { ...report, ...envelope(momentOf(desk)) };
    last.value = { body, until: desk.doors.now() + UNDO };
    void desk.outbox.write(desk.golive, [{ body, line: '' }]);
  };
  const undo = () => {
    const said = last.peek();
    if (said) void desk.outbox.write(desk.golive, strikesOf([said.body], momentOf(desk)).map((body) => ({ body, line: '' })));
    last.value = null;
  };
  const undoable = computed(() => (last.value !== null && desk.own.value < last.value.until ? last.value.body : null));
  const unsent = computed(() => desk.letters.value.entries.length);
  return { say, undo, undoable, unsent };
}

/** @param {Room} room @param {string} path below the gate @param {Record<string, unknown>} [fields] */
export function decide({ desk, decider, gate }, path, fields = {}) {
  const code = gate.peek()?.code ?? '';
  return decider.send(`gates/${encodeURIComponent(code)}/${path}`, fields, desk.log.peek().position);
}
