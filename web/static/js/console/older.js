/** Reports that the board of the log no longer has: fetched when the line names them, kept as long as the line stands. */
import { effect, signal } from '@preact/signals';
import { insist } from './asking.js';
import { holeOf } from './typing.js';
/** @import {Desk} from './desk.js' */
/** @import {LogRow} from './types.js' */
/** @import {Typing} from './typing.js' */

const NAMED = /(?<![\p{L}\d])p([1-9]\d{0,8})(?![\p{L}\d])/giu;
const ENTRY = /^p?([1-9]\d{0,8})$/i;

/** Positions of the log that stand before the note, or in the hole that asks for one. @param {Typing} typing @returns {number[]} */
export function positionsIn(typing) {
  const [head] = typing.text.split(',', 1);
  const asked = holeOf(typing)?.name === 'entry' ? ENTRY.exec(typing.input.trim())?.[1] : undefined;
  return [...[...head.matchAll(NAMED)].map(([, position]) => position), ...(asked ? [asked] : [])].map(Number);
}

/**
 * @param {Pick<Desk, 'log'|'askReports'|'doors'>} desk
 * @param {import('@preact/signals').Signal<Typing>} typing
 */
export function openOlder({ log, askReports, doors }, typing) {
  /** What came; null where there is no such report. */
  const older = signal(/** @type {Record<string, LogRow|null>} */ ({}));
  /** @type {Set<number>} */
  const asked = new Set();
  const isOlder = (/** @type {number} */ position) =>
    position <= log.value.position && !Object.hasOwn(log.value.tables.reports, String(position));
  /** @param {number} position */
  const fetchOne = async (position) => {
    const ask = async () => {
      const reports = await askReports(position - 1, position + 1);
      return reports ? /** @type {const} */ ({ verdict: 'yes', body: reports }) : /** @type {const} */ ({ verdict: 'later' });
    };
    const reports = await insist(ask, doors, () => positionsIn(typing.peek()).includes(position));
    if (reports) older.value = { ...older.peek(), [position]: reports[0] ?? null };
    else asked.delete(position);
  };
  effect(() => {
    const wanted = positionsIn(typing.value).filter((position) => isOlder(position) && !asked.has(position));
    for (const position of wanted) {
      asked.add(position);
      void fetchOne(position);
    }
    if (typing.value.text !== '' || Object.keys(older.peek()).length === 0) return;
    asked.clear();
    older.value = {};
  });
  return {
    /** @param {number} position @returns {LogRow|undefined} */
    reportAt: (position) => log.value.tables.reports[String(position)] ?? older.value[position] ?? undefined,
    /** The first that is named and has not come yet. @returns {number|null} */
    awaited: () => positionsIn(typing.value).find((position) => isOlder(position) && !Object.hasOwn(older.value, String(position))) ?? null,
  };
}
