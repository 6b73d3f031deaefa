/** The plan page as a whole: head, numbers, filters, the table with its drawing, what is known of one row, and the keys. */
import { useEffect, useRef } from 'preact/hooks';
import { html } from '../../html.js';
import { ordered } from '../keys.js';
import { BurnUp } from './burnup.js';
import { Foot } from './foot.js';
import { Gantt } from './gantt.js';
import { Head } from './head.js';
import { Help } from './help.js';
import { Inspector } from './inspector.js';
import { Numbers } from './numbers.js';
import { ROWS, SEARCH } from './places.js';
import { Tools } from './tools.js';
/** @import {Ink} from '../ink.js' */
/** @import {Deed} from '../keys.js' */
/** @import {Sheet} from '../sheet.js' */

/** @param {{sheet: Sheet, ink: import('@preact/signals').ReadonlySignal<Ink>, signs: import('../../words/signkeys.js').SignKeys}} props */
export function Plan({ sheet, ink, signs }) {
  const page = useRef(10);
  usePresses(sheet, signs, page);
  return html`
    <div class="plan" data-rehearsal=${sheet.desk.run.value?.kind === 'rehearsal' || undefined}>
      <${Head} sheet=${sheet} />
      <main class="plan-main">
        <div class="plan-band"><${Numbers} sheet=${sheet} /><${BurnUp} sheet=${sheet} /></div>
        <${Tools} sheet=${sheet} ink=${ink} />
        <${Gantt} sheet=${sheet} ink=${ink} size=${(/** @type {number} */ rows) => (page.current = rows)} />
        <${Inspector} sheet=${sheet} />
      </main>
      <${Foot} sheet=${sheet} />
      <${Help} sheet=${sheet} signs=${signs} />
    </div>
  `;
}

/** @param {Sheet} sheet @param {import('../../words/signkeys.js').SignKeys} signs @param {{current: number}} page */
function usePresses(sheet, signs, page) {
  useEffect(() => {
    const press = (/** @type {KeyboardEvent} */ event) => {
      if (event.isComposing || sheet.helping.peek()) return;
      const deed = ordered(event, signs.heard);
      const isOurs = deed !== null && (isField(event.target) ? inField(sheet, deed, event.target) : act(sheet, deed, page.current, event.target));
      if (isOurs) event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

/** @param {EventTarget|null} target */
const isField = (target) => target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);

/** A field keeps its keys; the search lets go downwards and is emptied by Escape. @param {Sheet} sheet @param {Deed} deed @param {EventTarget|null} target @returns {boolean} whether the key was ours */
function inField(sheet, deed, target) {
  if (!(target instanceof HTMLElement) || target.id !== SEARCH) return false;
  if (deed === 'leave' && sheet.search.peek() !== '') sheet.search.value = '';
  else if (deed === 'leave' || deed === 'down' || deed === 'toggle') toRows(sheet);
  else return false;
  return true;
}

/** @param {Sheet} sheet */
function toRows(sheet) {
  document.getElementById(ROWS)?.focus();
  if (sheet.at.peek() < 0) sheet.put(0);
}

/** Enter presses the button it stands on. @param {Sheet} sheet @param {Deed} deed @param {number} page @param {EventTarget|null} target @returns {boolean} whether the key was ours */
function act(sheet, deed, page, target) {
  if (deed === 'toggle' && target instanceof HTMLElement && /^(BUTTON|A|SUMMARY)$/.test(target.tagName)) return false;
  if (deed === 'leave') return leave(sheet);
  /** @type {Record<Exclude<Deed, 'leave'>, () => unknown>} */
  const acts = {
    up: () => sheet.move(-1), down: () => sheet.move(1), 'page-up': () => sheet.move(-page), 'page-down': () => sheet.move(page),
    first: () => sheet.put(0), last: () => sheet.put(Infinity), close: sheet.close, open: sheet.open, toggle: () => sheet.toggle(),
    earlier: () => sheet.pan(-1), later: () => sheet.pan(1), nearer: () => sheet.zoom(1), wider: () => sheet.zoom(-1), now: sheet.toNow,
    links: () => (sheet.linked.value = !sheet.linked.peek()), search: () => document.getElementById(SEARCH)?.focus(),
    help: () => (sheet.helping.value = true),
  };
  acts[deed]();
  return true;
}

/** What was asked for goes, the latest first. @param {Sheet} sheet */
function leave({ linked, filter, search }) {
  if (linked.peek()) linked.value = false;
  else if (search.peek() !== '') search.value = '';
  else if (filter.peek() !== 'all') filter.value = 'all';
  else return false;
  return true;
}
