/** The links of one row: from the end of what comes before to the beginning of what follows. */
import { rowId } from '../../line/board.js';
import { instantOrNull } from '../../words/time.js';
import { filled, stroked } from './shapes.js';
/** @import {Brush} from './shapes.js' */
/** @import {Link} from '../links.js' */
/** @import {Picture} from './picture.js' */
/** @import {PlanRow} from '../types.js' */

const STUB = 7;
const TIP = 4;

/** @param {Brush} brush @param {Picture} picture */
export function paintLinks(brush, picture) {
  const { lines, places, cursor, links } = picture;
  const own = lines[places.get(cursor ?? '') ?? -1]?.item?.row;
  if (!own) return;
  for (const { row, type } of links.before) if (row) paintLink(brush, picture, row, own, type);
  for (const { row, type } of links.after) if (row) paintLink(brush, picture, own, row, type);
}

/** What stands in no line, its group being closed, is told by the inspector alone. @param {Brush} brush @param {Picture} picture @param {PlanRow} before @param {PlanRow} after @param {Link['type']} type */
function paintLink(brush, picture, before, after, type) {
  const [from, to] = [momentOf(picture, before, type[0]), momentOf(picture, after, type[1])];
  const [high, low] = [heightOf(picture, before), heightOf(picture, after)];
  if (from === null || to === null || high === null || low === null) return;
  const [left, right] = [picture.x(from), picture.x(to)];
  const bend = right - left > 2 * STUB ? right - STUB : left + STUB;
  brush.beginPath();
  brush.moveTo(left, high);
  brush.lineTo(bend, high);
  brush.lineTo(bend, low);
  brush.lineTo(right - TIP, low);
  stroked(brush, picture.ink.ink2, 1.5);
  brush.beginPath();
  brush.moveTo(right, low);
  brush.lineTo(right - TIP - 2, low - TIP);
  brush.lineTo(right - TIP - 2, low + TIP);
  brush.closePath();
  filled(brush, picture.ink.ink2);
}

/** @param {Picture} picture @param {PlanRow} row */
function heightOf({ places, rowHeight, scrolled, head }, { code }) {
  const at = places.get(code);
  return at === undefined ? null : head + at * rowHeight - scrolled + rowHeight / 2 - 1;
}

/** Its start or finish: as it was, as it is expected, else as planned. @param {Picture} picture @param {PlanRow} row @param {string} end S or F */
function momentOf({ places, lines, foreseen }, row, end) {
  const { start = null, finish = null } = foreseen[rowId(row.code)] ?? {};
  if (end === 'S') return instantOrNull(row.started_at ?? start ?? row.planned_start ?? row.done_at);
  const expected = lines[places.get(row.code) ?? -1]?.item?.standing.expected ?? null;
  return instantOrNull(row.done_at ?? finish) ?? expected ?? instantOrNull(row.planned_finish ?? row.planned_start);
}
