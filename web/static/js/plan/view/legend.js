/** What the drawing's shapes mean: those that stand in it. */
import { html } from '../../html.js';
/** @import {Sheet} from '../sheet.js' */

const SHAPES = ['planned', 'running', 'finished', 'approved', 'overrun', 'blocked', 'milestone'];
/** What only a forecast or a baseline brings. */
const MORE = { forecast: ['forecast', 'critical'], baseline: ['baseline'] };

/** @param {{sheet: Sheet}} props */
export const Legend = ({ sheet: { forecast, golive, desk: { texts: { t } } } }) => html`
  <ul class="legend" aria-label=${t('plan.legend')}>
    ${[...(golive.value?.frozen_at ? MORE.baseline : []), ...SHAPES, ...(forecast.value.summary ? MORE.forecast : [])].map((shape) => html`<li key=${shape}><svg width="28" height="14" aria-hidden="true" class=${`legend-${shape}`}>${drawn(shape)}</svg>${t(`plan.legend.${shape}`)}</li>`)}
  </ul>
`;

/** @param {string} shape */
function drawn(shape) {
  switch (shape) {
    case 'approved':
      return html`<path d="M1 7h18" /><circle cx="22" cy="7" r="3" />`;
    case 'blocked':
      return html`<rect x="1" y="2" width="13" height="10" /><path d="M14.5 2.5h12v9h-12z" /><path d="M15 11l6 -8M20 11l6 -8" />`;
    case 'baseline':
      return html`<rect x="1" y="8" width="25" height="2.5" />`;
    case 'milestone':
      return html`<path d="M14 1l6 6l-6 6l-6 -6z" />`;
    default:
      return html`<rect x="1.5" y="2.5" width="24" height="9" rx="1.5" />`;
  }
}
