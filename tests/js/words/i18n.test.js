/** The words of a page, and that the three languages say the same things. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { fetchTexts, openTexts } from '../../../web/static/js/words/i18n.js';
import { LANGS, areas, catalogue } from './catalogue.js';
import { Stand } from '../line/stand.js';

const texts = openTexts('nb', { 'a.late': '{name} er {n} min sen', 'a.places': { one: '{n} sted', other: '{n} steder' } });

test('placeholders are filled', () => {
  assert.equal(texts.t('a.late', { name: 'Moa', n: 18 }), 'Moa er 18 min sen');
});

test('one is one, none and all else are many', () => {
  assert.deepEqual([0, 1, 2, 21].map((n) => texts.t('a.places', { n })), ['0 steder', '1 sted', '2 steder', '21 steder']);
});

test('a text or a filling that is not there is a fault of ours', () => {
  assert.throws(() => texts.t('a.early'), /no text a.early in nb/);
  assert.throws(() => texts.t('a.late', { n: 1 }), /a.late needs name/);
});

test('a page knows whether a word that a plan made up has a text', () => {
  assert.deepEqual([texts.has('a.late'), texts.has('toString')], [true, false]);
});

test('the catalogue is asked for until it comes', async () => {
  const stand = new Stand();
  const asked = fetchTexts('/words', 'se', stand.doors());
  await stand.answered();
  stand.pages['/words'] = { 'a.b': 'c' };
  await stand.pass(250).answered();
  const found = await asked;
  assert.deepEqual([stand.asked.length, found.lang, found.t('a.b')], [2, 'nb', 'c']);
});

test('every language has the same areas', () => {
  assert.deepEqual(areas('nn'), areas('nb'));
  assert.deepEqual(areas('en'), areas('nb'));
});

const forms = (message) => (typeof message === 'string' ? [message] : Object.values(message));
const placeholders = (message) => [...new Set(forms(message).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort();

for (const lang of ['nn', 'en']) {
  test(`${lang} has the texts of nb, with the same placeholders`, () => {
    const [ours, theirs] = [catalogue('nb'), catalogue(lang)];
    assert.deepEqual(Object.keys(theirs).sort(), Object.keys(ours).sort());
    for (const [key, message] of Object.entries(ours)) assert.deepEqual(placeholders(theirs[key]), placeholders(message), key);
  });
}

for (const lang of LANGS) {
  test(`no text of ${lang} is empty, and one that counts says both`, () => {
    for (const [key, message] of Object.entries(catalogue(lang))) {
      assert.ok(forms(message).every((form) => typeof form === 'string' && form.trim() !== ''), key);
      if (typeof message !== 'string') assert.deepEqual(Object.keys(message), ['one', 'other'], key);
    }
  });
}

test('no sentence of the wall is much longer in one language than in another', () => {
  const [nb, nn, en] = LANGS.map(catalogue);
  const long = Object.keys(nb).filter((key) => key.startsWith('wall.')).filter((key) => {
    const lengths = [nb, nn, en].map((all) => Math.max(...forms(all[key]).map((form) => form.length)));
    return Math.max(...lengths) > 20 && Math.max(...lengths) > 1.4 * Math.min(...lengths);
  });
  assert.deepEqual(long, []);
});
