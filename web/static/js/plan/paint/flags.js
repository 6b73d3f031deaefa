/** The flags below the axis: now, milestones, the planned end and the end of the window, each where there is room for its words. */
import { rowId } from '../../line/board.js';
import { labelled } from '../../replay/labels.js';
import { instantOrNull } from '../../words/time.js';
import { isPoint } from '../bars.js';
import { deadlinesOf } from '../deadlines.js';
import { widthOf } from '../../words/measure.js';
import { AXIS, HEAD } from './room.js';
import { STRONG, box, diamond, filled, words } from './shapes.js';
/** @import {Brush} from './shapes.js' */
/** @import {Picture} from './picture.js' */

const MIDDLE = AXIS + (HEAD - AXIS) / 2;
const STYLE = { size: 12, weight: 500 };
const PAD = 8;

/** @typedef {{at: number, kind: 'point'|'reached'|import('../deadlines.js').Deadline['kind'], ways: string[]}} Flag */

/** @param {Brush} brush @param {Picture} picture */
export function paintFlags(brush, picture) {
  const { x, width, ink } = picture;
  brush.fillStyle = ink.surface;
  brush.fillRect(0, AXIS, width, HEAD - AXIS);
  const flags = flagsOf(picture).filter(({ at }) => x(at) >= -1 && x(at) <= width + 1);
  const now = nowBox(picture);
  const shapes = flags.map(({ at, kind, ways }) => ({ from: x(at) - halfOf(kind), to: x(at) + halfOf(kind), y: MIDDLE, ways }));
  const labels = labelled([...(now ? [{ ...now, y: MIDDLE, ways: [] }] : []), ...shapes], { from: 0, to: width }, STYLE).slice(now ? 1 : 0);
  flags.forEach(({ at, kind }, nth) => {
    if (kind === 'point' || kind === 'reached') {
      diamond(brush, x(at), MIDDLE, 7);
      filled(brush, kind === 'reached' ? ink.ink : ink.surface, ink.ink);
    }
    const label = labels[nth];
    if (label) words(brush, label.text, label.x, MIDDLE + 4, { colour: ink.ink2, align: label.end ? 'right' : 'left', font: '500 12px Inter, system-ui, sans-serif' });
  });
  if (now) paintNow(brush, now, ink);
}

/** @param {Flag['kind']} kind */
const halfOf = (kind) => (kind === 'point' || kind === 'reached' ? 7 : 1);

/** The most important first: what has no room for its words is left without. @param {Picture} picture @returns {Flag[]} */
function flagsOf({ golive, summary, foreseen, items, texts: { t }, times }) {
  const deadlines = deadlinesOf(golive, summary).map(({ kind, at }) => ({ kind, at, ways: [t(`plan.flag.${kind}`, { time: times.said(at) }), t(`plan.flag.${kind}.short`)] }));
  const points = items.flatMap(({ row }) => {
    const reached = instantOrNull(row.done_at);
    const at = isPoint(row) ? reached ?? instantOrNull(foreseen[rowId(row.code)]?.finish ?? row.planned_finish ?? row.planned_start) : null;
    /** @type {Flag['kind']} */
    const kind = reached === null ? 'point' : 'reached';
    return at === null ? [] : [{ kind, at, ways: [`${row.title ?? row.code} ${times.said(at)}`, `${row.code} ${times.said(at)}`, row.code] }];
  });
  return [...deadlines, ...points];
}

/** Where its box stands, over its line and always told. @param {Picture} picture @returns {{from: number, to: number, text: string}|null} */
function nowBox({ x, width, now, texts: { t }, times }) {
  const at = x(now);
  if (at < 0 || at > width) return null;
  const text = t('plan.flag.now', { time: times.said(now) });
  const wide = widthOf(text, { size: 12, weight: 600 }) + 2 * PAD;
  const from = Math.min(Math.max(at - wide / 2, 0), width - wide);
  return { from, to: from + wide, text };
}

/** @param {Brush} brush @param {{from: number, to: number, text: string}} now @param {import('../ink.js').Ink} ink */
function paintNow(brush, { from, to, text }, ink) {
  box(brush, from, to, AXIS + 3, HEAD - AXIS - 6);
  filled(brush, ink.accent);
  words(brush, text, (from + to) / 2, MIDDLE + 4, { colour: ink.onAccent, align: 'center', font: STRONG });
}
