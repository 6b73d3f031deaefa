/** The boxes of the systems. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { view } from '../../../web/static/js/wall/view.js';
import { textsOf } from '../words/catalogue.js';
import { at, board, stamp } from './nights.js';

const shown = (systems, lang = 'nb') => view(board({ systems }), at('21.14'), textsOf(lang)).systems;
const said = (systems, lang) => shown(systems, lang).map(({ name, word, time }) => [name, word, time].filter(Boolean).join(' '));

const legacy = (code, state = 'off', more = {}) => ({
  code, name: `Fagsystem ${code}`, kind: 'legacy', state, since: stamp('20.02'), target_state: 'off', in_target: state === 'off', mandatory: true,
  opened_at: null, live_at: null, ...more,
});
const young = (code, state = 'open', more = {}) => ({
  ...legacy(code), name: `Nytt ${code}`, kind: 'new', state, target_state: 'open', in_target: state === 'open', ...(state === 'open' && { since: stamp('20.58'), opened_at: stamp('20.58') }), ...more,
});

test('each has its word and since when', () => {
  const systems = [legacy('A', 'on', { since: null }), legacy('B', 'read_only'), legacy('C'), young('N', 'on')];
  assert.deepEqual(said(systems), ['Fagsystem A i bruk', 'Fagsystem B kun lesing 20.02', 'Fagsystem C avslått 20.02', 'Nytt N på · lukket 20.02']);
  assert.deepEqual(said(systems, 'nn'), ['Fagsystem A i bruk', 'Fagsystem B berre lesing 20.02', 'Fagsystem C avslått 20.02', 'Nytt N på · lukka 20.02']);
  assert.deepEqual(said(systems, 'en'), ['Fagsystem A in use', 'Fagsystem B read only 20:02', 'Fagsystem C off 20:02', 'Nytt N on · closed 20:02']);
});

test('a new one says when it was opened, and once announced that it is in use', () => {
  assert.deepEqual(said([young('N')]), ['Nytt N åpnet 20.58']);
  assert.deepEqual(said([young('N', 'open', { live_at: stamp('21.37') })]), ['Nytt N i bruk 21.37']);
});

test('one that need only be on is on, and not closed, whatever was told before', () => {
  const target = { target_state: 'on', opened_at: stamp('20.58') };
  assert.deepEqual(said([young('N', 'on', target)]), ['Nytt N på 20.02']);
  assert.deepEqual(said([young('N', 'on', target)], 'en'), ['Nytt N on 20:02']);
  assert.deepEqual(said([young('N', 'open', target)]), ['Nytt N åpnet 20.58']);
});

test('opened, closed and opened again it says when it was opened last', () => {
  const row = { since: stamp('21.20'), opened_at: stamp('20.58') };
  assert.deepEqual(said([young('N', 'open', row)]), ['Nytt N åpnet 21.20']);
  assert.deepEqual(said([young('N', 'on', { ...row, since: stamp('21.10') })]), ['Nytt N på · lukket 21.10']);
});

test('one that is taken off after the announcement is not in use', () => {
  const live = { live_at: stamp('21.37'), since: stamp('21.50') };
  assert.deepEqual(['off', 'read_only', 'on', 'open'].map((state) => said([young('N', state, live)])[0]),
    ['Nytt N av 21.50', 'Nytt N kun lesing 21.50', 'Nytt N i bruk 21.37', 'Nytt N i bruk 21.37']);
});

test('a fault is a fault, announced or not', () => {
  const [box] = shown([young('N', 'fault', { live_at: stamp('21.37') })]);
  assert.deepEqual([box.word, box.time, box.fault, box.isNew], ['feil', '20.02', true, true]);
});

test('beyond four the old ones are counted, and those that are not there yet stand beside while they have room', () => {
  const olds = 'ABCDEFG'.split('').map((code) => legacy(code, code === 'C' ? 'read_only' : 'off'));
  assert.deepEqual(said([...olds, young('N')]), ['Gamle systemer 6 av 7 avslått', 'Fagsystem C kun lesing 20.02', 'Nytt N åpnet 20.58']);
});

test('when too many are not there yet they are counted only, but for those with a fault', () => {
  const olds = 'ABCDEFG'.split('').map((code) => legacy(code, code === 'B' ? 'fault' : 'on'));
  assert.deepEqual(said([...olds, young('N')]), ['Gamle systemer 0 av 7 avslått', 'Fagsystem B feil 20.02', 'Nytt N åpnet 20.58']);
});

test('many new ones are counted too', () => {
  const boxes = said([legacy('A'), legacy('B'), ...'NOPQ'.split('').map((code) => young(code, code === 'P' ? 'on' : 'open'))]);
  assert.deepEqual(boxes, ['Gamle systemer 2 av 2 avslått', 'Nye systemer 3 av 4 åpnet', 'Nytt P på · lukket 20.02']);
});

test('targets that differ are counted without a word of their own', () => {
  const olds = 'ABCDE'.split('').map((code) => legacy(code, 'read_only', code === 'A' ? { target_state: 'read_only', in_target: true } : {}));
  assert.equal(said(olds)[0], 'Gamle systemer 1 av 5 i mål');
});

test('beside a word that fills the box the time stands above, and the name makes room for it', () => {
  const [box] = shown([legacy('B', 'read_only', { name: 'Pasientjournal for hjemmetj.' })], 'nn');
  assert.deepEqual([box.name, box.word, box.time, box.above], ['B', 'berre lesing', '20.02', true]);
  assert.equal(shown([legacy('B', 'read_only')], 'nb')[0].above, false);
});

test('a name that does not fit gives way to the code', () => {
  assert.deepEqual(said([legacy('EPJ1', 'off', { name: 'Elektronisk pasientjournal for sykehjem' })]), ['EPJ1 avslått 20.02']);
});
