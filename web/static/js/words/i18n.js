/** The words of the page: looked up in its language's catalogue, placeholders filled, one or many chosen. */
/** @import {Doors} from '../line/doors.js' */
import { jittered } from '../line/backoff.js';
import { orNull } from '../line/fetching.js';
/** @import {Lang} from './time.js' */

/**
 * @typedef {string | {one: string, other: string}} Message the second is chosen by the argument `n`
 * @typedef {Record<string, Message>} Catalogue keys are `area.key`
 * @typedef {Record<string, string | number>} Args
 * @typedef {object} Texts
 * @property {Lang} lang
 * @property {(key: string, args?: Args) => string} t throws for a key that is not there: that is a fault of ours
 * @property {(key: string) => boolean} has for words that a plan may make up, such as areas
 */

const PLACEHOLDER = /\{(\w+)\}/g;
const RETRY_CAP = 5000;
const LANGS = /** @type {const} */ (['nb', 'nn', 'en']);

/**
 * The catalogue of the page's language; asked for until it comes, for without words there is no page.
 * @param {string} url @param {string} lang @param {Doors} doors @returns {Promise<Texts>}
 */
export async function fetchTexts(url, lang, doors) {
  const spoken = LANGS.find((known) => known === lang) ?? 'nb';
  for (let failures = 0; ; failures += 1) {
    const catalogue = await orNull(doors.get(url));
    if (catalogue !== null) return openTexts(spoken, catalogue);
    await new Promise((resolve) => doors.after(() => resolve(null), jittered(failures, RETRY_CAP, doors.random)));
  }
}

/** @param {Lang} lang @param {Catalogue} catalogue @returns {Texts} */
export function openTexts(lang, catalogue) {
  return {
    lang,
    t: (key, args = {}) => {
      const message = catalogue[key];
      if (message === undefined) throw new Error(`no text ${key} in ${lang}`);
      return filled(chosen(message, args), key, args);
    },
    has: (key) => Object.hasOwn(catalogue, key),
  };
}

/** In nb, nn and en alike one is one and all else is many. @param {Message} message @param {Args} args */
function chosen(message, args) {
  if (typeof message === 'string') return message;
  return args.n === 1 ? message.one : message.other;
}

/** @param {string} text @param {string} key @param {Args} args */
function filled(text, key, args) {
  return text.replace(PLACEHOLDER, (_, name) => {
    if (args[name] === undefined) throw new Error(`${key} needs ${name}`);
    return String(args[name]);
  });
}
