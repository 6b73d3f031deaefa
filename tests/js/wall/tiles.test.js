/** The tiles: what marks a place in each state, what it is called, and what stands there when there are many or few. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { view } from '../../../web/static/js/wall/view.js';
import { textsOf } from '../words/catalogue.js';
import { AT_2114, NIGHTS, at, board, places, stamp } from './nights.js';

const placed = (given, now = '21.14') => view(board(given), at(now, 5), textsOf('nb')).places;
const one = (row, given = {}, now = '21.14') => placed({ locations: places({ Moa: row }), ...given }, now).tiles[0];
const faceOf = ({ kind, shape, mark }) => [kind, shape, mark];

const FAR = { released: 20 };
const SILENT = { ...FAR, heard_at: stamp('20.41'), news_due: { at: stamp('21.00'), why: 'running', activity: 'A-1' } };
const LATE = { ...FAR, due: { activity: 'A-231', title: 'migrering', finish: stamp('20.56') } };
const BLOCKED = { ...FAR, blocks: AT_2114.Moa.blocks };

const FACES = {
  'ready when all is released': [{}, ['ready', 'check', '']],
  'late, with the minutes': [LATE, ['late', null, '+18']],
  'not late within the minute': [{ ...LATE, due: { ...LATE.due, finish: stamp('21.14') } }, ['open', null, '']],
  blocked: [BLOCKED, ['blocked', 'cross', '']],
  failed: [{ ...FAR, failed: 1 }, ['failed', 'exclaim', '']],
  silent: [SILENT, ['silent', 'query', '']],
  'under way': [FAR, ['open', null, '']],
  'nothing to do there': [{ total: 0, released: 0 }, ['none', null, '']],
  'blocked before late': [{ ...LATE, ...BLOCKED }, ['blocked', 'cross', '']],
  'late before silent': [{ ...SILENT, ...LATE }, ['late', null, '+18']],
  'blocked though all is released': [{ blocks: AT_2114.Moa.blocks }, ['blocked', 'cross', '']],
};

for (const [moment, [row, face]] of Object.entries(FACES)) {
  test(moment, () => assert.deepEqual(faceOf(one(row)), face));
}

test('before: in, missing once it is due, awaited until then', () => {
  const golive = { stage: 'before' };
  assert.deepEqual(faceOf(one({}, { golive }, '15.48')), ['ready', 'check', '']);
  assert.deepEqual(faceOf(one({ checked_in_at: null }, { golive }, '15.48')), ['missing', 'query', '']);
  assert.deepEqual(faceOf(one({ checked_in_at: null }, { golive }, '15.44')), ['awaited', 'dots', '']);
  assert.deepEqual(faceOf(one({ checked_in_at: null }, { golive: { ...golive, checkin_by: null, start: null } }, '15.48')), ['awaited', 'dots', '']);
});

test('announced: received or not yet', () => {
  const golive = NIGHTS.announced().tables.golive[''];
  assert.deepEqual(faceOf(one({ received_at: stamp('21.39') }, { golive }, '21.40')), ['ready', 'check', '']);
  assert.deepEqual(faceOf(one({}, { golive }, '21.40')), ['awaited', 'dots', '']);
});

test('after: back-entered, in the new system, still on paper', () => {
  const golive = NIGHTS.announced().tables.golive[''];
  const kinds = ['back-entered', 'new', 'paper', 'ready'].map((mode) => one({ mode }, { golive }, '22.05').kind);
  assert.deepEqual(kinds, ['ready', 'none', 'paper', 'open']);
  assert.equal(one({ mode: 'ready' }, { golive }, '22.05').shape, 'dots');
});

test('a tile says in words what it shows in shapes', () => {
  assert.equal(one(LATE).label, 'Moa: 18 min sen');
  assert.equal(one(BLOCKED).label, 'Moa: blokkert');
});

test('the bars are shares of five groups of phases, and none where there is nothing to do', () => {
  assert.deepEqual(one({ bars: [[4, 4], [2, 8], [0, 6], [0, 0], [1, 2]] }).bars, [1, 0.25, 0, -1, 0.5]);
});

test('a whole name that fits is used before the short one, the short one before it is cut', () => {
  const named = (name, short) => one({ name, short }).name;
  assert.deepEqual([named('Moa', 'M.'), named('Magerholm omsorgssenter', 'Magerh.'), named('Magerholmhallen 12', null)], ['Moa', 'Magerh.', 'Mager. 12']);
});

test('two that would be cut alike show their codes', () => {
  const locations = places({
    Moa: { name: 'Åsestranda omsorgssenter nord', code: 'ÅN' }, Spjelkavik: { name: 'Åsestranda omsorgssenter sør', short: null, code: 'ÅS' },
  });
  assert.deepEqual(placed({ locations }).tiles.slice(0, 2).map(({ name }) => name), ['ÅN', 'ÅS']);
});

test('up to 25 places have wide tiles and whole names', () => {
  const { tiles, wide } = placed({ locations: places({ Moa: { name: 'Magerholm nord' } }).slice(0, 25) });
  assert.deepEqual([wide, tiles[0].name], [true, 'Magerholm nord']);
  assert.equal(placed({ locations: places().slice(0, 26) }).wide, false);
});

const many = (count, group) => Array.from({ length: count }, (_, nth) => ({
  ...places()[nth % 50], code: `P-${nth}`, name: `Sted ${nth}`, short: null, order: nth, group: group(nth),
}));

test('more than fifty are gathered in their groups, the worst face in front, the others counted', () => {
  const locations = many(60, (nth) => `Bydel ${nth % 3}`);
  Object.assign(locations[0], LATE);
  Object.assign(locations[1], FAR);
  const { tiles } = placed({ locations });
  assert.deepEqual(tiles.map(({ name, kind, mark }) => [name, kind, mark]), [['Bydel 0', 'late', '+18'], ['Bydel 1', 'open', '19/20'], ['Bydel 2', 'ready', '']]);
  assert.equal(tiles[0].label, 'Bydel 0: 18 min sen, 19 av 20');
});

test('the bars of a group are those of its places together', () => {
  const locations = many(60, () => 'Ålesund').map((row, nth) => ({ ...row, bars: [[nth % 2, 1], [0, 0]] }));
  assert.deepEqual(placed({ locations }).tiles[0].bars, [0.5, -1]);
});

test('more than fifty without groups: those that ask for eyes first, and the rest in one', () => {
  const locations = many(60, () => null);
  Object.assign(locations[59], BLOCKED);
  const { tiles } = placed({ locations });
  assert.equal(tiles.length, 50);
  assert.deepEqual([tiles[0].name, tiles[0].kind], ['Sted 59', 'blocked']);
  assert.deepEqual([tiles[49].name, tiles[49].kind], ['+ 11 til', 'ready']);
});

test('the head says what there is, and nothing of none', () => {
  assert.equal(placed({}).head.text, 'Lokasjoner: 50 klare');
  assert.equal(placed({ locations: places({ Moa: LATE }) }).head.text, 'Lokasjoner: 49 klare · 1 sen');
});

test('a head with all there can be is set smaller, never cut', () => {
  const locations = places({ Moa: BLOCKED, Hessa: LATE, Rus: SILENT, KAD: FAR, Rehab: { ...FAR, failed: 1 } });
  const { head } = placed({ locations });
  assert.deepEqual([head.text, head.size], ['45 klare · 1 gjenstår · 1 sen · 1 blokkert · 1 mislykket · 1 ikke hørt fra', 36]);
});

test('a plan without places has no tiles and no head', () => {
  assert.deepEqual(placed({ locations: [] }), { head: { text: '', size: 44 }, tiles: [], wide: true });
});
