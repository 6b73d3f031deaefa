/** The help tells every key and every word of the line, in the words of the page's language. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { helpOf } from '../../../web/static/js/console/help.js';
import { actionOf } from '../../../web/static/js/console/keys.js';
import { parse } from '../../../web/static/js/grammar/index.js';
import { FRONTS, VERBS } from '../../../web/static/js/grammar/words.js';
import { context } from '../grammar/night.js';
import { LANGS, textsOf } from '../words/catalogue.js';

const hand = { empty: true, inHole: false, holeEmpty: true, inCall: false };
const press = (key) => ({ key, ctrlKey: false, shiftKey: false, altKey: false });

test('every verb and every front word stands there, with its text', () => {
  for (const lang of LANGS) {
    const parts = Object.fromEntries(helpOf(textsOf(lang)).map(({ name, rows }) => [name, rows]));
    assert.deepEqual(parts.words.slice(0, -1).map(({ keys }) => keys.at(-1)), Object.values(VERBS).map(({ word }) => word[lang]));
    assert.deepEqual(parts.fronts.map(({ keys }) => keys[0]), Object.values(FRONTS).map((word) => word[lang]));
    for (const { text, keys } of Object.values(parts).flat()) assert.ok(text.length > 1 && keys.length > 0, lang);
    assert.equal(textsOf(lang).has('console.help'), true);
  }
});

test('every example is a line that is understood', () => {
  for (const lang of LANGS) {
    const { rows } = helpOf(textsOf(lang)).find(({ name }) => name === 'lines');
    for (const { keys: [line] } of rows) assert.equal(parse(line.replace('p1043', 'p1050'), context({ lang })).kind, 'reports', `${lang} ${line}`);
  }
});

test('F1 and ? open it from an empty line; in a line ? is only a sign', () => {
  assert.deepEqual([actionOf(press('F1'), hand), actionOf(press('?'), hand)], ['help', 'help']);
  assert.deepEqual([actionOf(press('F1'), { ...hand, empty: false }), actionOf(press('?'), { ...hand, empty: false })], ['help', null]);
});
