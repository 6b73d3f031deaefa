/** The foot: the keys on the left; pages, freeze, decisions, language and theme on the right. */
import { html } from '../../html.js';
import { openDecisions } from '../conditions.js';
import { Hint, Key, Tap } from './bits.js';
/** @import {Desk} from '../desk.js' */
/** @import {List} from '../rows.js' */

const LANGS = /** @type {const} */ ([['nb', 'Bokmål'], ['nn', 'Nynorsk'], ['en', 'English']]);
/** Keys that act, and those that only steer the list. */
const ACTING = /** @type {const} */ ([['F2', 'ring', 'call'], ['F4', 'no_answer', 'no-answer'], ['F8', 'approve', 'approve'], ['F9', 'since', 'since']]);
const STEERING = [['↑↓', 'row'], ['←→', 'filter']];
const YEAR = 365 * 24 * 3600;

/** @param {{desk: Desk, list: List, decide: () => void, help: () => void, act: (action: import('../keys.js').Action) => void}} props */
export function Foot({ desk, list, decide, help, act }) {
  const { texts: { t }, plan, issues, golive, wall } = desk;
  const open = openDecisions(plan.value.tables, issues.value.tables.issues, wall.value.tables);
  const stage = wall.value.tables.golive?.['']?.stage;
  return html`
    <footer class="foot">
      <p class="foot-keys"><button class="plain" onClick=${help}><${Hint} name="F1" text=${t('console.key.help')} /></button>
        ${ACTING.map(([key, name, action]) => html`<${Tap} key=${key} name=${key} text=${t(`console.key.${name}`)} press=${() => act(action)} />`)}
        ${STEERING.map(([key, name]) => html`<${Hint} key=${key} name=${key} text=${t(`console.key.${name}`)} />`)}
        <${Hint} name=${t('console.key.space')} text=${t('console.key.select')} /></p>
      <nav class="foot-pages" aria-label=${t('console.pages')}>
        <button class="plain" data-count=${open > 0 || undefined} onClick=${decide}><${Key}>F7<//> ${t('console.decisions', { n: open })}${stage === 'complete' ? ' ✓' : ''}</button>
        <a href=${`/wall/${golive}`}>${t('console.page.wall')}</a>
        <a href=${planAddress(golive, list.cursor.value)}>${t('console.page.plan')}</a>
        <a href=${`/issues/${golive}`}>${t('console.page.issues', { n: openIssues(desk) })}</a>
        <a href=${`/replay/${golive}`}>${t('console.page.replay')}</a>
        <button class="plain" aria-pressed=${list.frozen.value !== null} onClick=${() => freeze(desk, list)}>
          ${t(list.frozen.value ? 'console.unfreeze' : 'console.freeze')}</button>
        <${Language} desk=${desk} /><${Theme} t=${t} />
      </nav>
    </footer>
  `;
}

/** The plan, at the row under the cursor. @param {string} golive @param {string|null} code */
export const planAddress = (golive, code) => `/plan/${golive}${code === null ? '' : `?row=${encodeURIComponent(code)}`}`;

/** @param {Desk} desk */
const openIssues = ({ issues }) =>
  Object.values(issues.value.tables.issues).filter(({ solved_at }) => solved_at === null).length;

/** What stands on the screen stays until it is let go; reports still come in beside it. @param {Desk} desk @param {List} list */
function freeze(desk, list) {
  list.frozen.value = list.frozen.value ? null : { items: list.items.peek(), at: desk.moment() };
}

/** Each language in its own. @param {{desk: Pick<Desk, 'texts'>}} props */
export function Language({ desk: { texts } }) {
  const { lang, t } = texts;
  return html`
    <label class="foot-choice"><span class="spoken">${t('console.language')}</span>
      <select value=${lang} onChange=${(/** @type {any} */ event) => location.assign(`?lang=${event.target.value}`)}>
        ${LANGS.map(([code, name]) => html`<option key=${code} value=${code} lang=${code}>${name}</option>`)}
      </select></label>
  `;
}

/** @param {{t: import('../../words/i18n.js').Texts['t']}} props */
export function Theme({ t }) {
  const chosen = document.documentElement.dataset.theme ?? '';
  return html`
    <label class="foot-choice"><span class="spoken">${t('console.theme')}</span>
      <select value=${chosen} onChange=${(/** @type {any} */ event) => wear(event.target.value)}>
        ${['', 'light', 'dark'].map((theme) => html`<option key=${theme} value=${theme}>${t(`console.theme.${theme || 'auto'}`)}</option>`)}
      </select></label>
  `;
}

/** The server reads it from the cookie when it writes the next page. @param {string} theme */
export function wear(theme) {
  document.documentElement.dataset.theme = theme;
  document.cookie = `theme=${theme}; path=/; max-age=${YEAR}; samesite=lax`;
}
