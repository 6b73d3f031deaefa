/** One word a thing: what is typed, read back and shown of a care mode is the same, and a late entry is something else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEVIATIONS, OF_THE_PAST } from '../../../web/static/js/console/outcome.js';
import { deviationWord } from '../../../web/static/js/words/deviations.js';
import { translator } from '../../../web/static/js/grammar/phrases.js';
import { LANGS, textsOf } from './catalogue.js';

const MODES = ['read-only', 'paper', 'ready', 'back-entered'];

test('a care mode is read back in the word that the boards show', () => {
  for (const lang of LANGS) {
    const { t } = textsOf(lang);
    const pairs = MODES.map((mode) => [translator(lang)(`mode_${mode}`), t(`words.mode.${mode}`)]);
    for (const [spoken, shown] of pairs) assert.equal(spoken, shown, lang);
  }
});

test('a late entry and a place that is back-entered have a word each', () => {
  const words = LANGS.map((lang) => [textsOf(lang).t('console.mark.late'), textsOf(lang).t('words.mode.back-entered')]);
  assert.deepEqual(words, [['etterført', 'etterregistrert'], ['etterført', 'etterregistrert'], ['late entry', 'back-entered']]);
});

const FORESEEN = [...Object.values(DEVIATIONS).flatMap(Object.values).filter(Boolean), ...Object.values(OF_THE_PAST), 'start-before-predecessors'];
const NAMES = [...FORESEEN, 'waiver-in-doubt', 'on-removed', 'legacy-opened', 'clock-ahead', 'clock-behind'];

test('every deviation has its word, one that nobody knows is a deviation all the same', () => {
  for (const lang of LANGS) {
    const texts = textsOf(lang);
    const unknown = deviationWord('nobody-knows', texts);
    for (const name of NAMES) assert.notEqual(deviationWord(name, texts), unknown, `${lang} ${name}`);
  }
});

test('what the console foresees it can warn of', () => {
  for (const lang of LANGS) for (const name of FORESEEN) assert.ok(textsOf(lang).has(`console.warn.${name}`), `${lang} ${name}`);
});

test('a start before its time names what it should have waited for, while that still holds it', () => {
  const said = (before) => deviationWord('start-before-predecessors', textsOf('nb'), before);
  assert.deepEqual([said(['A-180']), said(['A-1', 'A-2', 'A-3']), said([])], ['startet før A-180', 'startet før A-1, A-2', 'startet før frigitt']);
});
