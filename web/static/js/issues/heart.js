/** The heart of the issues page: the judgement as it is read back, and a line whose holes digits fill. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { html } from '../html.js';
import { placeWord } from '../console/names.js';
import { lastText } from '../console/speech.js';
import { Hint, Key } from '../console/view/bits.js';
import { FIELD } from '../console/view/line.js';
import { HOLES, answerText, issueOf, titleOf } from './bench.js';
import { timeOf } from '../grammar/expected.js';
import { isBegun, isHalf, isResting, keyAt } from './triage.js';
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
  const code = now.issue || t('issues.raised');
  if (!isBegun(now)) return html`<strong>${t(isResting(now) ? 'issues.judged' : 'issues.judge', { issue: code })}</strong>`;
  const said = (/** @type {import('./triage.js').HoleName} */ hole) => answerText(bench, hole, now);
  const [owner, promised] = [said('owner'), said('promised') || (HOLES[now.at] === 'promised' ? typedTime(bench, now) : '')];
  const found = [said('severity'), now.answers.patient_safety ? said('patient_safety') : '', said('area')].filter(Boolean).join(', ');
  return html`${code} <strong>${found}</strong>${owner && html`, ${t('issues.to')} <strong>${owner}</strong>`}${promised && html` ${t('issues.by')} <strong>${promised}</strong>`}, ${t('issues.correct')}`;
}

/** The time that is being typed, as soon as it is one. @param {Bench} bench @param {Triage} now */
function typedTime({ command, desk }, { input }) {
  const time = timeOf(input, command.context.value);
  return time === null ? '' : desk.times.value.said(Date.parse(time));
}

/** @param {{bench: Bench, now: Triage}} props */
function Slot({ bench, now }) {
  const { desk } = bench;
  const { texts: { t } } = desk;
  const issue = issueOf(bench, now.issue);
  const hinders = now.answers.patient_safety ?? issue?.hinders;
  const place = placeWord(desk, { location: (issue ?? bench.awaited.value)?.location ?? null, actor: null });
  const known = issue?.severity && !isResting(now) && t('issues.already', { severity: t(`words.severity.${issue.severity}`) });
  return html`<p class="slot-facts"><span>${[titleOf(bench, now), place, known].filter(Boolean).join('  ·  ')}${hinders && html`  ·  <strong class="alarm">${t(bench.announced.value ? 'issues.marked' : 'issues.hinders')}</strong>`}</span></p>`;
}

/** @param {{bench: Bench, now: Triage, press: (event: KeyboardEvent) => void}} props */
function Line({ bench, now, press }) {
  const { command, desk: { texts: { t } } } = bench;
  const field = useRef(/** @type {HTMLInputElement|null} */ (null));
  useLayoutEffect(() => field.current?.focus(), []);
  const hole = HOLES[now.at];
  /** What was not taken in does not stand there either. */
  const input = (/** @type {any} */ { target }) => {
    if (!bench.write(target.value)) command.put(target.value);
    else target.value = bench.triage.peek()?.input ?? '';
  };
  return html`
    <div class="line" onMouseDown=${(/** @type {MouseEvent} */ event) => event.target === field.current || (event.preventDefault(), field.current?.focus())}>
      <span class="line-said">${now.issue.toLowerCase().replace('-', '') || t('issues.raised')}</span>
      ${HOLES.slice(0, Math.max(0, now.at)).map((name) => answerText(bench, name, now) && html`<span key=${name} class="hole" data-state="filled">${answerText(bench, name, now)}</span>`)}
      <span class="line-field" data-hole=${hole ? 'now' : undefined}>
        <span class="line-size" aria-hidden="true">${now.input || (hole ? t(`issues.hole.${hole}`) : '')}</span>
        <input id=${FIELD} ref=${field} type="text" size="1" autocomplete="off" spellcheck=${false} aria-describedby="readback slot"
          aria-label=${hole ? t(`issues.hole.${hole}`) : t('console.line.label')} placeholder=${hole ? t(`issues.hole.${hole}`) : ''}
          aria-controls="issues" aria-activedescendant=${now.issue ? `issue-${now.issue}` : undefined} value=${now.input} onInput=${input} onKeyDown=${press} /></span>
      ${!isResting(now) && HOLES.slice(now.at + 1).map((name) => html`<span key=${name} class="hole" data-state="open">${t(`issues.hole.${name}`)}</span>`)}
      <span class="line-end"><${Enter} now=${now} t=${t} /></span>
    </div>
  `;
}

/** @param {{now: Triage, t: import('../words/i18n.js').Texts['t']}} props */
function Enter({ now, t }) {
  if (now.issue === '') return t('issues.awaits');
  if (isResting(now)) return html`<${Key}>Enter<//> ${t('issues.again')}`;
  return isBegun(now) && !isHalf(now) && html`<${Key}>Enter<//> ${t('console.enter.records')}`;
}

/** @param {{bench: Bench, now: Triage}} props */
function Next({ bench, now }) {
  const { desk: { texts: { t } } } = bench;
  const hole = HOLES[now.at];
  const options = hole ? bench.options(hole) : [];
  const hints = hole === 'promised'
    ? options.map(({ text }) => ({ key: text, text: typedTime(bench, { ...now, input: text }) }))
    : options.map(({ text }, at) => ({ key: keyAt(at), text })).filter(({ key }) => key.startsWith(now.input));
  return html`
    <div class="next"><p>${hole && html`<span>${t(`issues.hole.${hole}`)}:</span>`}${hints.slice(0, 6).map(({ key, text }) => html`<${Hint} key=${key} name=${key} text=${text} />`)}</p>
      <p>${isBegun(now) && html`<${Hint} name="⌫" text=${t('issues.back')} /> <${Hint} name="Esc" text=${t('console.next.clear')} />`}</p></div>
  `;
}
