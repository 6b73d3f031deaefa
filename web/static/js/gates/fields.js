/** Who closes a condition, and by when: chosen, not typed. */
import { html } from '../html.js';
/** @import {Desk} from '../console/desk.js' */

/** Minutes from now. */
const AHEAD = [15, 30, 60, 120, 480];

/** @param {{desk: Desk, value: string, put: (code: string) => void}} props */
export function Owner({ desk: { texts: { t }, plan }, value, put }) {
  const actors = Object.values(plan.value.tables.actors).sort((a, b) => a.name.localeCompare(b.name));
  return html`
    <label class="field"><span>${t('gates.owner')}</span>
      <select required value=${value} onChange=${(/** @type {any} */ { target }) => put(target.value)}><option value="">${t('gates.choose')}</option>
        ${actors.map(({ code, name }) => html`<option key=${code} value=${code}>${name}</option>`)}</select></label>
  `;
}

/** @param {{desk: Desk, value: number, put: (minutes: number) => void}} props */
export function Due({ desk: { texts: { t }, times, minute }, value, put }) {
  return html`
    <label class="field"><span>${t('gates.due')}</span>
      <select value=${value} onChange=${(/** @type {any} */ { target }) => put(Number(target.value))}>
        ${AHEAD.map((minutes) => html`<option key=${minutes} value=${minutes}>${times.value.said(minute.value + minutes * 60_000)} (+${minutes})</option>`)}</select></label>
  `;
}
