/** The panels beside the line, what the one at the keys had seen when she left, and when she is away. */
import { effect, signal } from '@preact/signals';
import { AWAY_AFTER } from './since.js';
/** @import {Command} from './command.js' */

/** @typedef {ReturnType<typeof openPanels>} Panels */

/** @param {number} kept position of the last visit, -1 when there was none */
function openSignals(kept) {
  return {
    panel: signal(/** @type {'none'|'since'|'decisions'|'help'} */ ('none')),
    /** The position at the last key, and where the absence began that "since you left" tells of. */
    seen: signal(kept),
    left: signal(kept),
    /** The position when the decisions were opened. */
    looked: signal(-1),
  };
}

/** @param {Command} command */
export function openPanels({ desk }) {
  const key = `golive.seen.${desk.golive}`;
  const panels = openSignals(Number(localStorage.getItem(key) ?? -1));
  panels.seen.subscribe((position) => localStorage.setItem(key, String(position)));
  return { ...panels, noteKey: openAbsence(desk, panels) };
}

/**
 * Five minutes without a key and she was away: what came is there before she asks.
 * @param {Command['desk']} desk @param {ReturnType<typeof openSignals>} panels @returns {() => void} to be called at every key
 */
function openAbsence(desk, { panel, seen, left }) {
  let last = desk.doors.now();
  let away = false;
  effect(() => {
    const came = desk.log.value.position > seen.value && seen.value >= 0;
    if (away || !came || desk.own.value - last < AWAY_AFTER) return;
    away = true;
    left.value = seen.peek();
    panel.value = 'since';
  });
  return () => {
    [last, away] = [desk.doors.now(), false];
    seen.value = desk.log.peek().position;
  };
}

/** @param {Command} command @param {Panels} panels @param {'since'|'decisions'|'help'} which */
export function toggle({ desk }, { panel, looked }, which) {
  looked.value = desk.log.peek().position;
  panel.value = panel.peek() === which ? 'none' : which;
}
