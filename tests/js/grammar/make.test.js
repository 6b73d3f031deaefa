/** Codes and names of any make: as they are shown they can be typed, and what both mean is one thing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { complete, parse } from '../../../web/static/js/grammar/index.js';
import { dice } from './hands.js';
import { context } from './night.js';

const ROUNDS = 400;
/** Beginnings of codes and names are the command line's own words as well as any other. */
const WORDS = ['nytt', 'ny', 'system', 'journal', 'av', 'alt', 'ring', 'go', 'Moa', 'EPJ', 'Å', 'lab', 'rett', 'p', 's', 'g', 'til'];
const BETWEEN = ['-', '.', '_', ''];
const GAPS = [' ', ' ', '/', ' / ', '- og ', ' & ', '. ', ' - '];

/** `ny-journal`, `Nytt.system_2`: it begins with a letter and has at least six, so that it is no other code's end. */
function makeCode(roll) {
  const parts = Array.from({ length: 2 + roll.below(3) }, () => roll.one(WORDS));
  const body = parts.reduce((code, part) => code + roll.one(BETWEEN) + part);
  const code = roll.chance(0.5) ? `${body}${roll.one(BETWEEN)}${1 + roll.below(40)}` : body;
  return code.length < 6 ? makeCode(roll) : code.slice(0, 32).replace(/[._-]+$/, '');
}

/** The code's own words set apart, as the import names what the plan does not, or a name of its own. */
function makeName(roll, code) {
  if (roll.chance(0.3)) return code.replace(/[._-]/g, ' ');
  const parts = Array.from({ length: 2 + roll.below(4) }, () => roll.one(WORDS));
  return `${parts.reduce((name, part) => name + roll.one(GAPS) + part)}senter`;
}

const KINDS = {
  system: { put: (code, name) => ({ systems: [{ code, name, kind: 'new', hasOpenShutdown: false }] }), says: ['på', 'på', 'on'] },
  location: { put: (code, name) => ({ locations: [{ code, name }] }), says: ['inne', 'inne', 'in'] },
  actor: { put: (code, name) => ({ actors: [{ code, name }] }), says: ['inne', 'inne', 'in'] },
  twin: { put: (code, name) => ({ actors: [{ code, name }], locations: [{ code, name }] }), says: ['inne', 'inne', 'in'] },
  activity: { put: (code, title) => ({ activities: new Map([[code, { code, title }]]) }), says: ['ferdig', 'ferdig', 'done'], unnamed: true },
  counter: { put: (code, title) => ({ counters: [{ code, title }] }), says: ['713', '713', '713'], unnamed: true },
  issue: { put: (code, title) => ({ issues: [{ code, title }] }), says: ['løst', 'løyst', 'unblocked'], unnamed: true },
};
const BARE = { activities: new Map(), locations: [], actors: [], systems: [], counters: [], gates: [], issues: [] };

for (const [at, lang] of ['nb', 'nn', 'en'].entries()) {
  for (const [kind, { put, says, unnamed }] of Object.entries(KINDS)) {
    test(`on a page in ${lang} every ${kind} is reached by its code, by its name and by Tab`, () => {
      const roll = dice(1105 + at);
      for (let round = 0; round < ROUNDS; round += 1) {
        const code = makeCode(roll);
        const name = makeName(roll, code);
        const night = context({ ...BARE, lang, ...put(code, name) });
        for (const typed of unnamed ? [code, code.toLowerCase()] : [code, code.toLowerCase(), name]) {
          const parsed = parse(`${typed} ${says[at]}`, night);
          const found = parsed.kind === 'reports' ? parsed.subjects.map((subject) => subject.code) : parsed;
          assert.deepEqual(found, [code], `${typed} (${code} ${name})`);
        }
        const begun = code.toLowerCase().slice(0, -1);
        const offered = complete(begun, night).map(({ text }) => text);
        assert.ok(offered.includes(code.toLowerCase()), `${begun} of ${code}: ${offered}`);
      }
    });
  }
}

test('the code to the letter comes before what else is spelled like it', () => {
  const systems = [
    { code: 'nytt-system', name: 'Nytt system', kind: 'new', hasOpenShutdown: false },
    { code: 'b', name: 'Nytt-system', kind: 'new', hasOpenShutdown: false },
  ];
  const night = context({ systems });
  assert.deepEqual(parse('nytt-system på', night).reports.map(({ system }) => system), ['nytt-system']);
  assert.equal(parse('nytt system på', night).why, 'ambiguous', 'a name that is two systems’');
});
