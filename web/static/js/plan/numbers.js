/** The numbers above the plan: how the last milestone was met, when the end is expected, what is left until the window closes. Pure. */
import { aheadAtLast, aheadNow, floatLeft } from '../wall/state.js';
import { offset, span } from '../wall/words.js';
import { instantOrNull } from '../words/time.js';
/** @import {Texts} from '../words/i18n.js' */
/** @import {Times} from '../words/time.js' */
/** @import {GoLiveRow} from '../wall/types.js' */

/** @typedef {{key: string, value: string, lines: string[]}} Figure */

/** What is not known is left out. @param {GoLiveRow} golive @param {number} now @param {Texts} texts @param {Times} times @returns {Figure[]} */
export function figuresOf(golive, now, texts, times) {
  return [milestone(golive, now, texts, times), finish(golive, texts, times), left(golive, now, texts, times)].flatMap((one) => one ?? []);
}

/** @param {GoLiveRow} golive @param {number} now @param {Texts} texts @param {Times} times @returns {Figure|null} */
function milestone(golive, now, texts, times) {
  const { t } = texts;
  if (golive.complete_at) return complete(golive, texts, times);
  const ahead = aheadNow(golive, now);
  if (ahead === null) return null;
  const { milestone: last } = golive;
  const [at, planned] = [instantOrNull(last?.at), instantOrNull(last?.planned)];
  const since = last?.offset_from_start_minutes ?? null;
  return {
    key: 'milestone', value: offset(ahead, texts),
    lines: [
      last && at !== null && planned !== null ? t('plan.number.reached', { title: last.title, at: times.said(at), planned: times.said(planned) }) : '',
      since !== null && since !== last?.offset_minutes ? t('plan.number.from_start', { offset: offset(since, texts) }) : '',
    ].filter(Boolean),
  };
}

/** @param {GoLiveRow} golive @param {Texts} texts @param {Times} times @returns {Figure} */
function complete(golive, texts, times) {
  const ahead = aheadAtLast(golive);
  return {
    key: 'complete', value: times.said(instantOrNull(golive.complete_at) ?? 0),
    lines: ahead === null ? [] : [texts.t('plan.number.compared', { offset: offset(ahead, texts) })],
  };
}

/** @param {GoLiveRow} golive @param {Texts} texts @param {Times} times @returns {Figure|null} */
function finish({ finish: planned, activities, released }, { t }, times) {
  const at = instantOrNull(planned);
  return at === null ? null : { key: 'finish', value: times.said(at), lines: [t('plan.number.done', { part: released, whole: activities })] };
}

/** Nothing is left to be measured once all is complete. @param {GoLiveRow} golive @param {number} now @param {Texts} texts @param {Times} times @returns {Figure|null} */
function left(golive, now, texts, times) {
  const minutes = golive.complete_at ? null : floatLeft(golive, now);
  const end = instantOrNull(golive.window_end);
  if (minutes === null || end === null) return null;
  return { key: 'float', value: `${minutes < 0 ? '\u2212' : ''}${span(Math.abs(minutes), texts)}`, lines: [texts.t('plan.number.window', { time: times.said(end) })] };
}
