/** The panel of one issue: what was told, and the choices that digits or the pointer make. */
import { html } from '../html.js';
import { instant } from '../words/time.js';
import { isCommander } from '../console/conditions.js';
import { issueTitle } from '../console/context.js';
import { openDecider } from '../console/decide.js';
import { planAddress } from '../console/view/foot.js';
import { placeWord } from '../console/names.js';
import { Icon, Key } from '../console/view/bits.js';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { HOLES, answerText, issueOf, titleOf } from './bench.js';
import { groupOf } from './ordering.js';
import { timeOf } from '../grammar/expected.js';
import { isResting, keyAt } from './triage.js';
/** @import {Bench} from './bench.js' */
/** @import {HoleName} from './triage.js' */

/** @param {{bench: Bench}} props */
export function Panel({ bench }) {
  const { desk, cursor, untriaged, triage, awaited } = bench;
  const { texts: { t }, times, minute, words } = desk;
  if (awaited.value && triage.value) return html`<${Raised} bench=${bench} triage=${triage.value} />`;
  const issue = cursor.value === null ? undefined : issueOf(bench, cursor.value);
  if (!issue) return html`<section class="panel card" aria-label=${t('issues.panel')}><p class="side-empty">${t('issues.none')}</p></section>`;
  const note = words.value[issue.raised_by ?? '']?.note;
  const at = untriaged.value.findIndex(({ code }) => code === issue.code);
  return html`
    <section class="panel card issue-panel" aria-label=${t('issues.panel')}>
      <div class="side-head"><h2>${issue.code}</h2><span>${t(`issues.is.${groupOf(issue)}`)}</span>
        <span class="side-right">${at >= 0 && t('issues.nth', { at: at + 1, n: untriaged.value.length })}</span></div>
      <div class="side-body issue-body" tabindex="0" role="group" aria-label=${t('issues.panel')}>
        <h3>${issueTitle(issue, words.value)}</h3>
        <p class="issue-meta">${issue.activity && html`<a href=${planAddress(desk.golive, issue.activity)}>${issue.activity}</a>, `}${[placeWord(desk, { location: issue.location, actor: null }), issue.raised_at && times.value.when(instant(issue.raised_at), minute.value, times.value.minute), `p${issue.position}`].filter(Boolean).join(', ')}</p>
        ${note && html`<p class="issue-note">${note}</p>`}
        <${Accept} bench=${bench} code=${issue.code} hinders=${issue.hinders} accepted=${issue.accepted} />
        ${triage.value && HOLES.map((hole) => html`<${Choice} key=${hole} hole=${hole} bench=${bench} />`)}
        <p class="issue-foot">${t('issues.no_patients')}</p>
      </div>
    </section>
  `;
}

/** What has no number yet. @param {{bench: Bench, triage: import('./triage.js').Triage}} props */
const Raised = ({ bench, triage }) => html`
  <section class="panel card issue-panel" aria-label=${bench.desk.texts.t('issues.panel')}>
    <div class="side-head"><h2>${bench.desk.texts.t('issues.raised')}</h2><span>${bench.desk.texts.t('issues.awaits')}</span></div>
    <div class="side-body issue-body" tabindex="0" role="group" aria-label=${bench.desk.texts.t('issues.panel')}>
      <h3>${titleOf(bench, triage)}</h3>${HOLES.map((hole) => html`<${Choice} key=${hole} hole=${hole} bench=${bench} />`)}</div>
  </section>
`;

/** @param {{hole: HoleName, bench: Bench}} props */
function Choice({ hole, bench }) {
  const { desk: { texts: { t }, times }, triage, command } = bench;
  const answer = triage.value?.answers[hole];
  const turn = HOLES[triage.value?.at ?? -1] === hole;
  const set = useRef(/** @type {HTMLElement|null} */ (null));
  useLayoutEffect(() => (turn ? showIn(set.current?.closest('.side-body'), set.current) : undefined), [turn]);
  const name = (/** @type {string|boolean} */ value, /** @type {string} */ text) =>
    (hole === 'promised' ? times.value.minute(instant(timeOf(String(value), command.context.value) ?? '')) : text);
  return html`
    <fieldset class="choice" ref=${set} data-turn=${turn || undefined}><legend>${t(`issues.hole.${hole}`)}</legend>
      ${hole === 'promised' && triage.value?.answers.promised && html`<span class="option" data-chosen>${answerText(bench, hole, triage.value)}</span>`}
      ${bench.options(hole).map(({ value, text }, at) => html`
        <button key=${String(value)} class="option" aria-pressed=${answer === value} data-chosen=${answer === value || undefined} onClick=${() => bench.answer(hole, value)}>
          ${triage.value && !isResting(triage.value) && html`<${Key}>${hole === 'promised' ? value : keyAt(at)}<//>`} ${name(value, text)}${answer === value && html` <${Icon} name="check" />`}</button>`)}</fieldset>
  `;
}

/** The panel alone is scrolled, never the page. @param {Element|null|undefined} body @param {HTMLElement|null} set */
function showIn(body, set) {
  if (!body || !set) return;
  const [around, inner] = [body.getBoundingClientRect(), set.getBoundingClientRect()];
  body.scrollTop += Math.max(0, inner.bottom - around.bottom) - Math.max(0, around.top - inner.top);
}

/** The commander may go on in spite of it, by name. @param {{bench: Bench, code: string, hinders: boolean, accepted: boolean}} props */
function Accept({ bench: { desk }, code, hinders, accepted }) {
  const { texts: { t } } = desk;
  const [decider] = useState(() => openDecider(desk));
  const { state, text } = decider.outcome.value;
  if (accepted) return html`<p class="issue-meta"><${Icon} name="check" /> ${t('issues.accepted')}</p>`;
  if (!hinders || !isCommander(desk.who)) return null;
  return html`
    <p class="issue-accept"><button class="button" onClick=${() => decider.send(`issues/${code}/acceptance`, { kind: 'accepted', issue: code }, desk.log.peek().position)}>${t('issues.accept')}</button>
      ${state !== 'idle' && html` <span role="status">${state === 'refused' ? text : t(`console.decide.${state}`)}</span>`}</p>
  `;
}
