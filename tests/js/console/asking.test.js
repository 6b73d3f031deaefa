/** Words, lists and names beside the boards: asked for when the log says so, until they come, the newest alone. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { insist, newest, newsOf } from '../../../web/static/js/console/asking.js';
import { report, table } from './night.js';

const yes = (body) => ({ verdict: 'yes', body });
const [LATER, NO] = [{ verdict: 'later' }, { verdict: 'no', status: 403 }];
const settle = () => new Promise((resolve) => setImmediate(resolve));
const byPosition = ({ position }) => String(position);
const isNews = () => newsOf(new Set(['issue', 'redacted']));

/** A window of the log over one table that goes on, as a board has it. */
function window(from, to, more = {}) {
  const reports = table(Array.from({ length: to - from + 1 }, (_, nth) => report(from + nth, 'note', more[from + nth])), byPosition);
  return { tables: { reports }, position: to };
}

function pushed(log, row) {
  const { reports } = log.tables;
  delete reports[Object.keys(reports)[0]];
  reports[row.position] = row;
  return { ...log, position: row.position };
}

test('a report that may carry words is news even as another one falls out of the window', () => {
  const news = isNews();
  const log = window(1, 500, { 1: { kind: 'issue' } });
  assert.equal(news(log), true);
  assert.equal(news(log), false);
  assert.equal(news(pushed(log, report(501, 'issue'))), true);
  assert.equal(news(pushed(log, report(502, 'done'))), false);
});

test('a board that came whole, or has nothing left of what was seen, may have news', () => {
  const news = isNews();
  assert.deepEqual([news({ tables: { reports: {} }, position: -1 }), news(window(1, 9)), news(window(1, 9))], [false, true, true]);
  const log = window(1, 9);
  news(log);
  for (let position = 10; position <= 17; position += 1) pushed(log, report(position, 'note'));
  assert.equal(news({ ...log, position: 17 }), false);
  for (let position = 18; position <= 26; position += 1) pushed(log, report(position, 'note'));
  assert.equal(news({ ...log, position: 26 }), true);
});

/** Questions that are answered by hand, in any order, and waits that are over by hand. */
function desk() {
  const asked = [];
  const waits = [];
  return {
    asked, waits,
    ask: () => new Promise((resolve) => asked.push(resolve)),
    doors: { after: (act, ms) => waits.push({ act, ms }), random: () => 0.5 },
  };
}

test('an answer to an older question is not taken, whenever it comes', async () => {
  const { asked, ask, doors } = desk();
  const taken = [];
  const renew = newest(ask, doors, (body) => taken.push(body));
  renew();
  renew();
  asked[1](yes('erased'));
  await settle();
  asked[0](yes('with the words'));
  await settle();
  assert.deepEqual(taken, ['erased']);
});

test('without an answer what was known stays, and it is asked again, ever more rarely', async () => {
  const { asked, waits, ask, doors } = desk();
  const taken = [];
  newest(ask, doors, (body) => taken.push(body))();
  for (const nth of [0, 1]) {
    asked[nth](LATER);
    await settle();
    waits[nth].act();
    await settle();
  }
  assert.deepEqual([taken, waits.map(({ ms }) => ms)], [[], [250, 500]]);
  asked[2](yes('words'));
  await settle();
  assert.deepEqual(taken, ['words']);
});

test('an older question is not asked again, and a refusal is final', async () => {
  const { asked, waits, ask, doors } = desk();
  const renew = newest(ask, doors, () => assert.fail('nothing was answered'));
  renew();
  asked[0](LATER);
  await settle();
  renew();
  waits[0].act();
  asked[1](NO);
  await settle();
  assert.equal(asked.length, 2);
  assert.equal(await insist(async () => NO, doors), null);
});
