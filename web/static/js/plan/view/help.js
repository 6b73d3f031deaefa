/** The list of keys, and whether single signs are heard. */
import { useEffect, useRef } from 'preact/hooks';
import { html } from '../../html.js';
import { Key } from '../../console/view/bits.js';
import { KEYS } from '../keys.js';
/** @import {Sheet} from '../sheet.js' */

/** @param {{sheet: Sheet, signs: import('../../words/signkeys.js').SignKeys}} props */
export function Help({ sheet: { helping, desk: { texts: { t } } }, signs }) {
  const dialog = useRef(/** @type {HTMLDialogElement|null} */ (null));
  const isOpen = helping.value;
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return html`
    <dialog class="plan-help card" ref=${dialog} aria-labelledby="keys-title" onClose=${() => (helping.value = false)}>
      <h2 id="keys-title">${t('plan.keys')}</h2>
      <dl class="help">${KEYS.map(([deed, keys]) => html`<div key=${deed}><dt>${keys.map((key) => html`<${Key} key=${key}>${key}<//> `)}</dt><dd>${t(`plan.key.${deed}`)}</dd></div>`)}
        <div><dt><${Key}>${t('plan.key.wheel')}<//></dt><dd>${t('plan.key.wheel.does')}</dd></div></dl>
      <label class="plan-signs"><input type="checkbox" checked=${signs.heard} onChange=${(/** @type {any} */ { target }) => signs.hear(target.checked)} /> ${t('plan.keys.signs')}</label>
      <button class="button" onClick=${() => (helping.value = false)}>${t('plan.keys.close')}</button>
    </dialog>
  `;
}
