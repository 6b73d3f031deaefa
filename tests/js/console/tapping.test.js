/** A hint that is tapped types its key: signs behind the line, words apart from it, digits into the hole in turn. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { grammarSources } from '../../../web/static/js/console/context.js';
import { tapped } from '../../../web/static/js/console/tapping.js';
import { EMPTY, entered, typed } from '../../../web/static/js/console/typing.js';
import { NOW, evening, words } from './night.js';

const { plan, issues, log } = evening(0);
const context = { ...grammarSources({ plan, issues: issues.issues, log: log.reports, words }), lang: 'nb', now: NOW, zone: 'Europe/Oslo', call: null };
const line = (text) => typed(EMPTY, text, context);

test('a sign stands behind the line, a word apart, a hint for many keys is none', () => {
  assert.equal(tapped(line('112'), '+'), '112+');
  assert.equal(tapped(line('112+'), '.10'), '112+.10');
  assert.equal(tapped(line('epj1'), 'av'), 'epj1 av');
  assert.equal(tapped(line('epj1 '), 'av'), 'epj1 av');
  assert.equal(tapped(EMPTY, '1–5'), null);
});

test('in a hole the digit is typed there, and what was meant takes the place of what was not understood', () => {
  const asked = entered(line('112-'), context).typing;
  assert.equal(tapped(asked, '3'), '3');
  assert.equal(tapped(line('112 anmerkmng '), 'anmerkning'), '112 anmerkning ');
});
