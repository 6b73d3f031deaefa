/** What the help shows: the keys, examples of the line, and its words, each with what it does. Pure. */
import { translator } from '../grammar/phrases.js';
import { DAYS, FRONTS, LETTERS, REASONS, SIGNS, UNTIL, VERBS } from '../grammar/words.js';
/** @import {Front, Lang, Verb} from '../grammar/types.js' */
/** @import {Texts} from '../words/i18n.js' */

/** @typedef {{keys: readonly string[], text: string}} Row what is pressed or typed, and what it does */
/** @typedef {{name: 'keys'|'lines'|'words'|'fronts', rows: Row[]}} Part */

/** By the name of their text. */
const KEYS = {
  help: ['F1', '?'], ring: ['F2'], no_answer: ['F4'], decisions: ['F7'], approve: ['F8'], since: ['F9'], enter: ['Enter'], tab: ['Tab'],
  escape: ['Esc'], hang_up: ['Esc', 'Esc'], undo: ['Ctrl+Z'], row: ['↑', '↓'], filter: ['←', '→'],
};

/** @param {Pick<Texts, 't'|'lang'>} texts @returns {Part[]} */
export function helpOf({ t, lang }) {
  const keys = Object.entries(KEYS).map(([name, pressed]) => ({ keys: pressed, text: t(`console.help.key.${name}`) }));
  const space = { keys: [t('console.key.space')], text: t('console.help.key.select') };
  return [
    { name: 'keys', rows: [...keys, space] },
    { name: 'lines', rows: examples(lang).map(([name, line]) => ({ keys: [line], text: t(`console.help.line.${name}`) })) },
    { name: 'words', rows: [...verbs(lang), reasons(lang)] },
    { name: 'fronts', rows: fronts(lang).map(([front, word]) => ({ keys: [word], text: t(`console.help.front.${front}`) })) },
  ];
}

/** Lines as they are typed in a language. @param {Lang} lang @returns {[name: string, line: string][]} */
function examples(lang) {
  const [verb, front] = [(/** @type {Verb} */ name) => VERBS[name].word[lang], (/** @type {Front} */ name) => FRONTS[name][lang]];
  const why = translator(lang)('example_reason');
  return [
    ['done', '112+'], ['time', '112+ 2058'], ['ago', '112+ -7'], ['day', `112+ ${DAYS[0].word[lang]} 2137`],
    ['several', '112 113 118*'], ['range', '112..118*'], ['workaround', '112+! 3'], ['blocked', `112- 3 ${UNTIL} +20`],
    ['eta', `112 ${UNTIL} 2140`], ['system', `epj1 ${verb('off')} 2005`], ['place', `moa ${verb('complete')}`],
    ['count', 'pas 713'], ['call', `${front('call')} moa, …`], ['correct', `p1043 ${front('correct')} 2005, ${why}`],
    ['strike', `p1043 ${front('strike')}, ${why}`], ['note', '112+, …'],
  ];
}

/** Each verb with its word, and what is shorter. @param {Lang} lang @returns {Row[]} */
const verbs = (lang) => /** @type {Verb[]} */ (Object.keys(VERBS)).map((verb) => {
  const short = [SIGNS, LETTERS[lang]].flatMap((table) => Object.entries(table).flatMap(([key, named]) => (named === verb ? [key] : [])));
  const { on, word } = VERBS[verb];
  return { keys: [...short, word[lang]], text: translator(lang)(`about_${on}`) };
});

/** `1 nett, 2 tilgang …` @param {Lang} lang @returns {Row} */
const reasons = (lang) =>
  ({ keys: ['1–9'], text: REASONS.map((reason, at) => `${at + 1} ${translator(lang)(reason)}`).join(', ') });

/** @param {Lang} lang */
const fronts = (lang) => Object.entries(FRONTS).map(([front, word]) => [front, word[lang]]);
