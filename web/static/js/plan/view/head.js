/** The head of the page: which run this is, where else one can go, how fresh it is, what time it is. */
import { html } from '../../html.js';
import { Clock, Contact, markOf } from '../../console/view/strip.js';
/** @import {Sheet} from '../sheet.js' */

/** Gates only where the plan has any. */
const PAGES = ['wall', 'console', 'plan', 'issues', 'gates', 'replay'];

/** @param {{sheet: Sheet}} props */
export function Head({ sheet: { desk, night, golive: header } }) {
  const { texts: { t, lang }, run, contact, golive, zone } = desk;
  const stale = contact.value.level !== 'fresh' || contact.value.refusal !== null || contact.value.stopped !== null;
  return html`
    <header class="plan-head strip" data-stale=${stale || undefined}>
      ${run.value && html`<p class="mark">${markOf(desk)}</p>`}
      <div class="plan-name"><h1>${run.value?.title ?? t('words.product')}</h1>
        ${run.value && html`<p><time>${dateIn(night.value.from, zone.value, lang)}</time></p>`}</div>
      <nav class="plan-pages" aria-label=${t('plan.pages')}>
        ${PAGES.filter((page) => page !== 'gates' || (header.value?.gates ?? 0) > 0).map((page) => html`<a key=${page} href=${`/${page}/${golive}`} aria-current=${page === 'plan' ? 'page' : undefined}>${t(`plan.page.${page}`)}</a>`)}
      </nav>
      <div class="strip-status"><${Contact} desk=${desk} /></div>
      <${Clock} desk=${desk} />
    </header>
  `;
}

/** @param {number} moment @param {string} timeZone @param {string} lang */
const dateIn = (moment, timeZone, lang) =>
  new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : [lang, 'nb'], { timeZone, dateStyle: 'long' }).format(moment);
