/** The colours of the page's tokens as a drawing needs them, read anew when light turns to dark. */
import { signal } from '@preact/signals';

const TOKENS = /** @type {const} */ ({
  surface: '--surface', sunken: '--sunken', tint: '--accent-tint', line: '--line', edge: '--edge', ink: '--ink', ink2: '--ink2', muted: '--muted',
  g2: '--g2', g3: '--g3', accent: '--accent', onAccent: '--on-accent', warn: '--warn', warnRim: '--warn-rim', warnText: '--warn-text',
  warnTint: '--warn-tint', bad: '--bad', onBad: '--on-bad', badText: '--bad-text', badTint: '--bad-tint',
});

/** @typedef {Record<keyof typeof TOKENS, string>} Ink */

/** Tokens hold a colour for each scheme; an element that wears one knows which holds. @param {HTMLElement} root @returns {Ink} */
export function inkOf(root) {
  const probe = root.appendChild(document.createElement('i'));
  probe.hidden = true;
  const read = (/** @type {string} */ token) => (probe.style.setProperty('color', `var(${token})`), getComputedStyle(probe).color);
  const ink = /** @type {Ink} */ (Object.fromEntries(Object.entries(TOKENS).map(([name, token]) => [name, read(token)])));
  probe.remove();
  return ink;
}

/** @param {HTMLElement} root @returns {import('@preact/signals').Signal<Ink>} */
export function followInk(root) {
  const ink = signal(inkOf(root));
  const renew = () => (ink.value = inkOf(root));
  new MutationObserver(renew).observe(document.documentElement, { attributeFilter: ['data-theme'] });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', renew);
  return ink;
}
