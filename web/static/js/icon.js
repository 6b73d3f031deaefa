/** A shape of the sprite that every page holds; its word stands beside it. */
import { html } from './html.js';

/** @param {{name: string}} props */
export const Icon = ({ name }) => html`<svg class="icon" data-name=${name} aria-hidden="true"><use href=${`#${name}`} /></svg>`;
