/** The browser's hash of a board is the one every other reader of the same rows arrives at. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { Board } from '../../../web/static/js/line/board.js';
import { boardHash, canonical } from '../../../web/static/js/line/hash.js';

const golden = JSON.parse(readFileSync(new URL('../../golden/board/hash.json', import.meta.url), 'utf8'));

test('canonical rows are written as the golden board says', () => {
  assert.equal(canonical(golden.tables), golden.canonical);
});

test('the hash is that of the golden board', () => {
  assert.equal(boardHash(golden.tables), golden.hash);
});

test('the order in which rows came does not matter', () => {
  const turned = Object.fromEntries(Object.entries(golden.tables).reverse());
  assert.equal(boardHash(turned), golden.hash);
});

test('words may be erased without a trace', () => {
  const erased = structuredClone(golden.tables);
  erased.activities['a-112'].text = null;
  assert.equal(boardHash(erased), golden.hash);
});

test('a board that was loaded has the hash of what was sent, odd codes among it', () => {
  const board = new Board();
  board.load({ epoch: 'e', pos: 1, chain: 'c', run: /** @type {any} */ ({}), tables: golden.tables });
  assert.equal(boardHash(board.tables), golden.hash);
});
