/** The telephone's keys: whom to ring next, a call opened and ended, nobody answered. */
import { batch, computed, effect, signal } from '@preact/signals';
import { rowId } from '../core/board.js';
import { rfc3339 } from '../core/time.js';
import { FRONTS } from '../grammar/words.js';
import { envelope } from './bodies.js';
import { SECOND_ESCAPE, TRY_AGAIN, openCall, placeFields, secondsOf, tellersOf } from './calling.js';
import { turnedPage } from './context.js';
import { momentOf } from './desk.js';
import { newestFirst } from './entries.js';
import { ringing } from './ringing.js';
import { EMPTY } from './typing.js';
/** @import {Parsed, PlaceSubject} from '../grammar/types.js' */
/** @import {Writing} from './command.js' */

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
    const place = spokenPlace(command.preview.peek());
    if (place) return acts.open(place);
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
  /** @param {PlaceSubject} place */
  const open = (place) => batch(() => {
    send([{ kind: 'called', ...placeFields(place), ...envelope(momentOf(desk)) }], '');
    typing.value = EMPTY;
    call.value = openCall(place, list.items.peek(), log(), desk.moment(), assumed());
  });
  const end = () => {
    const ended = call.peek();
    if (!ended) return;
    const seconds = secondsOf(ended, desk.moment());
    send([{ kind: 'called', ...placeFields(placeOf(ended.place)), seconds, ...envelope(momentOf(desk)) }], '');
    call.value = null;
  };
  /** F4: the place on the phone, else in the line, else the next to call, is tried again in ten minutes. */
  const noAnswer = (/** @type {string|undefined} */ next) => {
    const place = spokenPlace(command.preview.peek());
    const code = call.peek()?.place ?? place?.code ?? next;
    if (code === undefined) return;
    const again_at = rfc3339(desk.moment() + TRY_AGAIN);
    batch(() => {
      send([{ kind: 'no_answer', ...placeFields(placeOf(code)), again_at, ...envelope(momentOf(desk)) }], '');
      call.value = null;
      typing.value = EMPTY;
    });
  };
  const tellers = () => (call.peek() ? tellersOf(placeOf(call.peek()?.place ?? ''), log(), assumed()) : []);
  return { open, end, noAnswer, tellers, placeOf, ...openCard(command) };
}

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

/** A call outlives a page that is loaded anew in the middle of it. @param {Writing} command */
function remember({ desk, call }) {
  const key = `golive.call.${desk.golive}`;
  const kept = sessionStorage.getItem(key);
  if (kept !== null) call.value = JSON.parse(kept);
  effect(() => {
    if (call.value) sessionStorage.setItem(key, JSON.stringify(call.value));
    else sessionStorage.removeItem(key);
  });
}
