/** The heart: the next act or what will be recorded, what it means, the line, and what may be typed. It never moves. */
import { useEffect, useState } from 'preact/hooks';
import { html } from '../../html.js';
import { explain } from '../../grammar/index.js';
import { ROWS_ON_A_PAGE } from '../context.js';
import { lastText, fitOf, said, slotOf } from '../speech.js';
import { tapped } from '../tapping.js';
import { Hint, Icon, Tap } from './bits.js';
import { CommandLine } from './line.js';
/** @import {Command} from '../command.js' */

const QUIET_FOR = 500;

/** @param {{command: Command, press: (event: KeyboardEvent) => void, activeRow: string|undefined}} props */
export function Heart({ command, press, activeRow }) {
  const { preview, barred, desk: { texts: { t } } } = command;
  const tone = barred.value ? 'refused' : preview.value.kind === 'unclear' && !preview.value.open ? 'unclear' : undefined;
  const segments = said(command);
  const fit = fitOf(segments);
  return html`
    <section class="heart card" data-tone=${tone} data-fit=${fit} aria-label=${t('console.heart')}>
      <${Caption} command=${command} />
      <p class="readback" id="readback">${commasAtEnds(segments).map(({ text, strong }, at) => (strong
        ? html`<strong key=${at}>${unbroken(text)}</strong>` : html`<span key=${at}>${text}</span>`))}</p>
      <${Spoken} text=${segments.map(({ text }) => text).join('')} />
      <${Slot} command=${command} />
      <${CommandLine} command=${command} press=${press} activeRow=${activeRow} />
      <${Next} command=${command} />
    </section>
  `;
}

/** No line begins with a comma: it goes with what stands before it. @param {readonly import('../../grammar/types.js').Segment[]} segments */
const commasAtEnds = (segments) => segments.map(({ text, strong }, at) =>
  ({ strong, text: (at > 0 ? text.replace(/^,/, '') : text) + (segments[at + 1]?.text.startsWith(',') ? ',' : '') }));

/** A code is not broken at its hyphen when the sentence takes two lines. @param {string} text */
const unbroken = (text) => text.split(/(?<=,) /).map((part, at) => html`${at > 0 && ' '}<span class="whole">${part}</span>`);

/** What to do with the sentence; on the right the last report and how to take it back. @param {{command: Command}} props */
function Caption({ command }) {
  const { t } = command.desk.texts;
  const { instruction, text, left } = lastText(command);
  return html`
    <div class="caption">
      <p>${instruction}</p>
      <p>${text && t('console.last', { text })}
        ${left > 0 && html` <span class="figures"><${Tap} name="Ctrl+Z" text=${t('console.undo', { n: left })} press=${command.undo} /></span>`}</p>
    </div>
  `;
}

/** Read aloud when the hand has rested, not at every key. @param {{text: string}} props */
function Spoken({ text }) {
  const [quiet, setQuiet] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQuiet(text), QUIET_FOR);
    return () => clearTimeout(timer);
  }, [text]);
  return html`<p class="spoken" role="status">${quiet}</p>`;
}

/** @param {{command: Command}} props */
function Slot({ command }) {
  const { facts, warning, verdict } = slotOf(command);
  return html`
    <div class="slot" id="slot">
      ${(facts.length > 0 || verdict) && html`
        <p class="slot-facts" data-behind=${warning !== null || undefined}>
          <span>${facts.join('  ·  ')}</span>
          ${verdict && html`<span class="slot-verdict"><${Icon} name="check" /> ${verdict}</span>`}
        </p>`}
      ${warning && html`<p class="slot-warning" data-level=${warning.level}><${Icon} name=${warning.icon} /> <span>${warning.text}</span></p>`}
    </div>
  `;
}

/** What may follow: keys and what each would say. @param {{command: Command}} props */
function Next({ command }) {
  const { typing, preview, context, call, desk: { texts: { t } } } = command;
  const { text, walking } = typing.value;
  const idle = preview.value.kind === 'empty' && !call.value && command.rings.value.length > 0;
  const turns = text === '' && (call.value?.rows.length ?? 0) > ROWS_ON_A_PAGE ? [{ key: '0', text: t('console.caller.turn') }] : [];
  const hints = idle ? [{ key: 'F2', text: t('console.key.ring') }] : [...explain(preview.value, context.value), ...turns];
  const lead = hints.length > 0 && !walking && preview.value.kind !== 'unclear' && (text !== '' || call.value);
  return html`
    <div class="next" data-many=${hints.length > 6 || undefined}>
      <p>${lead && html`<span>${t('console.next.may')}</span>`}
        ${hints.map(({ key, text: does }) => html`<${Follow} key=${key} name=${key} text=${does} command=${command} />`)}</p>
      ${text !== '' && !(hints.length > 6) && html`<p><${Tap} name="Esc" text=${t('console.next.clear')} press=${command.escape} /></p>`}
    </div>
  `;
}

/** @param {{name: string, text: string, command: Command}} props */
function Follow({ name, text, command }) {
  const line = tapped(command.typing.value, name);
  const acts = { F2: command.ring, Tab: command.tab };
  const press = Object.hasOwn(acts, name) ? acts[/** @type {'F2'|'Tab'} */ (name)] : line !== null && (() => command.type(line));
  return press ? html`<${Tap} name=${name} text=${text} press=${press} />` : html`<${Hint} name=${name} text=${text} />`;
}
