/** What waits for a decision: the announcement, deviations, waivers, patient safety, words to erase. Never over the line. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { deviationWord } from '../../words/deviations.js';
import { html } from '../../html.js';
import { instant } from '../../words/time.js';
import { isCommander, isDesk, openDeviations, waivers } from '../conditions.js';
import { issueTitle, titleOf } from '../context.js';
import { acknowledge, erase, openDecider } from '../decide.js';
import { placeWord, thingWord } from '../names.js';
import { Announcement } from './announcement.js';
import { Part } from './away.js';
import { Hint, Icon } from './bits.js';
import { Holds } from './holding.js';
/** @import {Command} from '../command.js' */
/** @import {Decide} from '../decide.js' */
/** @import {Odd} from '../conditions.js' */
/** @import {OddRow, PlanRow} from '../types.js' */

/** @param {{command: Command, seen: number}} props */
export function Decisions({ command, seen }) {
  const { desk } = command;
  const { texts: { t }, plan, issues, who } = desk;
  const [decider] = useState(() => openDecider(desk));
  const body = useRef(/** @type {HTMLElement|null} */ (null));
  useLayoutEffect(() => body.current?.focus(), []); // its buttons are the next stops of Tab, Esc leads back to the line
  const rows = Object.values(plan.value.tables.activities);
  const [odd, open] = [openDeviations(plan.value.tables), waivers(rows)];
  const safety = Object.values(issues.value.tables.issues).filter(({ hinders }) => hinders);
  return html`
    <section class="panel card" aria-label=${t('console.decisions.title')} data-testid="decisions">
      <div class="side-head"><h2>${t('console.decisions.title')}</h2><${Hint} name="F7" text=${t('console.closes')} /></div>
      <div class="side-body" tabindex="0" role="group" aria-label=${t('console.decisions.title')} ref=${body}>
        <${Outcome} decider=${decider} t=${t} />
        <${Holds} command=${command} decider=${decider} />
        <${Announcement} desk=${desk} seen=${seen} decider=${decider} />
        ${odd.length > 0 && html`<${Part} title=${t('console.decide.deviations')} count=${countOf(odd, t)}>
          ${odd.map((report) => html`<${Deviates} key=${report.report_id} report=${report} command=${command} />`)}<//>`}
        <${Gates} desk=${desk} />
        ${open.toWaive.length + open.toConfirm.length > 0 && html`<${Part} title=${t('console.decide.waivers')} count=${open.toWaive.length + open.toConfirm.length}>
          ${open.toWaive.map((row) => html`<${Waive} key=${row.code} row=${row} command=${command} decider=${decider} />`)}
          ${open.toConfirm.map((row) => html`<${Confirm} key=${row.code} row=${row} command=${command} decider=${decider} />`)}<//>`}
        ${safety.length > 0 && html`<${Part} title=${t('console.decide.safety')} count=${safety.length}>
          ${safety.map((issue) => html`<li key=${issue.code} class="matter" data-icon="blocked"><${Icon} name="patient-safety" />
            <p><strong>${issue.code} ${issueTitle(issue, desk.words.value)}</strong><span>${t('console.decide.hinders')}</span></p>
            ${isCommander(who) && html`<button class="button" onClick=${() => decider.send(`issues/${issue.code}/acceptance`, { kind: 'accepted', issue: issue.code }, seen)}>
              ${t('console.decide.accept')}</button>`}</li>`)}<//>`}
        ${isDesk(who) && html`<${Erase} command=${command} />`}
      </div>
    </section>
  `;
}

/** As the wall counts them; a report that deviates in several ways is acknowledged once. @param {readonly Odd[]} odd @param {import('../../words/i18n.js').Texts['t']} t */
function countOf(odd, t) {
  const n = odd.flatMap(({ names }) => names).length;
  return n === odd.length ? n : `${n}, ${t('console.decide.in_reports', { n: odd.length })}`;
}

/** @param {{decider: Decide, t: import('../../words/i18n.js').Texts['t']}} props */
function Outcome({ decider, t }) {
  const { state, text } = decider.outcome.value;
  if (state === 'idle') return null;
  return html`<p class="outcome" role="status" data-state=${state}>${state === 'refused' ? text : t(`console.decide.${state}`)}</p>`;
}

/** What is odd about one report, and the button of whoever may say that it was seen. @param {{report: Odd, command: Command}} props */
function Deviates({ report: { names, position, report_id, thing }, command }) {
  const { desk } = command;
  const { texts, texts: { t }, who } = desk;
  const work = 'table' in thing ? null : thing;
  const odd = names.map((name) => deviationWord(name, texts, work?.waits_for)).join(', ');
  return html`
    <li class="matter" data-icon="deviation"><${Icon} name="deviation" />
      <p><strong>${work ? `${placeWord(desk, work)} ${work.code}` : thingWord(desk, /** @type {OddRow} */ (thing))}</strong><span>${odd} · p${position}</span></p>
      ${isDesk(who) && html`<button class="button" onClick=${() => acknowledge(command, report_id)}>${t('console.decide.acknowledge')}</button>`}</li>
  `;
}

/** Gates that nobody has passed yet, each with the way to its panel. @param {{desk: Command['desk']}} props */
function Gates({ desk: { plan, golive, words, texts: { t } } }) {
  const gates = Object.values(plan.value.tables.activities).filter(({ type, released }) => type === 'gate' && !released);
  return gates.length > 0 && html`<${Part} title=${t('console.decide.gates')} count=${gates.length}>${gates.map((row) => html`
    <li key=${row.code} class="matter"><${Icon} name="gate" /><p><strong>${row.code} ${titleOf(row, words.value)}</strong></p>
      <a href=${`/gates/${encodeURIComponent(golive)}?gate=${encodeURIComponent(row.code)}`}>${t('console.decide.gates.open')}</a></li>`)}<//>`;
}

/** @param {{row: PlanRow, command: Command, decider: Decide}} props */
function Waive({ row, command: { desk }, decider }) {
  const { texts: { t }, who } = desk;
  return html`
    <li class="matter"><${Icon} name="skipped" /><p><strong>${row.code} ${titleOf(row, desk.words.value)}</strong><span>${t(`console.state.${row.status}`)}</span></p>
      ${isCommander(who) && html`<${Reasoned} t=${t} label=${t('console.decide.waive')}
        done=${(/** @type {string} */ note) => decider.send('waivers', { kind: 'waived', activity: row.code, note }, desk.log.peek().position)} />`}</li>
  `;
}

/** A waiver holds when somebody else has confirmed it. @param {{row: PlanRow, command: Command, decider: Decide}} props */
function Confirm({ row, command: { desk }, decider }) {
  const { texts: { t }, who } = desk;
  const own = row.waiver?.by === who.person;
  return html`
    <li class="matter"><${Icon} name="skipped" /><p><strong>${row.code} ${titleOf(row, desk.words.value)}</strong>
      <span>${t(own ? 'console.decide.waits_deputy' : 'console.decide.waived')}</span></p>
      ${isCommander(who) && !own && html`<button class="button" onClick=${() => decider.send('waivers/confirmation', { kind: 'waiver_confirmed', activity: row.code }, desk.log.peek().position)}>
        ${t('console.decide.confirm')}</button>`}</li>
  `;
}

/**
 * A decision that needs its reason in words; with `sure` the button asks once more under that name.
 * @param {{t: import('../../words/i18n.js').Texts['t'], label: string, sure?: string, done: (note: string) => void}} props
 */
export function Reasoned({ t, label, sure = '', done }) {
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState('');
  const isSure = sure === '' || (asked !== '' && asked === note);
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (note.trim() === '') return;
    if (isSure) done(note.trim());
    else setAsked(note);
  };
  return html`
    <form class="reasoned" onSubmit=${submit}>
      <label><span class="spoken">${t('console.decide.reason')}</span>
        <input type="text" required maxlength="2000" placeholder=${t('console.decide.reason')} value=${note} onInput=${(/** @type {any} */ event) => setNote(event.target.value)} /></label>
      <button class="button">${sure !== '' && isSure ? sure : label}</button></form>
  `;
}

/** The words of a report are erased, the report stays. @param {{command: Command}} props */
function Erase({ command }) {
  const { desk } = command;
  const { texts: { t }, times } = desk;
  const [typed, setTyped] = useState('');
  const row = desk.log.value.tables.reports[typed.replace(/^p/i, '')];
  const words = row && !row.redacted ? [row.text?.title, row.text?.note].filter(Boolean).join(' · ') : '';
  return html`
    <h3>${t('console.decide.erase')}</h3>
    <div class="erase"><label><span>${t('console.decide.erase.which')}</span>
        <input type="text" inputmode="numeric" size="8" value=${typed} onInput=${(/** @type {any} */ event) => setTyped(event.target.value.trim())} /></label>
      ${words && html`<p>${times.value.minute(instant(row.known_at))} «${words}»</p>
        <button class="button" onClick=${() => (erase(command, row.report_id), setTyped(''))}>${t('console.decide.erase.do')}</button>`}
      ${typed !== '' && !words && html`<p>${t('console.decide.erase.none')}</p>`}</div>
  `;
}
