/** The page as a whole: head, what came since, the panel, the evidence, the decision, and a ballot for whoever answers. */
import { useEffect } from 'preact/hooks';
import { html } from '../html.js';
import { Icon } from '../icon.js';
import { instant } from '../words/time.js';
import { isCommander, isDesk, mayReport } from '../console/conditions.js';
import { markOf } from '../console/view/strip.js';
import { Ballot } from './ballot.js';
import { Decision } from './decision.js';
import { Evidence } from './evidence.js';
import { Panel } from './panel.js';
/** @import {Room} from './room.js' */

/** @param {{room: Room}} props */
export function Gates({ room }) {
  const { desk, gate } = room;
  const { t } = desk.texts;
  useKeys(room);
  return html`
    <div class="gates" data-rehearsal=${desk.run.value?.kind === 'rehearsal' || undefined}>
      <${Head} room=${room} />
      <main>
        ${gate.value === null ? html`<p class="none">${t(room.board.value.position < 0 ? 'gates.loading' : 'gates.none')}</p>` : html`
          <${Title} room=${room} />
          <${Came} room=${room} />
          <div class="columns">
            ${mayReport(desk.who) && html`<${Ballot} key=${gate.value.code} room=${room} gate=${gate.value} />`}
            ${seesAnswers(room) && html`<${Panel} room=${room} gate=${gate.value} />`}
            <${Evidence} room=${room} gate=${gate.value} />
            <${Decision} key=${`decision-${gate.value.code}`} room=${room} gate=${gate.value} />
          </div>`}
      </main>
    </div>
  `;
}

/** Whoever answers for a seat alone sees the others' answers once she has given her own. @param {Room} room */
function seesAnswers({ desk: { who }, gate }) {
  const asked = gate.value?.stage === 'polling' && mayReport(who) && !isDesk(who);
  return !asked || gate.value?.seats.some(({ vote }) => vote?.told_by === who.person);
}

/** `u`: what came is seen. @param {Room} room */
function useKeys({ see }) {
  useEffect(() => {
    const press = (/** @type {KeyboardEvent} */ event) => {
      const typing = event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
      if (event.key.toLowerCase() === 'u' && !typing && !event.ctrlKey && !event.altKey && !event.metaKey) see();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

/** @param {{room: Room}} props */
function Head({ room: { desk, unsent } }) {
  const { texts: { t }, run, contact, times, now, golive } = desk;
  const { level, asOf, refusal, stopped } = contact.value;
  const stale = level !== 'fresh' || refusal !== null || stopped !== null;
  const there = encodeURIComponent(golive);
  return html`
    <header class="head" data-stale=${stale || undefined}>
      ${run.value && html`<p class="mark">${markOf(desk)}</p>`}
      <h1>${run.value?.title ?? t('words.product')}</h1>
      <nav aria-label=${t('gates.pages')}><a href=${`/wall/${there}`}>${t('gates.page.wall')}</a> <a href=${`/console/${there}`}>${t('gates.page.console')}</a></nav>
      <p class="contact" role="status">${stale
        ? t('gates.stale', { time: asOf === null ? '–' : times.value.second(asOf) })
        : unsent.value > 0 ? t('gates.unsent', { n: unsent.value }) : t('gates.fresh')}</p>
      <p class="clock"><time>${times.value.second(now.value)}</time></p>
    </header>
  `;
}

/** @param {{room: Room}} props */
function Title({ room }) {
  const { desk, gates, chosen } = room;
  const { t } = desk.texts;
  const gate = /** @type {import('./types.js').GateRow} */ (room.gate.value);
  const said = (/** @type {string|null} */ at) => (at ? desk.times.value.said(instant(at)) : '');
  return html`
    <div class="title">
      <div><h2>${gate.code} ${gate.title}</h2>
        <p>${[t(`gates.stage.${gate.stage}`), gate.opened_at && t('gates.opened', { time: said(gate.opened_at) }),
          gate.planned_finish && t('gates.planned', { time: said(gate.planned_finish) }), gate.no_return && t('gates.no_return')].filter(Boolean).join(' · ')}</p></div>
      ${gates.value.length > 1 && html`<nav class="others" aria-label=${t('gates.others')}>${gates.value.map((other) => html`
        <button key=${other.code} type="button" class="tab" aria-pressed=${other.code === gate.code} onClick=${() => (chosen.value = other.code)}>
          <${Icon} name=${other.passed_at ? 'gate-decided' : 'gate'} />${other.code}<span class="spoken"> ${other.title}, ${t(`gates.stage.${other.stage}`)}</span></button>`)}</nav>`}
    </div>
  `;
}

/** "3 reports since you looked, 1 failed", until it is seen. @param {{room: Room}} props */
function Came({ room: { desk, came, see } }) {
  const { t } = desk.texts;
  const { reports, failed } = came.value;
  if (reports === 0) return null;
  return html`
    <p class="came" role="status"><${Icon} name="deviation" /><span>${t('gates.came', { n: reports })}${failed > 0 && `, ${t('gates.came.failed', { n: failed })}`}</span>
      ${isCommander(desk.who) && html`<button type="button" class="button" onClick=${see}>${t('gates.seen')} <kbd class="key">U</kbd></button>`}</p>
  `;
}
