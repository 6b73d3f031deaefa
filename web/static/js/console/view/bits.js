/** The small parts every region uses: shapes with their words, key caps, marks. */
import { html } from '../../html.js';
import { Icon } from '../../icon.js';

export { Icon };

/** @param {{children?: any}} props */
export const Key = ({ children }) => html`<kbd class="key">${children}</kbd>`;

/** A key and what it does. @param {{name: string, text: string}} props */
export const Hint = ({ name, text }) => html`<span class="hint"><${Key}>${name}<//> ${text}</span>`;

/** A hint that is pressed acts as its key; the line keeps the focus. @param {{name: string, text: string, press: () => void}} props */
export const Tap = ({ name, text, press }) => html`
  <button class="plain tap" type="button" tabindex="-1" onMouseDown=${(/** @type {Event} */ event) => event.preventDefault()} onClick=${press}><${Hint} name=${name} text=${text} /></button>`;

/** What is said of a report or row: a fact in a grey outline, or something to act on. @param {{level?: string, icon?: string, children?: any}} props */
export const Pill = ({ level = 'fact', icon, children }) => html`
  <span class="pill" data-level=${level}>${icon && html`<${Icon} name=${icon} />`}${children}</span>
`;

/** The shape of each state. @type {Readonly<Record<string, string>>} */
export const SHAPE = {
  planned: 'planned', waiting: 'planned', ready: 'ready', started: 'started', reopened: 'started', done: 'done',
  approved: 'approved', blocked: 'blocked', failed: 'failed', rejected: 'failed', skipped: 'skipped',
  cancelled: 'skipped', waived: 'skipped',
};
