/** Beside the list: whom to ring, and the log with what is not sent yet on top. */
import { html } from '../../html.js';
import { instant } from '../../words/time.js';
import { span } from '../../wall/words.js';
import { lengthOf, secondsOf } from '../calling.js';
import { brief, entryOf, newestFirst } from '../entries.js';
import { namesOf, personWord, reportOf } from '../names.js';
import { ringWhy } from '../speech.js';
import { Hint, Icon, Key, Pill } from './bits.js';
/** @import {Command} from '../command.js' */
/** @import {Desk} from '../desk.js' */

/** @param {{command: Command}} props */
export function Calls({ command }) {
  const { call, rings, desk: { texts: { t }, times } } = command;
  const waiting = rings.value.filter(({ code }) => code !== call.value?.place);
  return html`
    <section class="calls card" aria-label=${t('console.calls')}>
      <div class="side-head"><h2>${t('console.calls')}</h2><span>${t('console.calls.waiting', { n: waiting.length })}</span>
        <${Hint} name="F2" text=${t('console.calls.first')} /></div>
      <div class="side-body" tabindex="0" role="group" aria-label=${t('console.calls')}>
        ${call.value && html`<${InCall} command=${command} />`}
        <ol>${waiting.map((ring, at) => html`
          <li key=${ring.party} class="ring">
            <span class="ring-number">${at + 1}</span>
            <button class="plain" onClick=${() => command.open(command.placeOf(ring.code))}><strong>${ring.name}</strong></button>
            <span class="ring-when figures">${overdueText(ring, command.desk)}</span>
            <span class=${ring.overdue > 0 && ring.why !== 'approval' ? 'ring-why watch' : 'ring-why'}>${ringWhy(command, ring, times.value.minute)}</span>
          </li>`)}</ol>
        ${waiting.length === 0 && !call.value && html`<p class="side-empty">${t('console.calls.none')}</p>`}
      </div>
    </section>
  `;
}

/** @param {import('../ringing.js').Ring} ring @param {Desk} desk */
function overdueText({ why, overdue }, { texts }) {
  const { t } = texts;
  if (overdue < 0) return t('console.calls.in', { span: span(-overdue, texts) });
  return why === 'promise' || why === 'again' ? t('console.calls.over', { span: span(overdue, texts) }) : span(overdue, texts);
}

/** @param {{command: Command}} props */
function InCall({ command: { call, desk, armed } }) {
  const { texts: { t }, now, times } = desk;
  const { value } = call;
  if (!value) return null;
  return html`
    <div class="in-call"><p><${Icon} name="phone" /> <strong>${value.name} <span class="figures">${lengthOf(secondsOf(value, now.value))}</span></strong>
        <span class="hint"><${Key}>Esc<//> <${Key}>Esc<//> ${t(armed.value > 0 ? 'console.calls.once_more' : 'console.calls.end')}</span></p>
      <p>${t('console.calls.speaks', { who: personWord(desk, value.teller), time: times.value.minute(value.since) })}</p></div>
  `;
}

/** @param {{command: Command}} props */
export function Log({ command }) {
  const { desk } = command;
  const { log, texts, texts: { t }, times } = desk;
  const rows = newestFirst(log.value.tables.reports);
  const voice = {
    texts, times: times.value, names: namesOf(desk), person: (/** @type {string} */ ref) => personWord(desk, ref),
    at: (/** @type {number} */ position) => log.value.tables.reports[String(position)],
  };
  return html`
    <section class="log card" aria-label=${t('console.log')}>
      <div class="side-head"><h2>${t('console.log')}</h2><span class="side-right">${t('console.log.to', { position: Math.max(0, log.value.position) })}</span></div>
      <div class="side-body" tabindex="0" role="group" aria-label=${t('console.log')}>
        <${Unsent} command=${command} />
        <ol>${rows.slice(0, 120).map((row) => html`<${LogLine} key=${row.position} entry=${entryOf(row, voice)} t=${t} command=${command} />`)}</ol>
      </div>
    </section>
  `;
}

/** @param {{entry: import('../entries.js').LogEntry, t: import('../../words/i18n.js').Texts['t'], command: Command}} props */
const LogLine = ({ entry, t }) => html`
  <li class="entry" id=${`p${entry.position}`} data-struck=${entry.struck || undefined}>
    <time>${entry.time}</time>
    <p class="entry-what"><span class="entry-said">${entry.what}</span>
      ${entry.was && html` <del>${entry.was}</del>`}${entry.occurred && html` <span class="figures">${entry.occurred}</span>`}
      ${entry.marks.map((mark) => (mark === 'deviation'
        ? html` <span key=${mark} class="watch strong"><${Icon} name="deviation" /> ${t('console.mark.deviation')}</span>`
        : html` <${Pill} key=${mark}>${t(`console.mark.${mark}`)}<//>`))}</p>
    ${entry.note && html`<p class="entry-note">${entry.note}</p>`}
    <p class="entry-below">${entry.below}</p>
  </li>
`;

/** What the server has not answered yet, newest on top; what it refused stays until somebody mends or drops it. @param {{command: Command}} props */
function Unsent({ command }) {
  const { desk } = command;
  const { letters, texts, texts: { t }, times } = desk;
  const { entries, foreign } = letters.value;
  if (entries.length === 0 && foreign === 0) return null;
  return html`
    <ol class="unsent" aria-label=${t('console.unsent.list')}>
      ${[...entries].reverse().map((entry) => html`
        <li key=${entry.seq} class="unsent-line" data-state=${entry.state}>
          <time>${times.value.minute(instant(entry.body.occurred_at))}</time>
          <span>${saidOf(entry.body, desk)}</span>
          <span class="unsent-state"><${Icon} name=${entry.state === 'refused' ? 'failed' : 'unsent'} /> ${t(entry.state === 'refused' ? 'console.refused' : 'console.unsent')}</span>
          ${entry.refusal && html`<${Refused} entry=${entry} command=${command} />`}
        </li>`)}
      ${foreign > 0 && html`<li class="unsent-line">${t('console.unsent.foreign', { n: foreign })}</li>`}
    </ol>
  `;

  /** @param {import('../../outbox/outbox.js').Body} body @param {Desk} from */
  function saidOf(body, from) {
    return brief(reportOf(body, from), namesOf(from), texts, times.value.minute);
  }
}

/** @param {{entry: import('../../outbox/outbox.js').Entry, command: Command}} props */
function Refused({ entry, command }) {
  const { texts } = command.desk;
  const { t } = texts;
  const { refusal, body, line } = entry;
  const key = `console.refusal.${refusal?.reason}`;
  return html`
    <p class="unsent-why">${texts.has(key) ? t(key) : refusal?.detail}</p>
    <p class="unsent-acts">
      ${line !== '' && html`<button class="button" onClick=${() => command.mend(body, line)}>${t('console.mend')}</button>`}
      <button class="button" onClick=${() => command.desk.outbox.discard(body.report_id)}>${t('console.discard')}</button></p>
  `;
}
