/** The numbers of the night in a row above the plan. */
import { html } from '../../html.js';
import { figuresOf } from '../numbers.js';
/** @import {Sheet} from '../sheet.js' */

/** @param {{sheet: Sheet}} props */
export function Numbers({ sheet: { desk, golive, forecast } }) {
  const { texts, times, minute } = desk;
  if (!golive.value) return null;
  return html`
    <dl class="numbers card" aria-label=${texts.t('console.strip.numbers')}>
      ${figuresOf(golive.value, forecast.value.summary, minute.value, texts, times.value).map(({ key, value, lines }) => html`
        <div key=${key}><dt>${texts.t(`plan.number.${key}`)}</dt><dd class="numbers-value">${value}</dd>
          ${lines.map((line) => html`<dd key=${line} class="numbers-line">${line}</dd>`)}</div>`)}
    </dl>
  `;
}
