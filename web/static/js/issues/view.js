/** The issues page as a whole: strip, heart, list, the panel that judges one, and the keys. */
import { useEffect } from 'preact/hooks';
import { html } from '../html.js';
import { actionOf, isGlobal, returnsToLine } from '../console/keys.js';
import { holeOf } from '../console/typing.js';
import { Heart } from '../console/view/heart.js';
import { Help } from '../console/view/help.js';
import { FIELD } from '../console/view/line.js';
import { Strip } from '../console/view/strip.js';
import { Foot, List } from './list.js';
import { Panel } from './panel.js';
import { TriageHeart } from './heart.js';
/** @import {Bench} from './bench.js' */

/** @param {{bench: Bench}} props */
export function Issues({ bench }) {
  const { desk, command, helping, triage } = bench;
  const press = usePresses(bench);
  const typing = command.typing.value.text !== '' || triage.value === null || command.call.value !== null;
  return html`
    <div class="console" data-rehearsal=${desk.run.value?.kind === 'rehearsal' || undefined}>
      <${Strip} desk=${desk} list=${command.list} />
      <main class="desk">
        <div class="left">
          ${typing ? html`<${Heart} command=${command} press=${press} activeRow=${undefined} />` : html`<${TriageHeart} bench=${bench} press=${press} />`}
          <${List} bench=${bench} /></div>
        <div class="right">${helping.value ? html`<${Help} texts=${desk.texts} />` : html`<${Panel} bench=${bench} />`}</div>
      </main>
      <${Foot} bench=${bench} />
    </div>
  `;
}

/** @param {Bench} bench */
function usePresses(bench) {
  const press = (/** @type {KeyboardEvent} */ event) => {
    if (!event.isComposing && act(bench, event)) event.preventDefault();
  };
  useEffect(() => {
    const anywhere = (/** @type {KeyboardEvent} */ event) => {
      if (event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
      if (isGlobal(event.key) || event.key === '?') return press(event);
      if (event.key === 'Escape') return leave(bench);
      if (returnsToLine(event)) document.getElementById(FIELD)?.focus();
    };
    document.addEventListener('keydown', anywhere);
    return () => document.removeEventListener('keydown', anywhere);
  }, []);
  return press;
}

/** From wherever the focus is, back to the line. @param {Bench} bench */
function leave({ helping }) {
  helping.value = false;
  document.getElementById(FIELD)?.focus();
}

/** @param {Bench} bench @param {KeyboardEvent} event @returns {boolean} whether the key was ours */
function act(bench, event) {
  const { command, triage } = bench;
  if (helps(bench, event)) return true;
  const { text, walking, input } = command.typing.peek();
  const inCall = command.call.peek() !== null;
  if (text === '' && triage.peek() !== null && !inCall) return judge(bench, event) || steer(bench, event);
  const hand = { empty: text === '', inHole: walking, holeEmpty: input === '' || holeOf(command.typing.peek()) === null, inCall };
  const action = actionOf(event, hand);
  /** @type {Partial<Record<import('../console/keys.js').Action, () => unknown>>} */
  const acts = { enter: command.enter, escape: command.escape, complete: command.tab, back: command.back, 'no-answer': () => command.noAnswer() };
  const run = action === null ? undefined : acts[action];
  if (run) run();
  return run !== undefined || steer(bench, event);
}

/** @param {Bench} bench @param {KeyboardEvent} event */
function helps({ command, helping }, { key }) {
  const asked = key === 'F1' || (key === '?' && command.typing.peek().text === '');
  if (asked || (key === 'Escape' && helping.peek())) helping.value = asked && !helping.peek();
  else return false;
  return true;
}

/** Back, clear and Enter of a judgement; figures come as they are written. @param {Bench} bench @param {KeyboardEvent} event */
function judge(bench, { key, ctrlKey, altKey }) {
  if (ctrlKey || altKey) return false;
  const now = bench.triage.peek();
  if (key === 'Backspace' && now?.input === '' && now.at > 0) bench.back();
  else if (key === 'Escape') bench.clear();
  else if (key === 'Enter') bench.enter();
  else return false;
  return true;
}

/** @param {Bench} bench @param {KeyboardEvent} event */
function steer(bench, event) {
  const empty = bench.command.typing.peek().text === '' && (bench.triage.peek()?.input ?? '') === '';
  /** @type {Record<string, (() => unknown)|false>} */
  const acts = {
    ArrowUp: () => bench.move(-1), ArrowDown: () => bench.move(1), F2: bench.ringOwner,
    ArrowLeft: empty && (() => bench.turnFilter(-1)), ArrowRight: empty && (() => bench.turnFilter(1)),
    z: empty && event.ctrlKey && bench.command.undo,
  };
  const run = event.altKey ? false : acts[event.key];
  if (run) run();
  return Boolean(run);
}
