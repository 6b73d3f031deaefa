/** The heart of the issues page: the judgement as it is read back, and a line whose holes digits fill. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { html } from '../html.js';
import { issueTitle } from '../console/context.js';
import { placeWord } from '../console/names.js';
import { lastText } from '../console/speech.js';
import { Hint, Key } from '../console/view/bits.js';
import { FIELD } from '../console/view/line.js';
import { HOLES, answerText, issueOf } from './bench.js';
import { isBegun, timeOf } from './triage.js';
/** @import {Bench} from './bench.js' */
/** @import {Triage} from './triage.js' */

/** @param {{bench: Bench, press: (event: KeyboardEvent) => void}} props */
export function TriageHeart({ bench, press }) {
  const { desk, command, triage } = bench;
  const { t } = desk.texts;
  const now = /** @type {Triage} */ (triage.value);
  const { text, left } = lastText(command);
  return html`
    <section class="heart card" data-tone=${now.unclear ? 'unclear' : undefined} data-fit="large" aria-label=${t('console.heart')}>
      <div class="caption"><p>${t(isBegun(now) ? 'issues.caption.judge' : 'console.caption.next')}</p>
        <p>${text && t('console.last', { text })}${left > 0 && html` <span class="hint"><${Key}>Ctrl+Z<//> <span class="figures">${t('console.undo', { n: left })}</span></span>`}</p></div>
      <p class="readback" id="readback"><${Sentence} bench=${bench} now=${now} /></p>
      <div class="slot" id="slot"><${Slot} bench=${bench} now=${now} /></div>
      <${Line} bench=${bench} now=${now} press=${press} />
      <${Next} bench=${bench} now=${now} />
    </section>
  `;
}

/** @param {{bench: Bench, now: Triage}} props */
function Sentence({ bench, now }) {
  const { t } = bench.desk.texts;
  if (now.unclear) return t('issues.not_a_time', { text: now.input });
  if (!isBegun(now)) return html`<strong>${t('issues.judge', { issue: now.issue })}</strong>`;
  const said = (/** @type {import('./triage.js').HoleName} */ hole) => answerText(bench, hole, now);
  const [owner, promised] = [said('owner'), said('promised') || typedTime(bench, now)];
  const found = [said('severity'), now.answers.patient_safety ? said('patient_safety') : '', said('area')].filter(Boolean).join(', ');
  return html`${now.issue} <strong>${found}</strong>${owner && html`, ${t('issues.to')} <strong>${owner}</strong>`}${promised && html` ${t('issues.by')} <strong>${promised}</strong>`}, ${t('issues.correct')}`;
}

/** The time that is being typed, as soon as it is one. @param {Bench} bench @param {Triage} now */
function typedTime({ command, desk }, { input }) {
  const time = timeOf(input, command.context.value);
  return time === null ? '' : desk.times.value.said(Date.parse(time));
}

/** @param {{bench: Bench, now: Triage}} props */
function Slot({ bench, now }) {
  const { desk } = bench;
  const { texts: { t }, words } = desk;
  const issue = issueOf(bench, now.issue);
  if (!issue) return null;
  const hinders = now.answers.patient_safety ?? issue.hinders;
  const place = placeWord(desk, { location: issue.location, actor: null });
  return html`<p class="slot-facts"><span>${[issueTitle(issue, words.value), place].filter(Boolean).join('  ·  ')}${hinders && html`  ·  <strong class="alarm">${t('issues.hinders')}</strong>`}</span></p>`;
}

/** @param {{bench: Bench, now: Triage, press: (event: KeyboardEvent) => void}} props */
function Line({ bench, now, press }) {
  const { command, desk: { texts: { t } } } = bench;
  const field = useRef(/** @type {HTMLInputElement|null} */ (null));
  useLayoutEffect(() => field.current?.focus(), []);
  const hole = HOLES[now.at];
  const input = (/** @type {any} */ event) => (hole === 'promised' && /^[\d+.:]*$/.test(event.target.value) ? bench.type(event.target.value) : command.put(event.target.value));
  return html`
    <div class="line" onMouseDown=${(/** @type {MouseEvent} */ event) => event.target === field.current || (event.preventDefault(), field.current?.focus())}>
      <span class="line-said">${now.issue.toLowerCase().replace('-', '')}</span>
      ${HOLES.slice(0, now.at).map((name) => answerText(bench, name, now) && html`<span key=${name} class="hole" data-state="filled">${answerText(bench, name, now)}</span>`)}
      <span class="line-field" data-hole=${hole ? 'now' : undefined}>
        <span class="line-size" aria-hidden="true">${now.input || (hole ? t(`issues.hole.${hole}`) : '')}</span>
        <input id=${FIELD} ref=${field} type="text" size="1" autocomplete="off" spellcheck=${false} aria-describedby="readback slot"
          aria-label=${hole ? t(`issues.hole.${hole}`) : t('console.line.label')} placeholder=${hole ? t(`issues.hole.${hole}`) : ''}
          aria-controls="issues" aria-activedescendant=${`issue-${now.issue}`} value=${now.input} onInput=${input} onKeyDown=${press} /></span>
      ${HOLES.slice(now.at + 1).map((name) => html`<span key=${name} class="hole" data-state="open">${t(`issues.hole.${name}`)}</span>`)}
      <span class="line-end">${isBegun(now) && html`<${Key}>Enter<//> ${t('console.enter.records')}`}</span>
    </div>
  `;
}

/** @param {{bench: Bench, now: Triage}} props */
function Next({ bench, now }) {
  const { desk: { texts: { t } } } = bench;
  const hole = HOLES[now.at];
  const hints = hole ? bench.options(hole).map(({ text }, at) => (hole === 'promised' ? { key: text, text: typedTime(bench, { ...now, input: text }) } : { key: String(at + 1), text })) : [];
  return html`
    <div class="next"><p>${hole && html`<span>${t(`issues.hole.${hole}`)}:</span>`}${hints.slice(0, 6).map(({ key, text }) => html`<${Hint} key=${key} name=${key} text=${text} />`)}</p>
      <p>${isBegun(now) && html`<${Hint} name="⌫" text=${t('issues.back')} /> <${Hint} name="Esc" text=${t('console.next.clear')} />`}</p></div>
  `;
}
