/** The foot: how much is in view, the keys, language and theme. */
import { html } from '../../html.js';
import { Hint } from '../../console/view/bits.js';
import { Language, Theme } from '../../console/view/foot.js';
/** @import {Sheet} from '../sheet.js' */

const SHOWN = /** @type {const} */ ([['↑↓', 'row'], ['←→', 'group'], ['+ −', 'zoom'], ['⇧←→', 'pan'], ['N', 'now'], ['K', 'links'], ['/', 'search']]);

/** @param {{sheet: Sheet}} props */
export function Foot({ sheet: { desk, shown, rows, helping } }) {
  const { t } = desk.texts;
  return html`
    <footer class="foot plan-foot">
      <p class="foot-keys"><button class="plain" onClick=${() => (helping.value = true)}><${Hint} name="?" text=${t('plan.keys')} /></button>
        ${SHOWN.map(([key, name]) => html`<${Hint} key=${name} name=${key} text=${t(`plan.key.${name}`)} />`)}</p>
      <div class="foot-pages"><span role="status">${t('plan.shown', { shown: shown.value.length, all: rows.value.length })}</span><${Language} desk=${desk} /><${Theme} t=${t} /></div>
    </footer>
  `;
}
