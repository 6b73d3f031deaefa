/** The wall as elements: every region at its place, from the model and nothing else. Regions without content are absent. */
import { html } from '../html.js';
import { Icon } from '../icon.js';
import { Attention, Tiles } from './lists.js';
/** @import {Level, NumberRow, SystemBox, WallModel} from './types.js' */

/**
 * @typedef {{level: 'strip'|'hatched', text: string, time: string}} Notice shown when the board is out of date
 * @typedef {object} Shown
 * @property {WallModel} model
 * @property {ReadonlySet<string>} [changed] keys of what changed in the last ten seconds
 * @property {Notice|null} [notice]
 * @property {{board: string, systems: string}} labels for ears
 */

/** @param {Shown} shown */
export function Wall({ model, changed = new Set(), notice = null, labels }) {
  const { state, rehearsal, strip, sentence, numbers, systems, places, attention, foot } = model;
  return html`
    <main class="wall" data-state=${state} data-rehearsal=${rehearsal || undefined} aria-label=${labels.board}>
      ${strip.clock && html`<${Strip} ...${strip} />`}
      <${Sentence} ...${sentence} key=${state} />
      ${numbers.length > 0 && html`<${Numbers} rows=${numbers} />`}
      ${systems.length > 0 && html`<${Systems} boxes=${systems} label=${labels.systems} changed=${changed} />`}
      ${places.tiles.length > 0 && html`<${Tiles} ...${places} changed=${changed} />`}
      ${attention.head && html`<${Attention} ...${attention} changed=${changed} />`}
      ${foot.contact && html`<${Foot} ...${foot} />`}
      ${notice && html`<${Notice} ...${notice} />`}
    </main>
  `;
}

/** @param {WallModel['strip']} strip */
const Strip = ({ name, mark, clock, offset }) => html`
  <header class="wall-strip">
    <p class="wall-name">${name}</p>
    <p class="wall-mark">${mark}</p>
    <p class="wall-clock"><time>${clock}</time>${offset && html`<small>${offset}</small>`}</p>
  </header>
`;

/** @param {WallModel['sentence']} sentence */
const Sentence = ({ main, sub, level, loud }) => html`
  <section class="wall-sentence" data-level=${level} data-loud=${loud || undefined} aria-live="polite">
    <h1 data-size=${main.size}>${main.text}</h1>
    ${sub.text && html`<p data-size=${sub.size}>${sub.text}</p>`}
  </section>
`;

/** @param {{rows: NumberRow[]}} props */
const Numbers = ({ rows }) => html`
  <dl class="wall-numbers">
    ${rows.map(({ key, label, below, value, level }) => html`
      <div key=${key} class="wall-number" data-level=${level}>
        <dt>${label}${below && html`<small>${below}</small>`}</dt>
        <dd><${Sign} level=${level} /><span>${value}</span></dd>
      </div>
    `)}
  </dl>
`;

/** A number out of the ordinary has a shape beside its colour. @param {{level: Level}} props */
const Sign = ({ level }) => level !== 'plain' && html`<${Icon} name="deviation" />`;

/** @param {{boxes: SystemBox[], label: string, changed: ReadonlySet<string>}} props */
const Systems = ({ boxes, label, changed }) => html`
  <ul class="wall-systems" aria-label=${label}>
    ${boxes.map(({ key, name, word, time, above, isNew, fault }) => html`
      <li
        key=${key} class="wall-system" data-changed=${changed.has(`system:${key}`) || undefined}
        data-new=${isNew || undefined} data-fault=${fault || undefined}
      >
        <p><span>${name}</span>${above && html`<time>${time}</time>`}</p>
        <p><strong>${word}</strong>${time && !above && html`<time>${time}</time>`}</p>
      </li>
    `)}
  </ul>
`;

/** @param {WallModel['foot']} foot */
const Foot = ({ latest, contact }) => html`
  <footer class="wall-foot">
    <p class="latest">${latest}</p>
    <p class="contact">${contact}</p>
  </footer>
`;

/** @param {Notice} notice */
function Notice({ level, text, time }) {
  if (level === 'strip') return html`<p class="wall-stale" role="alert">${text}</p>`;
  return html`
    <div class="wall-hatched">
      <div class="wall-truth" role="alert">
        <p>${text}</p>
        ${time && html`<p><time>${time}</time></p>`}
      </div>
    </div>
  `;
}
