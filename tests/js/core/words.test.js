/** One word a thing: what is typed, read back and shown of a care mode is the same, and a late entry is something else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { translator } from '../../../web/static/js/grammar/phrases.js';
import { LANGS, textsOf } from './catalogue.js';

const MODES = ['read-only', 'paper', 'ready', 'back-entered'];

test('a care mode is read back in the word that the boards show', () => {
  for (const lang of LANGS) {
    const { t } = textsOf(lang);
    const pairs = MODES.map((mode) => [translator(lang)(`mode_${mode}`), t(`common.mode.${mode}`)]);
    for (const [spoken, shown] of pairs) assert.equal(spoken, shown, lang);
  }
});

test('a late entry and a place that is back-entered have a word each', () => {
  const words = LANGS.map((lang) => [textsOf(lang).t('console.mark.late'), textsOf(lang).t('common.mode.back-entered')]);
  assert.deepEqual(words, [['etterført', 'etterregistrert'], ['etterført', 'etterregistrert'], ['late entry', 'back-entered']]);
});
