/** The keys of the replay, and the letters that can be switched off. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LISTED, ordered } from '../../../web/static/js/replay/keys.js';

const press = (key, held = {}) => ({ key, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...held });

const deedOf = (key, held) => ordered(press(key, held), true)?.deed ?? null;

test('every key of the list orders what it says', () => {
  const expected = {
    ' ': 'play', ArrowLeft: 'back', ArrowRight: 'on', PageUp: 'skip-back', PageDown: 'skip-on', Home: 'start', End: 'end',
    '+': 'closer', '-': 'wider', v: 'axis', V: 'axis', b: 'bookmark', l: 'link', '?': 'help',
  };
  for (const [key, deed] of Object.entries(expected)) assert.equal(deedOf(key), deed);
  assert.equal(deedOf('ArrowLeft', { shiftKey: true }), 'mark-back');
  assert.equal(deedOf('ArrowRight', { shiftKey: true }), 'mark-on');
  assert.deepEqual(['1', '2', '3', '4', '5'].map((key) => ordered(press(key), true)), [0, 1, 2, 3, 4].map((speed) => ({ deed: 'speed', speed })));
});

test('signs made with Shift on some keyboards are heard all the same', () => {
  assert.equal(deedOf('+', { shiftKey: true }), 'closer');
  assert.equal(deedOf('?', { shiftKey: true }), 'help');
});

test('the browser keeps its own keys', () => {
  for (const key of ['F3', 'F5', 'F6', 'F11', 'F12', 'Tab', 'Escape', 'Enter', 'c', '6', '0', 'constructor']) assert.equal(deedOf(key), null);
  for (const held of ['ctrlKey', 'altKey', 'metaKey']) assert.equal(deedOf('ArrowLeft', { [held]: true }), null);
});

test('with the letters switched off, the keys that are no signs still work', () => {
  for (const key of ['v', 'b', 'l', '1', '+', '-', '?']) assert.equal(ordered(press(key), false), null);
  for (const key of [' ', 'ArrowLeft', 'PageDown', 'Home']) assert.notEqual(ordered(press(key), false), null);
});

test('every line of the list of keys has a name of its own', () => {
  assert.equal(new Set(LISTED.map(([name]) => name)).size, LISTED.length);
});
