/** The wall under hold: of some, with and without an end, beside a withdrawn announcement, and over places. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { view } from '../../../web/static/js/wall/view.js';
import { textsOf } from '../words/catalogue.js';
import { NIGHTS, at, board, places, stamp } from './nights.js';

const HOLD = {
  scope: 'all', system: null, location: null, stands: true, since: stamp('20.31'), reason: 'network', owner: 'IKT', eta: null,
  moved: 0, position: 9, spans: [],
};
const night = (holds, golive = {}, locations = places()) => board({ golive: { holds: holds.length, ...golive }, holds, locations });
const seen = (tables) => view(tables, at('20.52'), textsOf('nb'));
const numbersOf = ({ numbers }) => numbers.map(({ label, below, value, level }) => [label, below, value, level]);

test('a hold of some names them, the longest way that there is room for', () => {
  const some = (...holds) => seen(night(holds.map((hold) => ({ ...HOLD, ...hold })))).sentence.sub.text;
  assert.equal(some({ scope: 'location:moa', location: 'MOA' }), 'Gjelder Moa');
  assert.equal(some({ scope: 'system:epj3', system: 'EPJ3' }), 'Gjelder EPJ 3');
  assert.equal(some({ scope: 'system:x', system: 'X' }, { scope: 'location:y', location: 'Y', position: 10 }), 'Gjelder X · Y');
  const many = Array.from({ length: 9 }, (_, nth) => ({ scope: `system:${nth}`, system: `FAGSYSTEM-${nth}`, position: nth }));
  assert.equal(some(...many), 'Gjelder FAGSYSTEM-0 + 8 til');
});

test('that of everything goes before others, and one that is over is not told', () => {
  const of = { ...HOLD, scope: 'location:moa', location: 'MOA', since: stamp('20.05'), position: 1 };
  const model = seen(night([of, HOLD, { ...HOLD, scope: 'system:hp', system: 'HP', stands: false, since: null, position: null }]));
  assert.equal(model.sentence.main.text, 'STANS kl. 20.31');
  assert.equal(model.sentence.sub.text, 'Ingenting skal startes');
});

test('reason and owner, and when it should be over', () => {
  const [reason, end] = numbersOf(seen(night([{ ...HOLD, eta: stamp('20.40'), moved: 2 }])));
  assert.deepEqual(reason, ['Årsak', 'IKT drift', 'nettverk', 'plain']);
  assert.deepEqual(end, ['Skulle vært slutt', '(flyttet 2×)', '20.40', 'warn']);
  assert.deepEqual(numbersOf(seen(night([{ ...HOLD, reason: null }]))).slice(0, 2), [['Eier', '', 'IKT drift', 'plain'], ['Har vart', '', '21 min', 'plain']]);
  assert.equal(numbersOf(seen(night([{ ...HOLD, reason: null, owner: null }])))[0][0], 'Har vart');
});

test('only the places that it is about are marked, and counted', () => {
  const { tables, now } = NIGHTS['hold-of-some']();
  const { places: { tiles, head }, attention } = view(tables, now, textsOf('nb'));
  const marked = tiles.filter(({ kind }) => kind !== 'none').map(({ label }) => label);
  assert.deepEqual(marked, ['Moa: stans ikke bekreftet', 'KAD: stans bekreftet']);
  assert.equal(head.text, 'Stans bekreftet: 1 av 2 · 1 mangler');
  assert.deepEqual(attention.items.map(({ title, detail }) => `${title}: ${detail}`), ['Moa: ikke bekreftet · ikke ringt ennå', '2 åpne avvik: KAD 2']);
});

test('stands over a withdrawn announcement, which stays on the list, and never over one that stands', () => {
  const withdrawn = seen(night([HOLD], { withdrawn_at: stamp('20.20') }));
  assert.equal(withdrawn.sentence.main.text, 'STANS kl. 20.31');
  assert.equal(withdrawn.attention.items[0].title, 'Kunngjøring trukket');
  const { tables, now } = NIGHTS.after();
  const after = view({ ...tables, golive: { '': { ...tables.golive[''], holds: 1 } }, holds: { all: HOLD } }, now, textsOf('nb'));
  assert.equal(after.state, 'after');
});
