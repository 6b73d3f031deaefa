/** Shows any moment of the night on the real wall, and says what is wrong with how it stands there. */
import { render } from 'preact';
import { html } from '/static/js/html.js';
import { openTexts } from '/static/js/words/i18n.js';
import { Wall } from '/static/js/wall/draw.js';
import { noticeOf } from '/static/js/wall/notice.js';
import { view, waiting } from '/static/js/wall/view.js';
import { NIGHTS, longest } from '/tests/js/wall/nights.js';
import { audit } from '/tests/browser/pages/wall_audit.js';

const root = document.querySelector('.wall-screen');
const lang = document.documentElement.lang;
const texts = openTexts(lang, await (await fetch(root.dataset.catalogueUrl)).json());
const labels = { board: document.title, systems: texts.t('wall.systems') };
document.querySelector('.wall-dead').remove();

const FRESH = { silent: 0, heartbeat: 2000, refusal: null, zone: 'Europe/Oslo' };

/** @param {string} name of a night @param {{long?: boolean, silent?: number, refusal?: string, changed?: string[]}} [how] */
function show(name, { long = false, silent = 0, refusal = null, changed = [] } = {}) {
  const night = name === 'waiting' ? null : NIGHTS[name]();
  const { tables, now } = night && long ? longest(night) : (night ?? {});
  const asOf = now === undefined ? null : now - silent;
  const model = night ? view(tables, now, texts, asOf) : waiting(texts);
  const notice = noticeOf({ ...FRESH, silent, refusal, asOf }, texts);
  render(html`<${Wall} model=${model} notice=${notice} changed=${new Set(changed)} labels=${labels} />`, root);
}

await document.fonts.ready;
Object.assign(window, { show, audit, nights: Object.keys(NIGHTS) });
document.documentElement.dataset.stage = 'ready';
