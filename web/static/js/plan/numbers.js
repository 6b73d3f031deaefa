/** The numbers above the plan: how the last milestone was met, when the end is expected, what is left until the window closes. Pure. */
import { aheadAtLast, aheadNow, floatLeft } from '../wall/state.js';
import { offset, span } from '../wall/words.js';
import { instantOrNull } from '../words/time.js';
/** @import {Texts} from '../words/i18n.js' */
/** @import {Times} from '../words/time.js' */
/** @import {GoLiveRow} from '../wall/types.js' */
/** @import {Summary} from './forecast.js' */

/** @typedef {{key: string, value: string, lines: string[]}} Figure */

/** What is not known is left out. @param {GoLiveRow} golive @param {Summary|null} summary @param {number} now @param {Texts} texts @param {Times} times @returns {Figure[]} */
export function figuresOf(golive, summary, now, texts, times) {
  const foreseen = golive.complete_at ? null : summary;
  const found = [
    milestone(golive, now, texts, times),
    (foreseen && expected(foreseen, texts, times)) ?? finish(golive, texts, times),
    (foreseen && room(golive, foreseen, texts, times)) ?? left(golive, now, texts, times),
    foreseen && chances(foreseen, texts),
  ];
  return found.flatMap((one) => one ?? []);
}

/** When the end is expected, against its plan. @param {Summary} summary @param {Texts} texts @param {Times} times @returns {Figure|null} */
function expected({ finish: at, planned_finish: planned, offset: ahead, p80 }, texts, times) {
  const [end, due, late] = [instantOrNull(at), instantOrNull(planned), instantOrNull(p80)];
  if (end === null) return null;
  const against = ahead === null || due === null ? '' : texts.t('plan.number.against', { offset: offset(ahead, texts), time: times.said(due) });
  return { key: 'expected', value: times.said(end), lines: [against, late === null ? '' : texts.t('plan.number.p80', { time: times.said(late) })].filter(Boolean) };
}

/** What is left until one cannot turn back, then until the window closes. @param {GoLiveRow} golive @param {Summary} summary @param {Texts} texts @param {Times} times @returns {Figure|null} */
function room({ point_of_no_return: turn, window_end: end }, { float_to_no_return: first, float_to_window_end: last }, texts, times) {
  const { t } = texts;
  const [turning, closing] = [instantOrNull(turn), instantOrNull(end)];
  const then = last === null || closing === null ? '' : t('plan.number.then', { span: signedSpan(last, texts), time: times.said(closing) });
  if (first !== null && turning !== null) return { key: 'no_return', value: signedSpan(first, texts), lines: [t('plan.number.turning', { time: times.said(turning) }), then].filter(Boolean) };
  return last === null || closing === null ? null : { key: 'float', value: signedSpan(last, texts), lines: [t('plan.number.window', { time: times.said(closing) })] };
}

/** @param {number} minutes @param {Texts} texts */
const signedSpan = (minutes, texts) => `${minutes < 0 ? '\u2212' : ''}${span(Math.abs(minutes), texts)}`;

/** @param {Summary} summary @param {Texts} texts @returns {Figure|null} */
function chances({ in_window: window = null, before_no_return: turn = null }, { t }) {
  if (window === null && turn === null) return null;
  const percent = (/** @type {number} */ share) => Math.round(share * 100);
  return {
    key: 'chance', value: `${percent(window ?? turn ?? 0)} %`,
    lines: [t(window === null ? 'plan.number.chance.turn' : 'plan.number.chance.window'), window !== null && turn !== null ? t('plan.number.chance.also', { n: percent(turn) }) : ''].filter(Boolean),
  };
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
  return { key: 'float', value: signedSpan(minutes, texts), lines: [texts.t('plan.number.window', { time: times.said(end) })] };
}
