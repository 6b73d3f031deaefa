/** The start page on the stage, with one go-live on, its rehearsals and an older one. */
import { render } from 'preact';
import { html } from '/static/js/html.js';
import { openTexts } from '/static/js/words/i18n.js';
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
const line = (id, wall, more) => ({ ...run({ id }), position: 1052, wall: golive(wall), roles: ['coordinator'], ...more });
const from = (start) => ({ start, started_at: start });
const wall = { golive: { '': golive() }, locations, central: {}, systems: {}, issues: {} };
const rehearsed = { ...from('2023-03-28T14:00:00Z'), stage: 'complete', finish: '2023-03-28T20:00:00Z', complete_at: '2023-03-28T20:31:00Z' };
const lines = [
  line('aalesund-2023', {}, {}),
  line('trondheim-2022', { ...from('2022-05-06T20:00:00Z'), ordinal: 1, stage: 'announced' }, { title: 'Trondheim' }),
  line('aalesund-2023-r1', rehearsed, { kind: 'rehearsal', number: 1 }),
];
const role = texts.t('console.role.coordinator');
render(html`<${Start} lines=${lines} wall=${wall} notice=${null} nowOf=${() => NOW} texts=${texts} role=${role} />`, root);
await document.fonts.ready;
document.documentElement.dataset.stage = 'ready';
