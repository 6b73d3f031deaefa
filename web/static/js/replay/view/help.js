/** The list of keys, and whether single signs are heard. */
import { useEffect, useRef } from 'preact/hooks';
import { html } from '../../html.js';
import { LISTED } from '../keys.js';
/** @import {Scene} from '../scene.js' */
/** @import {Session} from '../session.js' */
/** @import {SignKeys} from '../../words/signkeys.js' */

/** Keys that have a word of their own in each language. */
const SPELLED = new Set(['space', 'enter']);

/** @param {{scene: Scene, session: Session, signs: SignKeys}} props */
export function Help({ scene: { texts: { t } }, session, signs }) {
  const dialog = useRef(/** @type {HTMLDialogElement|null} */ (null));
  useEffect(() => {
    if (session.help) dialog.current?.showModal();
    else dialog.current?.close();
  }, [session.help]);
  return html`
    <dialog class="help" ref=${dialog} aria-labelledby="help-title" onClose=${() => session.show({ help: false })}>
      <h2 id="help-title">${t('replay.keys.title')}</h2>
      <dl>
        ${LISTED.map(([deed, keys]) => html`
          <div key=${deed}>
            <dt>${keys.map((key) => html`<kbd key=${key}>${SPELLED.has(key) ? t(`replay.key.${key}`) : key}</kbd>`)}</dt>
            <dd>${t(`replay.keys.${deed}`)}</dd>
          </div>
        `)}
      </dl>
      <label class="help-signs">
        <input type="checkbox" checked=${signs.heard} onChange=${(/** @type {any} */ { target }) => signs.hear(target.checked)} />
        ${t('replay.keys.signs')}
      </label>
      <button class="control" onClick=${() => session.show({ help: false })}>${t('replay.keys.close')}</button>
    </dialog>
  `;
}
