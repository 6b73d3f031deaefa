/** What stands beside a bar: the one thing about the row that is worth words. Pure. */
import { instant, instantOrNull, minutesBetween } from '../words/time.js';
import { span } from '../wall/words.js';
import { isLateStart } from './bars.js';
/** @import {Texts} from '../words/i18n.js' */
/** @import {Times} from '../words/time.js' */
/** @import {Item} from './types.js' */

/** @typedef {{text: string, level: 'bad'|'watch'|'plain'}} Note */

/** @param {Item} item @param {number} now @param {Texts} texts @param {Times} times @param {import('./forecast.js').Foreseen} [foreseen] @returns {Note|null} */
export function noteOf(item, now, texts, times, foreseen) {
  const { row, standing: { late, waitsApproval, silent } } = item;
  const { t } = texts;
  if (row.blocked) return { text: blockedText(row.blocked, now, texts, times), level: 'bad' };
  if (row.status === 'failed') return { text: t('plan.note.failed'), level: 'bad' };
  const due = instantOrNull(row.planned_start);
  if (due !== null && isLateStart(row, now)) return { text: t('plan.note.start', { time: times.said(due) }), level: 'watch' };
  if (waitsApproval !== null && row.done_at) {
    return { text: t('plan.note.approval', { time: times.said(instant(row.done_at)), span: span(waitsApproval, texts) }), level: 'plain' };
  }
  if (silent !== null) return { text: t('plan.note.silent', { span: span(silent, texts) }), level: 'watch' };
  if (late > 0) return { text: t('plan.note.late', { span: span(late, texts) }), level: 'watch' };
  const { inherited = null } = foreseen ?? {};
  return inherited !== null && inherited > 0 && row.done_at === null ? { text: t('plan.note.inherited', { span: span(inherited, texts) }), level: 'plain' } : null;
}

/** @param {NonNullable<import('./types.js').PlanRow['blocked']>} blocked @param {number} now @param {Texts} texts @param {Times} times */
function blockedText({ since, eta, moved }, now, texts, times) {
  const { t } = texts;
  if (eta === null) return t('plan.note.blocked', { span: span(minutesBetween(instant(since), now), texts) });
  const solved = t('plan.note.solved', { time: times.said(instant(eta)) });
  return moved > 0 ? t('plan.note.moved', { solved, n: moved }) : solved;
}
