/** The catalogues as they lie in the tree: every text of a language, keys led by the name of their file. */
import { readFileSync, readdirSync } from 'node:fs';
import { openTexts } from '../../../web/static/js/words/i18n.js';

const FOLDER = new URL('../../../web/i18n/', import.meta.url);

export const LANGS = ['nb', 'nn', 'en'];

/** The areas of a language, such as `wall`. */
export const areas = (lang) => readdirSync(new URL(`${lang}/`, FOLDER)).map((file) => file.replace('.json', '')).sort();

export const catalogue = (lang) => Object.fromEntries(areas(lang).flatMap((area) => {
  const messages = JSON.parse(readFileSync(new URL(`${lang}/${area}.json`, FOLDER), 'utf8'));
  return Object.entries(messages).map(([key, message]) => [`${area}.${key}`, message]);
}));

export const textsOf = (lang) => openTexts(lang, catalogue(lang));
