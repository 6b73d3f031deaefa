/** The moments somebody marked in this browser, for each run its own. */
/** @import {Bookmark} from './types.js' */

const KEY = 'golive.replay.bookmarks';

export class Bookmarks {
  /** @type {readonly Bookmark[]} by moment */
  all;
  #key;

  /** @param {string} golive @param {Pick<Storage, 'getItem'|'setItem'>} storage */
  constructor(golive, storage) {
    this.storage = storage;
    this.#key = `${KEY}.${golive}`;
    this.all = read(storage.getItem(this.#key));
  }

  /** @param {Bookmark} place */
  has(place) {
    return this.all.some((kept) => same(kept, place));
  }

  /** Sets it, or takes it away. @param {Bookmark} place */
  toggle({ moment, position, axis }) {
    const place = { moment, position, axis };
    const others = this.all.filter((kept) => !same(kept, place));
    this.all = (others.length < this.all.length ? others : [...others, place]).sort((a, b) => a.moment - b.moment);
    this.storage.setItem(this.#key, JSON.stringify(this.all));
  }
}

/** @param {Bookmark} a @param {Bookmark} b */
const same = (a, b) => a.position === b.position && Math.floor(a.moment / 1000) === Math.floor(b.moment / 1000);

/** @param {string|null} kept @returns {Bookmark[]} */
function read(kept) {
  const found = kept === null ? [] : JSON.parse(kept);
  return Array.isArray(found) ? found.filter(isBookmark) : [];
}

/** Anything may stand in a browser's storage. @param {any} kept */
const isBookmark = (kept) => Number.isFinite(kept?.moment) && Number.isInteger(kept?.position);
