/** Every report makes a sentence of its own fields, in every language. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { sentence } from '../../../web/static/js/words/sentences.js';
import { openTimes } from '../../../web/static/js/words/time.js';
import { LANGS, textsOf } from './catalogue.js';

/** What a row of the log may be, as the board names it. */
const REPORTS = readFileSync(new URL('../../../projections/reports.py', import.meta.url), 'utf8');
const KINDS = [...REPORTS.matchAll(/^ {4}e\.\w+: "(\w+)",$/gm)].map(([, kind]) => kind);

const NAMES = {
  location: (code) => ({ ÅSESTRANDA: 'Åsestranda', MOA: 'Moa' })[code] ?? null,
  actor: (code) => ({ IKT: 'IKT drift' })[code] ?? null,
  system: (code) => ({ EPJ1: { name: 'EPJ 1', kind: 'legacy' }, HP: { name: 'Nytt system', kind: 'new' } })[code] ?? null,
  counter: (code) => ({ PAS: 'Pasienter konvertert' })[code] ?? null,
};

const stamp = (time) => `2023-04-28T${time}:00Z`;
const report = (fields) => ({ position: 1612, occurred_at: stamp('19:13'), ...fields });
const said = (fields, lang = 'nb', style = 'said') =>
  sentence(report(fields), NAMES, textsOf(lang), openTimes('Europe/Oslo', lang)[style]);

const A112 = { activity: 'A-112', title: 'utskrift prøvd', location: 'ÅSESTRANDA' };

test('time, place, activity and what became of it', () => {
  assert.equal(said({ ...A112, kind: 'approved' }).whole, '21.13 Åsestranda: A-112 utskrift prøvd, godkjent');
  assert.equal(said({ ...A112, kind: 'approved' }, 'nn').whole, '21.13 Åsestranda: A-112 utskrift prøvd, godkjend');
  assert.equal(said({ ...A112, kind: 'approved' }, 'en').whole, '21:13 Åsestranda: A-112 utskrift prøvd, approved');
});

test('its parts come apart, for a log that shows each in a column', () => {
  const { time, who, what } = said({ ...A112, kind: 'started' }, 'nb', 'minute');
  assert.deepEqual([time, who, what], ['21:13', 'Åsestranda', 'A-112 utskrift prøvd, startet']);
});

const TOLD = {
  'done with a workaround': [{ ...A112, kind: 'done', result: 'workaround' }, 'A-112 utskrift prøvd, ferdig med midlertidig løsning'],
  'blocked, with cause and expectation': [
    { ...A112, kind: 'blocked', reason: 'printing', eta: stamp('19:35') },
    'A-112 utskrift prøvd, blokkert, årsak utskrift, løst ca. 21.35',
  ],
  'an expectation that was corrected': [
    { activity: 'A-113', kind: 'eta', eta: stamp('19:35'), was: { eta: stamp('19:20') } },
    'A-113, løst ca. 21.35, var 21.20',
  ],
  'a time that was corrected': [{ ...A112, kind: 'done', result: 'ok', was: { occurred_at: stamp('19:03') } }, 'A-112 utskrift prøvd, ferdig, var 21.03'],
  'a result that was corrected': [{ ...A112, kind: 'done', result: 'ok', was: { result: 'remark' } }, 'A-112 utskrift prøvd, ferdig, var anmerkning'],
  'who told it is a name and is not said': [{ ...A112, kind: 'done', result: 'ok', was: { told_by: 'person:7' } }, 'A-112 utskrift prøvd, ferdig'],
  'an undo needs no cause': [{ ...A112, kind: 'reopened', reason: 'undo' }, 'A-112 utskrift prøvd, gjenåpnet'],
  'an old system': [{ kind: 'system', system: 'EPJ1', state: 'off' }, 'EPJ 1 avslått'],
  'a new system, corrected': [{ kind: 'system', system: 'HP', state: 'open', was: { state: 'on' } }, 'Nytt system åpnet, var på · lukket'],
  'a count': [{ kind: 'count', counter: 'PAS', value: 713, was: { value: 731 } }, 'Pasienter konvertert: 713, var 731'],
  'a care mode': [{ kind: 'care_mode', location: 'MOA', mode: 'paper' }, 'på papir'],
  'no answer, tried again later': [{ kind: 'no_answer', location: 'MOA', due: stamp('19:25') }, 'ringt, ikke svar, ringes 21.25'],
  'a call that was answered, and how long it was': [{ kind: 'called', location: 'MOA', seconds: 134 }, 'ringt, svarte, 2 min 14 s'],
  'a short one': [{ kind: 'called', location: 'MOA', seconds: 9 }, 'ringt, svarte, 9 s'],
  'one whose length is not known': [{ kind: 'called', location: 'MOA', seconds: null }, 'ringt, svarte'],
  'a hold of all': [{ kind: 'held', reason: 'network', eta: '2023-04-28T19:10:00Z' }, 'STANS for alt, årsak nettverk, løst ca. 21.10'],
  'a hold of a system': [{ kind: 'held', system: 'EPJ1', reason: 'data' }, 'STANS for EPJ 1, årsak data'],
  'the end of a hold': [{ kind: 'resumed', system: 'EPJ1' }, 'stansen for EPJ 1 er over'],
  'a shift forwards': [{ kind: 'shifted', value: 30, reason: 'staffing' }, 'kjøreplanen forskjøvet +30 min, årsak bemanning'],
  'a shift backwards': [{ kind: 'shifted', value: -15 }, 'kjøreplanen forskjøvet −15 min'],
  'a strike names the position': [{ kind: 'struck', of_position: 1043, reason: 'user' }, 'p1043 strøket, årsak bruker'],
  'a strike of what is not known': [{ kind: 'struck', of_position: null }, 'en melding strøket'],
  'unplanned work with its words': [{ kind: 'added', activity: 'X-1', text: { title: 'reservestrøm prøvd' } }, 'X-1 reservestrøm prøvd, ny aktivitet'],
  'unplanned work without them': [{ kind: 'added', activity: 'X-1', text: null }, 'X-1, ny aktivitet'],
  'a kind that this page is too old for': [{ kind: 'teleported' }, 'melding (teleported)'],
};

for (const [moment, [fields, what]] of Object.entries(TOLD)) {
  test(moment, () => assert.equal(said(fields).what, what));
}

test('an actor speaks where there is no place, and a code where there is no name', () => {
  assert.equal(said({ kind: 'complete', actor: 'IKT' }).whole, '21.13 IKT drift: alt ferdig');
  assert.equal(said({ kind: 'complete', actor: 'DRIFT' }).who, 'DRIFT');
  assert.equal(said({ kind: 'announced' }).whole, '21.13 full overgang kunngjort');
});

test('the vocabulary was found', () => {
  assert.ok(KINDS.includes('started') && KINDS.includes('withdrawn') && KINDS.length > 30);
});

for (const lang of LANGS) {
  test(`every kind of report has its sentence in ${lang}`, () => {
    const without = KINDS.filter((kind) => !textsOf(lang).has(`log.${kind}`));
    assert.deepEqual(without, []);
  });
}
