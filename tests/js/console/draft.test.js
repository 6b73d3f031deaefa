/** The line outlives its page: it stands again after another language was chosen, and is gone when it was recorded. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signal } from '@preact/signals';
import { keepLine } from '../../../web/static/js/console/draft.js';
import { EMPTY } from '../../../web/static/js/console/typing.js';

/** A tab with its shelf, and a page of it. */
function page(shelf, person = 'person:1') {
  const typing = signal(EMPTY);
  const put = (text) => (typing.value = { ...EMPTY, text });
  keepLine({ desk: { golive: 'aalesund-2023', who: { person } }, typing, put }, shelf);
  return typing;
}

const tab = () => {
  const kept = new Map();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, text) => kept.set(key, text) };
};

test('what stands in the line stands there again when its page is loaded anew', () => {
  const shelf = tab();
  page(shelf).value = { ...EMPTY, text: '112+ 2058, tom for toner' };
  const again = page(shelf);
  assert.equal(again.value.text, '112+ 2058, tom for toner');
  again.value = EMPTY;
  assert.equal(page(shelf).value.text, '');
});

test('it is nobody else’s', () => {
  const shelf = tab();
  page(shelf).value = { ...EMPTY, text: '112+' };
  assert.equal(page(shelf, 'person:2').value.text, '');
});
