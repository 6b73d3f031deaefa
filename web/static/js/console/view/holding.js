/** Work that is held: what stands still and its end, and the form that has something stand still. */
import { useState } from 'preact/hooks';
import { html } from '../../html.js';
import { timeOf } from '../../grammar/expected.js';
import { REASONS } from '../../grammar/words.js';
import { instant } from '../../words/time.js';
import { standingHolds } from '../../wall/hold.js';
import { isCommander } from '../conditions.js';
import { namesOf, scopeWord } from '../names.js';
import { Icon } from './bits.js';
/** @import {HoldRow} from '../../wall/types.js' */
/** @import {Command} from '../command.js' */
/** @import {Decide} from '../decide.js' */
/** @import {Desk} from '../desk.js' */

/** @typedef {{scope: string, reason: string, owner: string, eta: string, note: string}} Draft what stands in the form */

const NOTHING = { scope: '', reason: '', owner: '', eta: '', note: '' };

/** @param {{command: Command, decider: Decide}} props */
export function Holds({ command, decider }) {
  const { desk } = command;
  const { texts: { t }, wall, who } = desk;
  const standing = standingHolds(wall.value.tables);
  if (standing.length === 0 && !isCommander(who)) return null;
  return html`
    <h3>${t('console.hold')}</h3>
    ${standing.length > 0 && html`<ul>${standing.map((hold) => html`<${Standing} key=${hold.scope} hold=${hold} desk=${desk} decider=${decider} />`)}</ul>`}
    ${isCommander(who) && html`<details><summary>${t('console.hold.open')}</summary><${Place} command=${command} decider=${decider} /></details>`}
  `;
}

/** @param {{hold: HoldRow, desk: Desk, decider: Decide}} props */
function Standing({ hold, desk, decider }) {
  const { texts: { t }, times, who, log } = desk;
  const [sure, setSure] = useState(false);
  const { system, location, since, reason, owner, eta } = hold;
  const said = [
    t('console.hold.since', { time: times.value.said(instant(since ?? '')) }),
    reason && t(`words.reason.${reason}`),
    owner && (namesOf(desk).actor(owner) ?? owner),
    eta && t('console.hold.until', { time: times.value.said(instant(eta)) }),
  ].filter(Boolean).join(' · ');
  const end = () => {
    setSure(!sure);
    if (sure) void decider.send('resume', { kind: 'resumed', ...named(system, location) }, log.peek().position);
  };
  return html`
    <li class="matter" data-icon="blocked"><${Icon} name="blocked" /><p><strong>${scopeWord(desk, hold)}</strong><span>${said}</span></p>
      ${isCommander(who) && html`<button class="button" onClick=${end}>${t(sure ? 'console.hold.resume.sure' : 'console.hold.resume')}</button>`}</li>
  `;
}

/** @param {string|null} system @param {string|null} location what a decision names: neither is everything */
const named = (system, location) => ({ ...(system === null ? {} : { system }), ...(location === null ? {} : { location }) });

/** Asked once more, for every wall shows it at once. @param {{command: Command, decider: Decide}} props */
function Place({ command, decider }) {
  const { desk, context } = command;
  const { texts: { t }, log } = desk;
  const [draft, setDraft] = useState(/** @type {Draft} */ (NOTHING));
  const [asked, setAsked] = useState('');
  const eta = draft.eta.trim() === '' ? undefined : timeOf(draft.eta, context.value);
  const isSure = asked === JSON.stringify(draft);
  const put = (/** @type {keyof Draft} */ name) => (/** @type {any} */ { target }) => setDraft({ ...draft, [name]: target.value });
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (eta === null || (draft.reason === '' && draft.note.trim() === '')) return;
    if (!isSure) return setAsked(JSON.stringify(draft));
    void decider.send('hold', decision(draft, eta), log.peek().position);
    setAsked('');
    setDraft(NOTHING);
  };
  return html`
    <form class="reasoned hold-form" onSubmit=${submit}>
      <label><span>${t('console.hold.scope')}</span><select value=${draft.scope} onChange=${put('scope')}><${Scopes} desk=${desk} /></select></label>
      <label><span>${t('console.hold.reason')}</span><select value=${draft.reason} required=${draft.note.trim() === ''} onChange=${put('reason')}>
        <option value="">${t('console.hold.choose')}</option>${REASONS.map((code) => html`<option key=${code} value=${code}>${t(`words.reason.${code}`)}</option>`)}</select></label>
      <label><span>${t('console.hold.owner')}</span><select value=${draft.owner} onChange=${put('owner')}>
        <option value="">${t('console.hold.nobody')}</option>${inOrder(desk.plan.value.tables.actors).map(({ code, name }) => html`<option key=${code} value=${code}>${name}</option>`)}</select></label>
      <label><span>${t('console.hold.eta')}</span><input type="text" size="8" placeholder="2140 · +20" value=${draft.eta} aria-invalid=${eta === null} onInput=${put('eta')} /></label>
      <label class="hold-note"><span>${t('console.hold.note')}</span><input type="text" maxlength="2000" value=${draft.note} onInput=${put('note')} /></label>
      <button class="button">${t(isSure ? 'console.hold.sure' : 'console.hold.do')}</button>
    </form>
  `;
}

/** @param {{desk: Desk}} props */
function Scopes({ desk: { plan, texts: { t } } }) {
  const { systems, locations } = plan.value.tables;
  const options = (/** @type {string} */ kind, /** @type {Record<string, import('../types.js').PlaceRow>} */ rows) =>
    inOrder(rows).map(({ code, name }) => html`<option key=${code} value=${`${kind}:${code}`}>${name}</option>`);
  return html`
    <option value="">${t('console.hold.all')}</option>
    <optgroup label=${t('console.hold.systems')}>${options('system', systems)}</optgroup>
    <optgroup label=${t('console.hold.locations')}>${options('location', locations)}</optgroup>
  `;
}

/** @param {Record<string, import('../types.js').PlaceRow>} rows */
const inOrder = (rows) => Object.values(rows).sort((a, b) => a.order - b.order);

/** @param {Draft} draft @param {string|undefined} eta */
function decision({ scope, reason, owner, note }, eta) {
  const [kind, code] = scope.split(':');
  const told = { reason, owner, eta, note: note.trim(), ...(code === undefined ? {} : { [kind]: code }) };
  return { kind: 'held', ...Object.fromEntries(Object.entries(told).filter(([, value]) => value)) };
}
