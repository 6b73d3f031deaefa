/** The card of the caller: the place's open activities under the digits that mean them, in an order that stays. */
import { useMemo } from 'preact/hooks';
import { html } from '../../html.js';
import { instant, minutesBetween } from '../../words/time.js';
import { rowId } from '../../line/board.js';
import { span } from '../../wall/words.js';
import { pageRows } from '../context.js';
import { personWord } from '../names.js';
import { Hint, Icon, Key } from './bits.js';
import { Cells, Head } from './cells.js';
/** @import {Command} from '../command.js' */

/** @param {{command: Command}} props */
export function Caller({ command }) {
  const { call, desk, list, spokenOf } = command;
  const { t } = desk.texts;
  if (!call.value) return null;
  const rows = pageRows(call.value);
  const items = new Map(list.items.value.map((item) => [item.row.code, item]));
  return html`
    <section class="caller card" aria-label=${t('console.caller', { name: call.value.name })}>
      <div class="caller-band columns" role="presentation">
        <p class="caller-name"><${Icon} name="phone" /> <strong>${t('console.caller.open', { name: call.value.name, n: call.value.rows.length })}</strong>
          <span>${modeText(command)}</span><${Teller} command=${command} /></p>
        <${Head} t=${t} from=${5} />
      </div>
      <ol class="caller-rows" tabindex="0" aria-label=${t('console.caller.rows')}>
        ${rows.map((code, at) => {
          const item = items.get(code);
          return item && html`<li key=${code} class="row columns" data-line=${spokenOf.value.has(code) || undefined}>
            <${Key}>${at + 1}<//><${Cells} item=${item} desk=${desk} /></li>`;
        })}
      </ol>
      <${WayOut} command=${command} />
    </section>
  `;
}

/** How the call ends, and the words that go with it. @param {{command: Command}} props */
function WayOut({ command }) {
  const { call, armed, desk: { texts: { t } } } = command;
  return html`
    <p class="caller-foot">
      <span class="caller-note">${call.value?.note}</span>
      <button class="plain" onClick=${() => command.noAnswer()}><${Hint} name="F4" text=${t('console.key.no_answer')} /></button>
      <button class="plain" onClick=${command.end}><span class="hint"><${Key}>Esc<//> <${Key}>Esc<//> ${t(armed.value > 0 ? 'console.calls.once_more' : 'console.calls.end')}</span></button></p>
  `;
}

/** `on paper since 20:04, 1 h 10 min` @param {Command} command */
function modeText({ call, desk: { plan, minute, times, texts } }) {
  const { mode, mode_since } = plan.value.tables.locations[rowId(call.value?.place ?? '')] ?? {};
  if (!mode) return '';
  if (!mode_since) return texts.t(`words.mode.${mode}`);
  const since = instant(mode_since);
  const args = { mode: texts.t(`words.mode.${mode}`), time: times.value.minute(since), span: span(minutesBetween(since, minute.value), texts) };
  return texts.t('console.caller.mode', args);
}

/** @param {string} teller @param {import('../desk.js').Desk} desk */
const option = (teller, desk) => html`<option key=${teller} value=${teller}>${personWord(desk, teller)}</option>`;

/** Who of the place speaks, those heard before first, then every role that may tell: four eyes depend on it, so it can be changed. @param {{command: Command}} props */
function Teller({ command }) {
  const { call, desk } = command;
  const known = command.tellers();
  const { lang } = desk.texts;
  const others = useMemo(() => desk.lists.value.tellers.map((role) => `role:${role}`).filter((teller) => !known.includes(teller))
    .sort((a, b) => a.localeCompare(b, lang)).map((teller) => option(teller, desk)), [desk.lists.value, known.join()]);
  return html`
    <label class="teller"><span>${desk.texts.t('console.caller.teller')}</span>
      <select value=${call.value?.teller} onChange=${(/** @type {any} */ event) => command.hears(event.target.value)}>
        ${known.map((teller) => option(teller, desk))}${others}
      </select>
    </label>
  `;
}
