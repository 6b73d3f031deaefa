/** The help beside the line: keys, examples and words. F1 and ? open it, the same and Esc close it. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { html } from '../../html.js';
import { helpOf } from '../help.js';
import { Hint, Key } from './bits.js';
/** @import {Texts} from '../../words/i18n.js' */

/** @param {{texts: Texts}} props */
export function Help({ texts }) {
  const { t } = texts;
  const body = useRef(/** @type {HTMLElement|null} */ (null));
  useLayoutEffect(() => body.current?.focus(), []); // it is read aloud and scrolled by its keys; a letter leads back to the line
  return html`
    <section class="panel card" aria-label=${t('console.help')} data-testid="help">
      <div class="side-head"><h2>${t('console.help')}</h2><${Hint} name="Esc" text=${t('console.closes')} /></div>
      <div class="side-body" tabindex="0" role="group" aria-label=${t('console.help')} ref=${body}>
        ${helpOf(texts).map(({ name, rows }) => html`
          <h3 key=${name}>${t(`console.help.${name}`)}</h3>
          <dl class="help">${rows.map(({ keys, text }) => html`<div key=${keys.join(' ')}><dt>${keys.map((key) => html`<${Key}>${key}<//> `)}</dt><dd>${text}</dd></div>`)}</dl>`)}
      </div>
    </section>
  `;
}
