/** The telephone's keys: whom to ring next, a call opened and ended, nobody answered. */
import { batch, computed, effect, signal } from '@preact/signals';
import { rowId } from '../line/board.js';
import { uuid7 } from '../outbox/uuid7.js';
import { FRONTS } from '../grammar/words.js';
import { SECOND_ESCAPE, endedCall, noted, openCall, placeFields, tellersOf, unanswered } from './calling.js';
import { turnedPage } from './context.js';
import { momentOf } from './desk.js';
import { newestFirst } from './entries.js';
import { SIGN_EVERY, LOST_AFTER, openKeeping } from './keeping.js';
import { ringing } from './ringing.js';
import { EMPTY } from './typing.js';
/** @import {Parsed, PlaceSubject, Reports} from '../grammar/types.js' */
/** @import {Writing} from './command.js' */
/** @import {Call} from './types.js' */

/** @param {Writing} command */
export function openPhone(command) {
  const { desk, list, call } = command;
  const rings = computed(() => ringing(
    desk.calls.value.tables.parties, list.items.value, desk.minute.value, desk.wall.value.tables.golive?.[''],
  ));
  remember(command);
  const acts = openCalls(command);
  /** F2: what stands in the line is rung; an empty line gets the next to call. */
  const ring = () => {
    const parsed = command.preview.peek();
    const place = spokenPlace(parsed);
    if (place) return acts.open(place, parsed.kind === 'reports' && parsed.front === 'call' ? parsed.reports[0].note : '');
    const next = rings.peek().find(({ code }) => code !== call.peek()?.place);
    const word = `${FRONTS.call[desk.texts.lang]} `;
    batch(() => {
      command.put(`${word}${next?.code.toLowerCase() ?? ''}`);
      command.marked.value = [word.length, command.typing.peek().text.length];
    });
  };
  return { rings, ring, ...acts, ...openEscape(command, acts.end) };
}

/** A place of whom one could ring. @param {Parsed} parsed @returns {PlaceSubject|null} */
function spokenPlace(parsed) {
  const [subject] = parsed.kind === 'show' || parsed.kind === 'reports' ? parsed.subjects : [];
  return subject?.kind === 'place' ? subject : null;
}

/** @param {Writing} command */
function openCalls(command) {
  const { desk, list, call, typing, send } = command;
  const placeOf = (/** @type {string} */ code) => placeIn(desk, code);
  const assumed = () => desk.texts.t('console.teller.assumed');
  const log = () => newestFirst(desk.log.peek().tables.reports);
  const end = () => {
    const ended = call.peek();
    if (!ended) return;
    send([endedCall(ended, momentOf(desk))], '');
    call.value = null;
  };
  /** Nothing is told before it ends; whoever was on the phone is off it now. @param {PlaceSubject} place @param {string} [note] */
  const open = (place, note = '') => batch(() => {
    const now = call.peek();
    [typing.value, list.regarded.value] = [EMPTY, null];
    if (now?.place === place.code) return void (call.value = noted(now, note));
    end();
    const opened = openCall(place, list.items.peek(), log(), desk.moment(), assumed());
    call.value = { ...opened, report_id: uuid7(momentOf(desk).real), note };
  });
  /** F4: the place on the phone, else in the line, else the next to call, is tried again in ten minutes. */
  const noAnswer = (/** @type {string} */ next = '') => {
    const code = spokenPlace(command.preview.peek())?.code ?? next;
    const tried = call.peek() ?? (code === '' ? null : { fields: placeFields(placeOf(code)), note: '' });
    if (tried === null) return;
    batch(() => {
      send([unanswered(tried, momentOf(desk))], '');
      call.value = null;
      typing.value = EMPTY;
    });
  };
  const tellers = () => (call.peek() ? tellersOf(placeOf(call.peek()?.place ?? ''), log(), assumed()) : []);
  return { open, end, noAnswer, hungUp: hanging(call), tellers, placeOf, ...openCard(command) };
}

/** A line that says that nobody answered is the report of the call it is typed in. @param {Writing['call']} call */
const hanging = (call) => (/** @type {Reports} */ parsed) => {
  const now = call.peek();
  if (parsed.front !== 'no_answer' || !now || parsed.subjects[0]?.code !== now.place) return parsed;
  call.value = null;
  return now.note ? { ...parsed, reports: parsed.reports.map((report) => ({ ...report, note: noted(now, report.note ?? '').note })) } : parsed;
};

/** A place by its code, location and actor alike. @param {import('./desk.js').Desk} desk @param {string} code @returns {PlaceSubject} */
function placeIn({ plan }, code) {
  const { locations, actors } = plan.peek().tables;
  const [location, actor] = [locations[rowId(code)], actors[rowId(code)]];
  return {
    kind: 'place', code, name: (location ?? actor)?.name ?? code,
    ...(location ? { location: location.code } : {}), ...(actor ? { actor: actor.code } : {}),
  };
}

/** What changes on the card of a call. @param {Writing} command */
function openCard({ call }) {
  /** @param {(now: import('./types.js').Call) => import('./types.js').Call} how */
  const change = (how) => (call.value = call.peek() && how(/** @type {import('./types.js').Call} */ (call.peek())));
  return {
    hears: (/** @type {string} */ teller) => change((now) => ({ ...now, teller })),
    turnPage: () => change(turnedPage),
  };
}

/** @param {Writing} command @param {() => void} end */
function openEscape({ desk, typing, call, list }, end) {
  const armed = signal(-Infinity);
  const escape = () => {
    const again = desk.doors.now() - armed.peek() < SECOND_ESCAPE;
    armed.value = again ? -Infinity : desk.doors.now();
    if (typing.peek().text !== '') return void (typing.value = EMPTY);
    if (call.peek()) return again ? end() : undefined;
    list.place.value = null;
  };
  return { armed, escape };
}

/** A call outlives its page: loaded anew it goes on, closed it is reported by the next one. @param {Writing} command */
function remember({ desk, call }) {
  const keeping = openKeeping({ golive: desk.golive, person: desk.who.person, shared: localStorage, own: sessionStorage });
  const moment = () => momentOf(desk);
  const sign = () => {
    if (call.peek()) keeping.keep(/** @type {Call} */ (call.peek()), moment());
    desk.doors.after(sign, SIGN_EVERY);
  };
  const settle = () => {
    const bodies = keeping.lost(moment().real).map(({ call: lost, until }) => endedCall(lost, { ...moment(), run: until }));
    if (bodies.length > 0) void desk.outbox.write(desk.golive, bodies.map((body) => ({ body, line: '' })));
  };
  call.value = keeping.resumed();
  settle();
  desk.doors.after(settle, LOST_AFTER);
  desk.doors.after(sign, SIGN_EVERY);
  /** @type {Call|null} */
  let before = null;
  effect(() => {
    const now = call.value;
    if (before && before.report_id !== now?.report_id) keeping.end(before);
    if (now) keeping.keep(now, moment());
    before = now;
  });
  addEventListener('pagehide', () => call.peek() && keeping.leave(/** @type {Call} */ (call.peek()), moment()));
  addEventListener('pageshow', () => call.peek() && keeping.keep(/** @type {Call} */ (call.peek()), moment()));
}
