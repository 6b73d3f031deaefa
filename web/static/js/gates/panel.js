/** The panel: each seat with its answer and how old that is; and what the commander and the desk do with it. */
import { html } from '../html.js';
import { Icon } from '../icon.js';
import { instant } from '../words/time.js';
import { isCommander } from '../console/conditions.js';
import { counted } from './judging.js';
import { decide } from './room.js';
import { teller, wordsOf } from './words.js';
/** @import {Place} from './judging.js' */
/** @import {Room} from './room.js' */
/** @import {GateRow} from './types.js' */

/** @type {Readonly<Record<import('./judging.js').Standing, string>>} */
const SHAPES = { 'no-go': 'failed', missing: 'silent', expired: 'silent', conditions: 'started', abstain: 'skipped', go: 'approved' };

/** @param {{room: Room, gate: GateRow}} props */
export function Panel({ room, gate }) {
  const { desk, places } = room;
  const { t } = desk.texts;
  const { go, no, missing } = counted(places.value);
  return html`
    <section class="card panel" aria-labelledby="panel-head">
      <div class="card-head"><div><h3 id="panel-head">${t('gates.panel', { n: gate.seats.length })}</h3>
          <p>${gate.poll > 0 ? t('gates.panel.counts', { go, no, missing }) : t('gates.panel.unasked')}</p></div>
        <p class="marks" aria-hidden="true">${places.value.map(({ seat, standing }) => html`<i key=${seat.code} data-standing=${standing} />`)}</p></div>
      <table><thead><tr><th scope="col">${t('gates.seat')}</th><th scope="col">${t('gates.answer')}</th><th scope="col">${t('gates.age', { n: gate.valid })}</th><th scope="col">${t('gates.note')}</th></tr></thead>
        <tbody>${places.value.map((place) => html`<${Seat} key=${place.seat.code} room=${room} gate=${gate} place=${place} />`)}</tbody></table>
      ${isCommander(desk.who) && html`<p class="acts"><button type="button" class="button" onClick=${() => decide(room, 'open')}>${t(gate.poll > 0 ? 'gates.ask.again' : 'gates.ask')}</button></p>`}
    </section>
  `;
}

/** @param {{room: Room, gate: GateRow, place: Place}} props */
function Seat({ room: { desk }, gate, place: { seat, standing, age, part } }) {
  const { texts: { t }, times } = desk;
  const { vote } = seat;
  const asked = gate.poll > 0 ? standing : undefined;
  const said = vote === null ? null : wordsOf(desk, vote.report_id)?.note;
  const how = vote && [t('gates.at', { time: times.value.said(instant(vote.at)) }), vote.deputy && t('gates.deputy'), vote.by_phone && t('gates.by_phone'), teller(desk, vote.told_by)].filter(Boolean).join(' · ');
  return html`
    <tr data-standing=${asked}>
      <th scope="row">${seat.title}</th>
      <td><span class="answer" data-standing=${asked}><${Icon} name=${SHAPES[standing]} />${answerWord(standing, vote, t)}</span></td>
      <td>${age !== null && html`<span class="age"><i class="bar"><i style=${{ width: `${Math.round(part * 100)}%` }} /></i><span class="figures">${t('gates.minutes', { n: age })}</span></span>`}</td>
      <td class="note">${said && html`<span>${said}</span>`}${how && html`<span>${how}</span>`}</td>
    </tr>
  `;
}

/** @param {import('./judging.js').Standing} standing @param {import('./types.js').Vote|null} vote @param {import('../words/i18n.js').Texts['t']} t */
function answerWord(standing, vote, t) {
  if (standing === 'missing') return t(vote ? 'words.vote.vacant' : 'gates.missing');
  return standing === 'expired' ? t('gates.expired', { vote: t(`words.vote.${vote?.vote}`) }) : t(`words.vote.${standing}`);
}
