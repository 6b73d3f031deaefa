/** The command line itself: one text field that keeps the focus, with the holes that Enter walks through behind it. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { html } from '../../html.js';
import { spellOut } from '../../grammar/index.js';
import { holeOf, holesOf, isWhole, parsedOf } from '../typing.js';
import { Icon, Key, Tap } from './bits.js';
import { markOf } from './strip.js';
/** @import {Command} from '../command.js' */

export const FIELD = 'line';

/** @param {{command: Command, press: (event: KeyboardEvent) => void, activeRow: string|undefined}} props */
export function CommandLine({ command, press, activeRow }) {
  const { typing, desk: { run, texts: { t } } } = command;
  const { text, walking, steps } = typing.value;
  const field = useRef(/** @type {HTMLInputElement|null} */ (null));
  useLayoutEffect(() => field.current?.focus(), []);
  return html`
    <div class="line" onMouseDown=${(/** @type {MouseEvent} */ event) => focusField(event, field.current)}>
      <${Before} command=${command} />
      ${walking && html`<span class="line-said">${text}</span>`}
      ${steps.map(({ hole, text: filled }, at) => html`<span key=${at} class="hole" data-state="filled">${filledText(command, hole.name, filled)}</span>`)}
      <${Field} command=${command} press=${press} activeRow=${activeRow} field=${field} />
      <${Rest} command=${command} />
      <span class="line-end"><${Enter} command=${command} mark=${run.value?.kind === 'rehearsal' ? markOf(command.desk) : null} t=${t} /></span>
    </div>
  `;
}

/** @param {MouseEvent} event @param {HTMLInputElement|null} field */
function focusField(event, field) {
  if (event.target === field || (event.target instanceof Element && event.target.closest('.tap'))) return;
  event.preventDefault();
  field?.focus();
}

/** The mark of a rehearsal, and who is on the phone. @param {{command: Command}} props */
function Before({ command }) {
  const { call, desk: { run, texts: { t } } } = command;
  const { value } = call;
  const rows = Math.min(9, (value?.rows.length ?? 0) - (value?.page ?? 0) * 9);
  return html`
    ${run.value?.kind === 'rehearsal' && html`<span class="mark line-mark">${markOf(command.desk)}</span>`}
    ${value && html`<span class="line-call"><${Icon} name="phone" />
      ${rows > 1 ? t('console.line.call', { name: value.name, n: rows }) : value.name}</span>`}
  `;
}

/** @param {import('../typing.js').Typing} typing what stands in the field */
const standing = ({ walking, input, text }) => (walking ? input : text);

/** What a hole asks for: a reason in words where hardly a code fits. @param {import('../../grammar/types.js').Hole} hole */
const holeKey = ({ name, takes }) => `console.hole.${takes ? 'reason_words' : name}`;

/** As wide as what stands in it. @param {{command: Command, press: (event: KeyboardEvent) => void, activeRow: string|undefined, field: any}} props */
function Field({ command, press, activeRow, field }) {
  const { typing, marked, desk: { texts: { t } } } = command;
  const [hole, value] = [holeOf(typing.value), standing(typing.value)];
  const asked = hole ? t(holeKey(hole)) : '';
  useLayoutEffect(() => {
    if (marked.value) field.current?.setSelectionRange(...marked.value);
    marked.value = null;
  }, [marked.value]);
  /** What was not taken in does not stand there either. */
  const type = (/** @type {any} */ { target }) => {
    command.type(target.value);
    if (target.value !== standing(typing.peek())) target.value = standing(typing.peek());
  };
  /** Several lines become one; the field would leave out what parts them. */
  const paste = (/** @type {any} */ event) => {
    const { target, clipboardData } = event;
    const lines = clipboardData.getData('text/plain').split(/[\r\n]+/);
    if (lines.length < 2) return;
    event.preventDefault();
    target.setRangeText(lines.join(' ').trim(), target.selectionStart, target.selectionEnd, 'end');
    type(event);
  };
  return html`
    <span class="line-field" data-hole=${hole ? 'now' : undefined} data-mandatory=${hole?.mandatory || undefined}>
      <span class="line-size" aria-hidden="true">${value || asked}</span>
      <input
        id=${FIELD} ref=${field} type="text" size="1" autocomplete="off" autocapitalize="off" spellcheck=${false} enterkeyhint="send"
        aria-label=${asked || t('console.line.label')} aria-describedby="readback slot"
        aria-controls="activities" aria-activedescendant=${activeRow}
        placeholder=${asked}
        value=${value} onInput=${type} onPaste=${paste} onKeyDown=${press}
      />
    </span>
  `;
}

/** The holes still to come, or the verb spelled out. @param {{command: Command}} props */
function Rest({ command }) {
  const { typing, preview, context, desk: { texts: { t } } } = command;
  const [open, hole, parsed] = [holesOf(typing.value), holeOf(typing.value), preview.value];
  const coming = open.filter((other) => other !== hole && (hole !== null || other.mandatory));
  const spelled = coming.length === 0 && hole === null ? spellOut(parsed, context.value) : '';
  return html`
    ${coming.map((other) => html`<span key=${other.name} class="hole" data-state="open">${t(holeKey(other))}</span>`)}
    ${spelled && html`<span class="line-spelled">${spelled}</span>`}
  `;
}

/** What a filled hole says: a digit as its word. @param {Command} command @param {string} name @param {string} text */
function filledText({ typing, desk: { texts: { t } } }, name, text) {
  const parsed = parsedOf(typing.value);
  const reason = parsed.kind === 'reports' ? parsed.reports[0].reason : undefined;
  return name === 'reason' && reason && /^[1-9]/.test(text) ? t(`words.reason.${reason}`) : text;
}

/** @param {{command: Command, mark: string|null, t: import('../../words/i18n.js').Texts['t']}} props */
function Enter({ command, mark, t }) {
  const { typing, barred, call, armed, enter } = command;
  const hole = holeOf(typing.value);
  const parsed = parsedOf(typing.value);
  if (parsed.kind === 'empty' && call.value) return html`<${Key}>Esc<//> <${Key}>Esc<//> ${t(armed.value > 0 ? 'console.calls.once_more' : 'console.calls.end')}`;
  if (barred.value || parsed.kind === 'unclear' || parsed.kind === 'empty') return null;
  if (hole?.name === 'reason' && !hole.takes) return html`${t('console.enter.reason')} <${Key}>Enter<//>`;
  const does = parsed.kind === 'show' ? 'shows' : isWhole(typing.value) ? 'records' : 'next';
  const text = does === 'records' && mark ? t('console.enter.records_in', { mark: mark.toLowerCase() }) : t(`console.enter.${does}`);
  return html`<${Tap} name="Enter" text=${text} press=${enter} />`;
}
