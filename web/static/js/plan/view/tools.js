/** What the rows are grouped by, counts that filter, the search, how near one looks, and the night small. */
import { html } from '../../html.js';
import { Icon, Key } from '../../console/view/bits.js';
import { MODES } from '../groups.js';
import { LEVELS, levelAt } from '../night.js';
import { Legend } from './legend.js';
import { Minimap } from './minimap.js';
import { SEARCH } from './places.js';
/** @import {Sheet} from '../sheet.js' */

/** @param {{sheet: Sheet, ink: import('@preact/signals').ReadonlySignal<import('../ink.js').Ink>}} props */
export function Tools({ sheet, ink }) {
  const { t } = sheet.desk.texts;
  return html`
    <div class="plan-tools">
      <label class="plan-groups"><span>${t('plan.groups')}</span>
        <select value=${sheet.mode.value} onChange=${(/** @type {any} */ { target }) => sheet.group(target.value)}>
          ${MODES.map((mode) => html`<option key=${mode} value=${mode}>${t(`plan.group.${mode}`)}</option>`)}</select></label>
      <div class="chips plan-chips" role="toolbar" aria-label=${t('console.filters')}>
        ${sheet.filters.value.map(({ key, mark }) => html`<${Chip} key=${key} name=${key} mark=${mark} sheet=${sheet} />`)}
      </div>
      <label class="plan-search"><span class="spoken">${t('plan.search')}</span>
        <input id=${SEARCH} type="search" placeholder=${t('plan.search')} value=${sheet.search.value} autocomplete="off"
          onInput=${(/** @type {any} */ { target }) => (sheet.search.value = target.value)} /><span aria-hidden="true"><${Key}>/<//></span></label>
      <${Zoom} sheet=${sheet} />
      <${Legend} sheet=${sheet} /><${Minimap} sheet=${sheet} ink=${ink} />
    </div>
  `;
}

/** One that nothing is in is left out, but for the one that is chosen. @param {{name: string, mark: string|null, sheet: Sheet}} props */
function Chip({ name, mark, sheet: { filter, counts, next, desk: { texts: { t } } } }) {
  const [count, chosen] = [counts.value[name], filter.value === name];
  if (count === 0 && !chosen && name !== 'all') return null;
  const text = name === 'all' ? t('plan.filter.all') : name === 'critical' ? t('plan.filter.critical') : name === 'upto' ? t('plan.filter.upto', { code: next.value?.code ?? '' }) : t(`console.filter.${name}`);
  return html`
    <button class="chip" aria-pressed=${chosen} data-mark=${mark ?? undefined} onClick=${() => (filter.value = chosen ? 'all' : name)}>
      ${mark && html`<${Icon} name=${mark} />`}<span>${text}</span> <span class="figures">${count}</span></button>
  `;
}

/** @param {{sheet: Sheet}} props */
function Zoom({ sheet }) {
  const { desk: { texts: { t }, now }, looking, night } = sheet;
  const level = levelAt(looking.value, night.value, now.value);
  return html`
    <div class="plan-near"><div class="plan-zoom" role="group" aria-label=${t('plan.zoom')}>
      ${LEVELS.map((minutes) => html`<button key=${minutes} aria-pressed=${level === minutes} onClick=${() => sheet.level(minutes)}>${zoomText(minutes, t)}</button>`)}
    </div>
      <button class="button plan-now" aria-pressed=${looking.value.from === null} onClick=${sheet.toNow}>${t('plan.to_now')}</button></div>
  `;
}

/** @param {number|null} minutes @param {import('../../words/i18n.js').Texts['t']} t */
function zoomText(minutes, t) {
  if (minutes === null) return t('plan.zoom.night');
  return minutes >= 60 ? t('words.hours', { hours: minutes / 60 }) : t('words.minutes', { n: minutes });
}
