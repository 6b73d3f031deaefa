/** The decision: taken here by the commander, confirmed by somebody else, its conditions closed one by one. */
import { useState } from 'preact/hooks';
import { html } from '../html.js';
import { instant } from '../words/time.js';
import { acknowledgeBeneath } from '../console/decide.js';
import { isCommander, isDesk } from '../console/conditions.js';
import { Reasoned } from '../console/view/decisions.js';
import { Deciding } from './deciding.js';
import { decide } from './room.js';
import { conditionWord, seatTitles, teller, wordsOf } from './words.js';
/** @import {Room} from './room.js' */
/** @import {GateRow, Ruling} from './types.js' */

/** @param {{room: Room, gate: GateRow}} props */
export function Decision({ room, gate }) {
  const { desk } = room;
  const { t } = desk.texts;
  const commands = isCommander(desk.who);
  return html`
    <section class="card decision" aria-labelledby="decision-head">
      <div class="card-head"><h3 id="decision-head">${t('gates.decision')}</h3></div>
      <div class="card-body">
        <${Outcome} room=${room} />
        ${gate.decision && html`<${Taken} room=${room} gate=${gate} ruling=${gate.decision} />`}
        ${gate.stage === 'polling' && (commands ? html`<${Deciding} room=${room} gate=${gate} />` : html`<p>${t('gates.decision.waits')}</p>`)}
        ${gate.stage === 'planned' && html`<p>${t('gates.decision.unasked')}</p>`}
        <${Waiting} gate=${gate} room=${room} />
        ${gate.deviations.map(({ report_id, position, name }) => html`<p key=${report_id} class="alert" role="alert">${t(`deviation.${name}`)} · p${position}
          ${isDesk(desk.who) && html` <button type="button" class="button" onClick=${() => acknowledgeBeneath(desk, report_id)}>${t('gates.acknowledge')}</button>`}</p>`)}
      </div>
    </section>
  `;
}

/** @param {{room: Room}} props */
function Outcome({ room: { decider, desk: { texts: { t } } } }) {
  const { state, text } = decider.outcome.value;
  return html`<p class="outcome" role="status" data-state=${state}>${state === 'refused' ? text : state === 'lost' ? t('console.decide.lost') : ''}</p>`;
}

/** What waits for the gate. @param {{gate: GateRow, room: Room}} props */
function Waiting({ gate, room: { desk } }) {
  if (gate.waiting.length === 0) return null;
  const { t } = desk.texts;
  const names = gate.waiting.slice(0, 5).map((code) => [code, desk.rowOf(code)?.title].filter(Boolean).join(' '));
  return html`<p class="waiting">${t(gate.passed_at ? 'gates.waiting.free' : 'gates.waiting', { names: names.join(', '), n: gate.waiting.length })}</p>`;
}

/** @param {{room: Room, gate: GateRow, ruling: Ruling}} props */
function Taken({ room, gate, ruling }) {
  const { desk } = room;
  const { texts: { t }, times, who } = desk;
  const { verdict, at, by, against, missing, conditions, report_id, confirmed_at } = ruling;
  const waits = gate.deputy && verdict !== 'no-go' && confirmed_at === null;
  const said = wordsOf(desk, report_id)?.note;
  return html`
    <div class="taken" data-verdict=${verdict}>
      <p class="verdict"><strong>${t(`words.vote.${verdict}`)}</strong> ${t('gates.at', { time: times.value.said(instant(at)) })} ${teller(desk, by)}</p>
      ${said && html`<p>${said}</p>`}
      ${against.length > 0 && html`<p>${t('gates.pack.against', { seats: seatTitles(gate, against) })}</p>`}
      ${missing.length > 0 && html`<p>${t('gates.pack.missing', { seats: seatTitles(gate, missing) })}</p>`}
      ${gate.changed_beneath > 0 && html`<p class="alert" role="alert">${t('gates.beneath', { n: gate.changed_beneath })}
        ${isDesk(who) && html` <button type="button" class="button" onClick=${() => acknowledgeBeneath(desk, report_id)}>${t('gates.acknowledge')}</button>`}</p>`}
      <${Steps} t=${t} deputy=${gate.deputy} waits=${waits} passed=${gate.passed_at !== null} />
      ${waits && html`<${Confirm} room=${room} own=${by === who.person} />`}
      ${conditions.length > 0 && html`<h4>${t('gates.conditions')}</h4><ul class="conditions">${conditions.map((condition) => html`
        <li key=${condition.number} data-closed=${condition.closed_at !== null || undefined}><span>${conditionWord(room, condition)}</span>
          ${condition.closed_at ? html`<span>${t('gates.closed', { time: times.value.said(instant(condition.closed_at)) })}</span>`
            : isDesk(who) && html`<button type="button" class="button" onClick=${() => decide(room, 'conditions', { condition: condition.number })}>${t('gates.close')}</button>`}</li>`)}</ul>`}
      ${isCommander(who) && html`<${Withdraw} room=${room} />`}
    </div>
  `;
}

/** Sent, confirmed, valid. @param {{t: import('../words/i18n.js').Texts['t'], deputy: boolean, waits: boolean, passed: boolean}} props */
const Steps = ({ t, deputy, waits, passed }) => deputy && html`
  <ol class="steps"><li data-done>${t('gates.step.sent')}</li><li data-done=${(!waits && passed) || undefined}>${t('gates.step.confirmed')}</li><li data-done=${passed || undefined}>${t('gates.step.valid')}</li></ol>`;

/** @param {{room: Room, own: boolean}} props */
function Confirm({ room, own }) {
  const { t } = room.desk.texts;
  if (own || !isCommander(room.desk.who)) return html`<p>${t('gates.confirm.waits')}</p>`;
  return html`<p><button type="button" class="button primary" onClick=${() => decide(room, 'decision/confirmation')}>${t('gates.confirm')}</button></p>`;
}

/** @param {{room: Room}} props */
function Withdraw({ room }) {
  const { t } = room.desk.texts;
  const [open, setOpen] = useState(false);
  if (!open) return html`<p><button type="button" class="plain link" onClick=${() => setOpen(true)}>${t('gates.withdraw')}</button></p>`;
  return html`<${Reasoned} t=${t} label=${t('gates.withdraw')} done=${(/** @type {string} */ note) => decide(room, 'decision/withdrawal', { note })} />`;
}
