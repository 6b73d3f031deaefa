/** The announcement of full transition: its conditions, what came in since one looked, the button, and taking it back. */
import { useState } from 'preact/hooks';
import { html } from '../../html.js';
import { instant } from '../../words/time.js';
import { allHold, cameSince, conditions, isCommander, isDesk } from '../conditions.js';
import { acknowledgeBeneath } from '../decide.js';
import { newestFirst } from '../entries.js';
import { missingNames } from '../names.js';
import { Icon } from './bits.js';
import { Reasoned } from './decisions.js';
/** @import {Desk} from '../desk.js' */
/** @import {Decide} from '../decide.js' */

const NAMED = 6;

/** @param {{desk: Desk, seen: number, decider: Decide}} props */
export function Announcement({ desk, seen, decider }) {
  const golive = desk.wall.value.tables.golive?.[''];
  if (!golive) return null;
  return golive.stage === 'announced'
    ? html`<${Announced} desk=${desk} decider=${decider} />`
    : html`<${Announce} desk=${desk} seen=${seen} decider=${decider} />`;
}

/** @param {{desk: Desk, seen: number, decider: Decide}} props */
function Announce({ desk, seen, decider }) {
  const { texts: { t }, plan, issues, log, wall, who } = desk;
  const [sure, setSure] = useState(-1);
  const found = conditions(plan.value.tables, issues.value.tables.issues, wall.value.tables);
  const holds = allHold(found, plan.value.tables);
  const asked = sure === log.value.position;
  return html`
    <h3>${t('console.announce')}</h3>
    <ul class="conditions">${found.filter(({ whole }) => whole > 0).map(({ name, whole, missing }) => html`
      <li key=${name} data-holds=${missing.length === 0}><${Icon} name=${missing.length === 0 ? 'check' : 'late'} />
        <p><strong>${t(`console.condition.${name}`, { part: whole - missing.length, whole })}</strong>
          ${missing.length > 0 && html`<span>${t('console.condition.missing', { names: missingNames(desk, name, missing).slice(0, NAMED).join(', ') })}</span>`}</p>
        <${Rest} names=${missingNames(desk, name, missing).slice(NAMED)} t=${t} /></li>`)}</ul>
    <${Came} desk=${desk} seen=${seen} />
    ${isCommander(who) && html`<div class="announce">
      <button class="button primary" disabled=${!holds} aria-describedby="announce-why"
        onClick=${() => (asked ? decider.send('announcement', { kind: 'announced' }, log.peek().position) : setSure(log.peek().position))}>
        ${t(asked ? 'console.announce.sure' : 'console.announce.do')}</button>
      <p id="announce-why">${t(holds ? (asked ? 'console.announce.once_more' : 'console.announce.holds') : 'console.announce.not_yet')}</p></div>`}
  `;
}

/** What there is no room for, opened by a press. @param {{names: readonly string[], t: Desk['texts']['t']}} props */
const Rest = ({ names, t }) => names.length > 0 && html`
  <details><summary>${t('console.condition.rest', { n: names.length })}</summary><ul>${names.map((name) => html`<li key=${name}>${name}</li>`)}</ul></details>`;

/** "3 reports since you looked, 1 failed." @param {{desk: Desk, seen: number}} props */
function Came({ desk: { texts: { t }, log, who }, seen }) {
  const { reports, failed } = cameSince(newestFirst(log.value.tables.reports), seen, who.person);
  if (reports === 0) return html`<p class="came">${t('console.came.none', { position: log.value.position })}</p>`;
  return html`<p class="came watch">${t('console.came', { n: reports })}, ${t('console.came.failed', { n: failed })}</p>`;
}

/** It stands; what changed beneath it waits for somebody to have seen it. @param {{desk: Desk, decider: Decide}} props */
function Announced({ desk, decider }) {
  const { texts: { t }, wall, times, who, log } = desk;
  const golive = wall.value.tables.golive?.[''];
  if (!golive) return null;
  const announced = Object.values(log.value.tables.reports).find(({ position }) => position === golive.announcement_position);
  return html`
    <h3>${t('console.announce')}</h3>
    <p class="came"><strong>${t('console.announced', { time: times.value.said(instant(golive.announced_at ?? '')), complete: times.value.said(instant(golive.complete_at ?? golive.announced_at ?? '')) })}</strong></p>
    ${golive.changed_beneath > 0 && html`<div class="beneath" role="alert"><p><${Icon} name="deviation" /> ${t('console.beneath', { n: golive.changed_beneath })}</p>
      ${isDesk(who) && announced && html`<button class="button" onClick=${() => acknowledgeBeneath(desk, announced.report_id)}>${t('console.decide.acknowledge')}</button>`}</div>`}
    ${isCommander(who) && html`<${Reasoned} t=${t} label=${t('console.withdraw')} sure=${t('console.withdraw.sure')}
      done=${(/** @type {string} */ note) => decider.send('announcement/withdrawal', { kind: 'withdrawn', note }, log.peek().position)} />`}
  `;
}
