/** What stands in the way of the announcement, by name and in the plan's order. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missingNames } from '../../../web/static/js/console/names.js';
import { textsOf } from '../words/catalogue.js';
import { activity, issue, table } from './night.js';

const places = table([{ code: 'natt1', name: 'Natt 1', order: 2 }, { code: 'migrering', name: 'Migrering', order: 3 }, { code: 'hjemme1', name: 'Hjemme 1', order: 1 }]);
const desk = {
  plan: { value: { tables: {
    activities: table([activity('A-434', { title: 'Kurver skrevet ut', order: 9 }), activity('A-184', { title: null, titled_by: 'r-1', order: 4 })]),
    actors: places, systems: table([{ code: 'epj3', name: 'EPJ 3', order: 1, state: 'read_only', target_state: 'off' }]), locations: {}, counters: {}, deviations: {},
  } } },
  issues: { value: { tables: { issues: table([issue('S-1', { raised_by: 'r-2' })]) } } },
  texts: textsOf('nb'),
  words: { value: { 'r-1': { title: 'Kabel lagt om' }, 'r-2': { title: 'Skriver død' } } },
};

test('actors by name, systems with the state they are in and the one they should be in, activities and issues with their titles, as the plan has them', () => {
  assert.deepEqual(missingNames(desk, 'actors', ['migrering', 'natt1', 'hjemme1']), ['Hjemme 1', 'Natt 1', 'Migrering']);
  assert.deepEqual(missingNames(desk, 'activities', ['A-434', 'A-184']), ['A-184 Kabel lagt om', 'A-434 Kurver skrevet ut']);
  assert.deepEqual(missingNames(desk, 'systems', ['epj3', 'gone']), ['EPJ 3 (kun lesing, skal være av)', 'gone']);
  assert.deepEqual(missingNames(desk, 'issues', ['S-1']), ['S-1 Skriver død']);
  assert.deepEqual(missingNames(desk, 'holds', ['all', 'system:epj3', 'location:gone']), ['Alt arbeid', 'EPJ 3', 'gone']);
});
