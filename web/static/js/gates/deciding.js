/** The form of a decision: what, why where that is asked for, bound to what; nothing is decided before it is sent. */
import { useState } from 'preact/hooks';
import { html } from '../html.js';
import { rfc3339 } from '../words/time.js';
import { against, missing, needsReason } from './judging.js';
import { Due, Owner } from './fields.js';
import { decide } from './room.js';
import { criterionWord, wordsOf } from './words.js';
/** @import {Room} from './room.js' */
/** @import {GateRow, Verdict} from './types.js' */

/** @type {readonly Verdict[]} */
const VERDICTS = ['go', 'conditions', 'no-go'];

/** @typedef {{text: string, owner: string, due: number, of: string}} Draft `of` is the vote whose condition it is, `due` minutes from now */

/** @type {Draft} */
const EMPTY = { text: '', owner: '', due: 30, of: '' };

/** The conditions that the panel asked for, to begin with. @param {Room} room @param {GateRow} gate @returns {Draft[]} */
const asked = ({ desk }, gate) => gate.seats.flatMap(({ vote, actor }) =>
  (vote?.vote === 'conditions' ? [{ text: wordsOf(desk, vote.report_id)?.note ?? '', owner: vote.owner ?? actor ?? '', due: 30, of: vote.report_id }] : []));

/** @param {{room: Room, gate: GateRow}} props */
export function Deciding({ room, gate }) {
  const { desk, places } = room;
  const { t } = desk.texts;
  const [verdict, setVerdict] = useState(/** @type {Verdict|null} */ (null));
  const [note, setNote] = useState('');
  const [met, setMet] = useState(/** @type {readonly number[]} */ ([]));
  const [drafts, setDrafts] = useState(/** @type {readonly Draft[]} */ ([]));
  const [no, gone] = [against(places.value), missing(places.value, desk.now.value).map(({ seat }) => seat.title)];
  const reason = needsReason(places.value, verdict, desk.now.value);
  const bound = verdict !== 'conditions' || (drafts.length > 0 && drafts.every(({ text, owner, of }) => owner !== '' && (of !== '' || text.trim() !== '')));
  const ready = verdict !== null && bound && (!reason || note.trim() !== '');
  const choose = (/** @type {Verdict} */ value) => {
    setVerdict(value);
    if (value === 'conditions' && drafts.length === 0) setDrafts(asked(room, gate).length > 0 ? asked(room, gate) : [EMPTY]);
  };
  const send = (/** @type {Event|null} */ event) => {
    event?.preventDefault();
    if (!ready) return;
    void decide(room, 'decision', {
      verdict, ...(note.trim() && { note: note.trim() }), ...(met.length > 0 && { met }),
      ...(verdict === 'conditions' && { conditions: drafts.map((draft) => conditionOf(draft, desk.moment())) }),
    });
  };
  const press = (/** @type {KeyboardEvent} */ event) => {
    const found = VERDICTS[Number(event.key) - 1];
    if (event.key === 'Enter' && event.ctrlKey) send(event);
    else if (found && !isTyping(event.target)) choose(found);
  };
  return html`
    <form class="deciding" onSubmit=${send} onKeyDown=${press}>
      <fieldset class="options"><legend class="spoken">${t('gates.decision')}</legend>${VERDICTS.map((value, at) => html`
        <label key=${value} class="option" data-chosen=${verdict === value || undefined}><input type="radio" name="verdict" checked=${verdict === value} onChange=${() => choose(value)} />${t(`words.vote.${value}`)} <kbd class="key">${at + 1}</kbd></label>`)}</fieldset>
      <${Judged} room=${room} gate=${gate} met=${met} setMet=${setMet} />
      <${Why} t=${t} needed=${reason} no=${no} gone=${gone} note=${note} put=${setNote} />
      ${verdict === 'conditions' && html`<${Bounds} room=${room} drafts=${drafts} put=${setDrafts} />`}
      ${verdict !== 'no-go' && gone.length > 0 && html`<p class="without">${t('gates.without', { seats: gone.join(', ') })}</p>`}
      <button class="button primary wide" disabled=${!ready}>${t(gate.deputy && verdict !== 'no-go' ? 'gates.send.deputy' : 'gates.send')} <kbd class="key">Ctrl+Enter</kbd></button>
    </form>
  `;
}

/** Why, and whether that is asked for. @param {{t: Room['desk']['texts']['t'], needed: boolean, no: string[], gone: string[], note: string, put: (note: string) => void}} props */
const Why = ({ t, needed, no, gone, note, put }) => html`
  <label class="field"><span>${t('gates.reason')}${needed && html` <em>${no.length > 0 ? t('gates.reason.against', { seats: no.join(', ') }) : t('gates.reason.without', { seats: gone.join(', ') })}</em>`}</span>
    <textarea rows="2" maxlength="2000" required=${needed} value=${note} onInput=${(/** @type {any} */ { target }) => put(target.value)} /></label>`;

/** A digit in a text or a list belongs there. @param {any} target */
const isTyping = ({ tagName, type }) => tagName === 'TEXTAREA' || tagName === 'SELECT' || (tagName === 'INPUT' && type !== 'radio');

/** @param {Draft} draft @param {number} now */
const conditionOf = ({ text, owner, due, of }, now) =>
  ({ owner, due: rfc3339(now + due * 60_000), ...(of === '' ? { text: text.trim() } : { of }) });

/** Criteria in words are met when the decider says so. @param {{room: Room, gate: GateRow, met: readonly number[], setMet: (met: readonly number[]) => void}} props */
const Judged = ({ room, gate, met, setMet }) => gate.criteria.map((criterion, at) => criterion.kind === 'text' && html`
  <label key=${at} class="tick"><input type="checkbox" checked=${met.includes(at + 1)}
    onChange=${(/** @type {any} */ { target }) => setMet(target.checked ? [...met, at + 1] : met.filter((n) => n !== at + 1))} />${criterionWord(room, criterion)}</label>`);

/** @param {{room: Room, drafts: readonly Draft[], put: (drafts: readonly Draft[]) => void}} props */
function Bounds({ room, drafts, put }) {
  const { t } = room.desk.texts;
  const change = (/** @type {number} */ at, /** @type {Partial<Draft>} */ part) => put(drafts.map((draft, n) => (n === at ? { ...draft, ...part } : draft)));
  return html`
    <h4>${t('gates.conditions.close')}</h4>${drafts.map((draft, at) => html`
      <${Bound} key=${draft.of || at} room=${room} draft=${draft} put=${(/** @type {Partial<Draft>} */ part) => change(at, part)} drop=${() => put(drafts.filter((_, n) => n !== at))} />`)}
    <p><button type="button" class="plain link" onClick=${() => put([...drafts, EMPTY])}>${t('gates.condition.add')}</button></p>
  `;
}

/** @param {{room: Room, draft: Draft, put: (part: Partial<Draft>) => void, drop: () => void}} props */
function Bound({ room: { desk }, draft, put, drop }) {
  const { t } = desk.texts;
  return html`
    <div class="bound">
      ${draft.of === '' ? html`<label class="field"><span>${t('gates.condition.words')}</span><input type="text" required maxlength="2000" value=${draft.text} onInput=${(/** @type {any} */ { target }) => put({ text: target.value })} /></label>` : html`<p>${draft.text}</p>`}
      <div class="pair"><${Owner} desk=${desk} value=${draft.owner} put=${(/** @type {string} */ owner) => put({ owner })} /><${Due} desk=${desk} value=${draft.due} put=${(/** @type {number} */ due) => put({ due })} />
        <button type="button" class="button" onClick=${drop}>${t('gates.condition.drop')}</button></div></div>
  `;
}
