/** A report older than the board of the log: fetched when the line names it, told when there is none. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signal } from '@preact/signals';
import { openOlder, positionsIn } from '../../../web/static/js/console/older.js';
import { EMPTY } from '../../../web/static/js/console/typing.js';
import { report, table } from './night.js';

const settle = () => new Promise((resolve) => setImmediate(resolve));
const line = (text) => ({ ...EMPTY, text });

/** A board that has 1500 alone of 1500 reports, and a server that answers as told. */
function room(answers) {
  const log = signal({ tables: { reports: table([report(1500, 'done')], ({ position }) => String(position)) }, position: 1500 });
  const asked = [];
  const later = [];
  const askReports = async (after, before) => (asked.push([after, before]), answers.length > 0 ? answers.shift() : []);
  const typing = signal(EMPTY);
  const doors = { random: () => 0, after: (act) => later.push(act) };
  return { typing, asked, later, log, ...openOlder({ log, askReports, doors }, typing) };
}

test('positions stand before the note, each as a word of its own', () => {
  assert.deepEqual(positionsIn(line('p1340 P12 stryk, se p13')), [1340, 12]);
  assert.deepEqual(positionsIn(line('ap12 p0 p12x pas 713')), []);
});

test('what the board has is not asked for; what it no longer has is, once, and then known', async () => {
  const old = report(1340, 'done');
  const { typing, asked, reportAt, awaited } = room([[old]]);
  typing.value = line('p1500 stryk');
  assert.deepEqual([asked, reportAt(1500).position, awaited()], [[], 1500, null]);
  typing.value = line('p1340 stryk');
  assert.deepEqual([asked, reportAt(1340), awaited()], [[[1339, 1341]], undefined, 1340]);
  await settle();
  assert.deepEqual([reportAt(1340), awaited()], [old, null]);
  typing.value = line('p1340 stryk, feil');
  assert.equal(asked.length, 1);
});

test('of a position beyond the log nothing is asked, and one that holds no report is known as such', async () => {
  const { typing, asked, reportAt, awaited } = room([[]]);
  typing.value = line('p9999');
  assert.deepEqual([asked, awaited()], [[], null]);
  typing.value = line('p7');
  await settle();
  assert.deepEqual([reportAt(7), awaited()], [undefined, null]);
});

test('without an answer it is asked again as long as the line names it', async () => {
  const { typing, asked, later, awaited, reportAt } = room([null, [report(7, 'note')]]);
  typing.value = line('p7');
  await settle();
  assert.deepEqual([awaited(), later.length], [7, 1]);
  later.shift()();
  await settle();
  assert.deepEqual([asked.length, reportAt(7).position], [2, 7]);
});

test('the next line asks anew, for the report may have been struck since', async () => {
  const { typing, asked, reportAt } = room([[report(7, 'note')], [report(7, 'note', { struck_by: 1501 })]]);
  typing.value = line('p7');
  await settle();
  typing.value = EMPTY;
  assert.equal(reportAt(7), undefined);
  typing.value = line('p7');
  await settle();
  assert.deepEqual([asked.length, reportAt(7).struck_by], [2, 1501]);
});
