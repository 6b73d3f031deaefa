/** What the page says of a gate: criteria, seats and conditions in words. */
import { instant } from '../words/time.js';
import { namesOf } from '../console/names.js';
/** @import {Room} from './room.js' */
/** @import {ConditionRow, CriterionRow, GateRow} from './types.js' */

/** @param {Room} room @param {CriterionRow} criterion */
export function criterionWord({ desk }, { kind, of, state, words }) {
  const { t } = desk.texts;
  const names = namesOf(desk);
  const code = of ?? '';
  switch (kind) {
    case 'text':
      return words ?? '';
    case 'system': {
      const system = names.system(code);
      return t('gates.criterion.system', { name: system?.name ?? code, state: t(`words.system.${system?.kind ?? 'legacy'}.${state}`) });
    }
    case 'counter':
      return names.counter(code) ?? code;
    case 'activity':
      return t('gates.criterion.activity', { name: [code, desk.rowOf(code)?.title].filter(Boolean).join(' ') });
    default:
      return t(`gates.criterion.${kind}`, { name: code });
  }
}

/** How far it has come, where it is counted. @param {CriterionRow} criterion @param {import('../words/i18n.js').Texts['t']} t */
export const countWord = ({ value, target }, t) => (target === null ? '' : t('gates.count', { value: value ?? 0, target }));

/** @param {GateRow} gate @param {readonly string[]} codes of seats */
export const seatTitles = (gate, codes) => codes.map((code) => gate.seats.find((seat) => seat.code === code)?.title ?? code).join(', ');

/** Who closes it, by when, and its words for who may read them. @param {Room} room @param {ConditionRow} condition */
export function conditionWord({ desk }, { owner, due, of, words }) {
  const said = wordsOf(desk, of)?.[words] ?? '';
  const { t } = desk.texts;
  return t('gates.condition', { words: said, owner: namesOf(desk).actor(owner) ?? owner, due: desk.times.value.said(instant(due)) });
}

/** The free words of a report, as the log has them. @param {Room['desk']} desk @param {string} report @returns {Record<string, string>|null} */
export function wordsOf({ log }, report) {
  const row = Object.values(log.value.tables.reports).find(({ report_id }) => report_id === report);
  return /** @type {any} */ (row?.text ?? null);
}

/** @param {Room['desk']} desk @param {string} ref */
export function teller({ people }, ref) {
  return ref.startsWith('role:') ? ref.slice(5) : people.value[ref] ?? '';
}
