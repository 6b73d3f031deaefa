/** The console as a whole: its regions, its keys, and the panels beside the line. */
import { useEffect, useRef } from 'preact/hooks';
import { html } from '../../html.js';
import { actionOf, isGlobal, returnsToLine } from '../keys.js';
import { toggle } from '../panels.js';
import { holeOf } from '../typing.js';
import { Away } from './away.js';
import { Caller } from './caller.js';
import { Decisions } from './decisions.js';
import { Foot } from './foot.js';
import { Heart } from './heart.js';
import { Help } from './help.js';
import { FIELD } from './line.js';
import { List, rowElementId } from './list.js';
import { Calls, Log } from './side.js';
import { Strip } from './strip.js';
/** @import {Command} from '../command.js' */
/** @import {Action} from '../keys.js' */
/** @import {Panels} from '../panels.js' */

/** @param {{command: Command, panels: Panels}} props */
export function Console({ command, panels }) {
  const { desk, list, call } = command;
  const pageRows = useRef(10);
  const press = usePresses(command, panels, pageRows);
  const beside = panels.panel.value;
  const cursor = list.cursor.value;
  const activeRow = cursor && list.rows.value.some(({ row }) => row.code === cursor) ? rowElementId(cursor) : undefined;
  return html`
    <div class="console" data-rehearsal=${desk.run.value?.kind === 'rehearsal' || undefined} data-call=${call.value !== null || undefined}>
      <${Strip} desk=${desk} list=${list} />
      <main class="desk">
        <div class="left"><${Heart} command=${command} press=${press} activeRow=${activeRow} />
          <${Caller} command=${command} /><${List} command=${command} approve=${() => approve(command)} size=${(/** @type {number} */ rows) => (pageRows.current = rows)} /></div>
        <div class="right">${beside === 'none' && html`<${Calls} command=${command} /><${Log} command=${command} />`}
          ${beside === 'since' && html`<${Away} command=${command} seen=${panels.left.value} />`}
          ${beside === 'help' && html`<${Help} texts=${desk.texts} />`}
          ${beside === 'decisions' && html`<${Decisions} command=${command} seen=${panels.looked.value} />`}</div>
      </main>
      <${Foot} desk=${desk} list=${list} decide=${() => toggle(command, panels, 'decisions')} help=${() => toggle(command, panels, 'help')}
        act=${(/** @type {Action} */ action) => run(action, command, panels, pageRows.current)} />
    </div>
  `;
}

/**
 * Keys of the line, and those that act or come back to it from anywhere on the page.
 * @param {Command} command @param {Panels} panels @param {{current: number}} pageRows
 */
function usePresses(command, panels, pageRows) {
  const press = (/** @type {KeyboardEvent} */ event) => {
    if (event.isComposing) return;
    const action = actionOf(event, handOf(command));
    if (action === null) return;
    event.preventDefault();
    run(action, command, panels, pageRows.current);
  };
  useEffect(() => {
    const anywhere = (/** @type {KeyboardEvent} */ event) => {
      panels.noteKey();
      const line = document.getElementById(FIELD);
      if (event.target === line) return;
      if (isGlobal(event.key) || (event.key === '?' && !isField(event.target))) return press(event);
      if (event.key === 'Escape') panels.panel.value = 'none';
      if (event.key === 'Escape' || (!isField(event.target) && returnsToLine(event))) line?.focus();
    };
    document.addEventListener('keydown', anywhere);
    return () => document.removeEventListener('keydown', anywhere);
  }, []);
  return press;
}

/** @param {Command} command @returns {import('../keys.js').Hand} */
function handOf({ typing, call }) {
  const { text, walking, input } = typing.peek();
  return { empty: text === '', inHole: walking, holeEmpty: input === '' || holeOf(typing.peek()) === null, inCall: call.peek() !== null };
}

/** A field takes its own letters. @param {EventTarget|null} target */
const isField = (target) => target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);

/** @param {Action} action @param {Command} command @param {Panels} panels @param {number} page */
function run(action, command, panels, page) {
  const { list } = command;
  const keys = () => list.filters.peek().map(({ key }) => key);
  /** @type {Record<Action, () => unknown>} */
  const acts = {
    enter: command.enter, escape: () => escape(command, panels), complete: command.tab, back: command.back, undo: command.undo,
    call: command.ring, 'no-answer': () => command.noAnswer(command.rings.peek()[0]?.code),
    approve: () => approve(command), since: () => toggle(command, panels, 'since'), help: () => toggle(command, panels, 'help'), decisions: () => toggle(command, panels, 'decisions'),
    'row-up': () => list.move(-1), 'row-down': () => list.move(1),
    'page-up': () => list.move(-page), 'page-down': () => list.move(page),
    'filter-left': () => list.turnFilter(-1, keys()), 'filter-right': () => list.turnFilter(1, keys()),
    select: list.select, 'select-group': list.selectGroup, 'turn-page': command.turnPage,
  };
  acts[action]();
}

/** The help goes first; what stands in the line is left as it is. @param {Command} command @param {Panels} panels */
function escape(command, { panel }) {
  if (panel.peek() === 'help') panel.value = 'none';
  else command.escape();
}

/** F8 writes the selection into the line, where the hand goes on; Enter records it. @param {Command} command */
function approve({ list, put }) {
  const codes = list.toApprove();
  if (codes.length === 0) return;
  put(`${codes.map(list.shortCode).join(' ')}*`);
  document.getElementById(FIELD)?.focus();
}
