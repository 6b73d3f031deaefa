/** The ballot: one seat's answer, from a phone or told to the desk by telephone; it waits in the outbox where there is no net. */
import { useState } from 'preact/hooks';
import { html } from '../html.js';
import { instant, rfc3339 } from '../words/time.js';
import { isDesk } from '../console/conditions.js';
import { Due, Owner } from './fields.js';
import { countWord, criterionWord } from './words.js';
/** @import {Room} from './room.js' */
/** @import {GateRow, VoteValue} from './types.js' */

/** @typedef {{note: string, owner: string, due: number, deputy: boolean, teller: string}} More `due` in minutes from now */

/** @type {readonly VoteValue[]} */
const OPTIONS = ['go', 'conditions', 'no-go', 'abstain'];

/** @param {{room: Room, gate: GateRow}} props */
export function Ballot({ room, gate }) {
  const { desk } = room;
  const { t } = desk.texts;
  const [seat, setSeat] = useState(gate.seats.length === 1 ? gate.seats[0].code : '');
  const [vote, setVote] = useState(/** @type {VoteValue|''} */ (''));
  const [more, setMore] = useState(/** @type {More} */ ({ note: '', owner: '', due: 30, deputy: false, teller: '' }));
  if (gate.stage !== 'polling') return null;
  const desked = isDesk(desk.who);
  const options = desked ? [...OPTIONS, /** @type {VoteValue} */ ('vacant')] : OPTIONS;
  const ready = seat !== '' && vote !== '' && (vote !== 'conditions' || more.note.trim() !== '');
  const send = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (!ready) return;
    room.say({ kind: 'voted', gate: gate.code, seat, vote, ...fieldsOf(vote, more, desk.moment()) });
    setVote('');
    setMore({ ...more, note: '' });
  };
  return html`
    <form class="card ballot" aria-labelledby="ballot-head" onSubmit=${send} data-desk=${desked || undefined}>
      <div class="card-head"><h3 id="ballot-head">${t('gates.ballot')}</h3></div>
      <div class="card-body">
        <label class="field"><span>${t('gates.ballot.seat')}</span>
          <select required value=${seat} onChange=${(/** @type {any} */ { target }) => setSeat(target.value)}><option value="">${t('gates.choose')}</option>
            ${gate.seats.map(({ code, title }) => html`<option key=${code} value=${code}>${title}</option>`)}</select></label>
        <${Own} room=${room} gate=${gate} seat=${seat} />
        <fieldset class="options"><legend class="spoken">${t('gates.answer')}</legend>${options.map((value) => html`
          <label key=${value} class="option" data-chosen=${vote === value || undefined}><input type="radio" name="vote" checked=${vote === value} onChange=${() => setVote(value)} />${t(`words.vote.${value}`)}</label>`)}</fieldset>
        ${(vote === 'conditions' || vote === 'no-go') && html`<label class="field"><span>${t(vote === 'conditions' ? 'gates.ballot.what' : 'gates.ballot.why')}</span>
          <input type="text" maxlength="2000" required=${vote === 'conditions'} value=${more.note} onInput=${(/** @type {any} */ { target }) => setMore({ ...more, note: target.value })} /></label>`}
        ${vote === 'conditions' && html`<div class="pair"><${Owner} desk=${desk} value=${more.owner} put=${(/** @type {string} */ owner) => setMore({ ...more, owner })} />
          <${Due} desk=${desk} value=${more.due} put=${(/** @type {number} */ due) => setMore({ ...more, due })} /></div>`}
        <${Who} room=${room} more=${more} put=${(/** @type {Partial<More>} */ part) => setMore({ ...more, ...part })} />
      </div>
      <div class="send"><button class="button primary" disabled=${!ready}>${vote === '' ? t('gates.ballot.send.none') : t('gates.ballot.send', { vote: t(`words.vote.${vote}`) })}</button>
        <p role="status">${room.unsent.value > 0 ? t('gates.ballot.later') : ''}</p>
        ${room.undoable.value && html`<button type="button" class="button" onClick=${room.undo}>${t('gates.undo')}</button>`}</div>
    </form>
  `;
}

/** @param {VoteValue|''} vote @param {More} more @param {number} now milliseconds of the run's clock */
const fieldsOf = (vote, { note, deputy, teller, owner, due }, now) => ({
  ...(note.trim() && { note: note.trim() }), ...(deputy && { deputy: true }), ...(teller && { told_by: `role:${teller}` }),
  ...(vote === 'conditions' && owner && { owner, due: rfc3339(now + due * 60_000) }),
});

/** Who answers for the seat: a deputy, or somebody on the telephone. @param {{room: Room, more: More, put: (part: Partial<More>) => void}} props */
function Who({ room: { desk }, more, put }) {
  const { t } = desk.texts;
  return html`
    <label class="tick"><input type="checkbox" checked=${more.deputy} onChange=${(/** @type {any} */ { target }) => put({ deputy: target.checked })} />${t('gates.ballot.deputy')}</label>
    ${isDesk(desk.who) && html`<label class="field"><span>${t('gates.ballot.told')}</span>
      <select value=${more.teller} onChange=${(/** @type {any} */ { target }) => put({ teller: target.value })}><option value="">${t('gates.ballot.myself')}</option>
        ${desk.lists.value.tellers.map((role) => html`<option key=${role} value=${role}>${role}</option>`)}</select></label>`}
  `;
}

/** What she answers for: her own last answer, and which criteria are not met. @param {{room: Room, gate: GateRow, seat: string}} props */
function Own({ room, gate, seat }) {
  const { texts: { t }, times } = room.desk;
  const row = gate.seats.find(({ code }) => code === seat);
  const unmet = gate.criteria.filter(({ met }) => met === false);
  if (!row || (row.vote === null && unmet.length === 0)) return null;
  return html`
    <div class="own">${row.vote && html`<p><strong>${t('gates.ballot.before', { vote: t(`words.vote.${row.vote.vote}`), time: times.value.said(instant(row.vote.at)), until: times.value.said(instant(row.vote.good_until)) })}</strong></p>`}
      <ul>${unmet.map((criterion, at) => html`<li key=${at}>${criterionWord(room, criterion)} ${countWord(criterion, t)}</li>`)}</ul></div>
  `;
}
