/** What fits is known without a page; that the figures are the font's is seen in the browser. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { widthOf } from '../../../web/static/js/words/measure.js';

const SIZE = 1000;

test('a text is as wide as its letters', () => {
  assert.equal(widthOf('', { size: SIZE, weight: 400 }), 0);
  assert.equal(widthOf('im', { size: SIZE, weight: 400 }), 242 + 876);
  assert.equal(widthOf('im', { size: 100, weight: 800 }), 121);
});

test('between the weights it is linear', () => {
  assert.equal(widthOf('a', { size: SIZE, weight: 600 }), 575);
});

test('an accent adds nothing, and a letter nobody knows is taken for the widest', () => {
  assert.equal(widthOf('č', { size: SIZE, weight: 400 }), widthOf('c', { size: SIZE, weight: 400 }));
  assert.ok(widthOf('語', { size: SIZE, weight: 400 }) >= 1000);
});

test('figures of a clock are equally wide', () => {
  const wide = (text) => widthOf(text, { size: SIZE, weight: 700, tabular: true });
  assert.equal(wide('11:11'), wide('00:00'));
});

test('space added between words counts', () => {
  assert.equal(widthOf('a b', { size: SIZE, weight: 400, spaced: 60 }) - widthOf('a b', { size: SIZE, weight: 400 }), 60);
});
