/** The start page on the stage, with one go-live on, its rehearsals and an older one. */
import { render } from 'preact';
import { html } from '/static/js/core/html.js';
import { openTexts } from '/static/js/core/i18n.js';
import { Start } from '/static/js/start/view.js';
import { NOW, at, golive, run } from '/tests/js/console/night.js';

const root = document.querySelector('.start-page');
const texts = openTexts(document.documentElement.lang, await (await fetch(root.dataset.catalogueUrl)).json());
const place = (code, more = {}) => ({
  code, name: code, short: code, group: null, order: 0, total: 8, released: 8, done: 8, started: 0, blocked: 0, failed: 0,
  bars: [], blocks: [], due: null, deviations: 0, mode: 'ready', heard_at: at('21:00'), news_due: null, unanswered: 0, ...more,
});
const block = { activity: 'A-113', title: 'Etikettskriver satt opp', reason: 'printing', owner: 'ikt', eta: null, moved: 0, since: at('20:44') };
const locations = { moa: place('moa', { released: 3, blocks: [block] }), eidet: place('eidet'), natt2: place('natt2') };
const line = (id, more) => ({ ...run({ id }), position: 1052, stage: 'during', roles: ['coordinator'], ...more });
const walls = {
  'aalesund-2023': { golive: { '': golive() }, locations, central: {}, systems: {}, issues: {} },
  'aalesund-2023-r1': { golive: { '': golive({ kind: 'rehearsal', number: 1, start: '2023-03-28T14:00:00Z', started_at: '2023-03-28T14:00:00Z', finish: '2023-03-28T20:00:00Z', complete_at: '2023-03-28T20:31:00Z' }) } },
  'trondheim-2022': { golive: { '': golive({ title: 'Trondheim', start: '2022-05-06T20:00:00Z', started_at: '2022-05-06T20:00:00Z', ordinal: 1, stage: 'announced' }) } },
};
const lines = [
  line('trondheim-2022', { title: 'Trondheim', stage: 'announced' }), line('aalesund-2023', {}),
  line('aalesund-2023-r1', { kind: 'rehearsal', number: 1, stage: 'complete' }),
];
const role = texts.t('console.role.coordinator');
render(html`<${Start} lines=${lines} walls=${walls} nowOf=${() => NOW} texts=${texts} role=${role} />`, root);
await document.fonts.ready;
document.documentElement.dataset.stage = 'ready';
