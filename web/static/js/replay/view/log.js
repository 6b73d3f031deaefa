/** The log beside the replay: what was reported up to now, the report it stands at, and what comes next. */
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { html } from '../../html.js';
import { Icon } from '../../icon.js';
import { FILTERS } from '../logbook.js';
import { useSize } from './size.js';
/** @import {Filter, Line, Page} from '../logbook.js' */
/** @import {Scene} from '../scene.js' */
/** @import {Session} from '../session.js' */

const ROW = 40;
const COMING_HEIGHT = 90;
const NOTCH = 3;

/** @param {{scene: Scene, session: Session}} props */
export function Log({ scene, session }) {
  const { texts: { t } } = scene;
  const [body, { height }] = useSize();
  const { player, filter, back } = session;
  const room = Math.max(1, Math.floor((height - COMING_HEIGHT) / ROW));
  const page = session.book.page(player, filter, room, back);
  return html`
    <section class="log" aria-label=${t('replay.log')}>
      <div class="log-head">
        <h2>${t('replay.log')}</h2>
        <p>${t('replay.log.follows')}</p>
        <div class="log-filters" role="group" aria-label=${t('replay.log.filters')}>
          ${FILTERS.map((name) => html`<${Chip} key=${name} name=${name} scene=${scene} session=${session} />`)}
        </div>
      </div>
      <div class="log-columns" aria-hidden="true">
        <span></span><span>${t('replay.log.recorded')}</span><span>${t('replay.log.occurred')}</span><span>${t('replay.log.report')}</span>
      </div>
      <div class="log-body" ref=${body}>
        <${Lines} scene=${scene} session=${session} page=${page} />
      </div>
    </section>
  `;
}

/** @param {{name: Filter, scene: Scene, session: Session}} props */
const Chip = ({ name, scene: { texts: { t } }, session }) => html`
  <button class="chip" aria-pressed=${session.filter === name} onClick=${() => session.show({ filter: name, back: 0 })}>
    ${t(`replay.log.${name}`, { n: session.book.count(session.player.axis, name) })}
  </button>
`;

/** @param {{scene: Scene, session: Session, page: Page}} props */
function Lines({ scene, session, page }) {
  const { texts: { t } } = scene;
  const list = useRef(/** @type {HTMLElement|null} */ (null));
  useBrowsing(list, session);
  const at = page.past.findIndex(({ current }) => current);
  const stop = at >= 0 ? at : page.past.length - 1;
  return html`
    <div class="log-lines" ref=${list}>
      ${page.past.length === 0 && html`<p class="log-none">${t('replay.log.none')}</p>`}
      <ol class="log-past">
        ${page.past.map((line, place) => html`<${PastLine} key=${line.step} line=${line} stop=${place === stop} scene=${scene} session=${session} />`)}
      </ol>
      <h3>${t(page.coming.length > 0 ? 'replay.log.coming' : 'replay.log.last')}</h3>
      <ol class="log-coming">
        ${page.coming.map((line) => html`<${ComingLine} key=${line.step} line=${line} scene=${scene} session=${session} />`)}
      </ol>
    </div>
  `;
}

/** @param {{line: Line, stop: boolean, scene: Scene, session: Session}} props `stop`: where the Tab key enters the list */
function PastLine({ line: { row, step, current }, stop, scene, session }) {
  const { icon, level, recorded, position, occurred, detail, struck, ...told } = scene.line(row);
  return html`
    <li>
      <button class="line" data-level=${level} data-struck=${struck || undefined} aria-current=${current ? 'step' : undefined} tabindex=${stop ? 0 : -1}
        onClick=${() => session.player.toStep(step)}>
        <${Icon} name=${icon} />
        <time>${recorded}</time>
        <time>${occurred}</time>
        <${What} ...${told} />
        <span class="line-position">${position}</span>
        <span class="line-detail" title=${detail}>${detail}</span>
      </button>
    </li>
  `;
}

/** @param {{who: string, what: string, ends: string}} props */
const What = ({ who, what, ends }) => html`
  <span class="line-what" title=${`${who} ${what}`}><span>${who && html`<b>${who}</b>`} ${what.slice(0, what.length - ends.length)}</span>${ends && html`<span class="line-ends">${ends}</span>`}</span>
`;

/** @param {{line: Line, scene: Scene, session: Session}} props */
function ComingLine({ line: { row, step }, scene, session }) {
  const { icon, recorded, occurred, ...told } = scene.line(row);
  return html`
    <li>
      <button class="line line-coming" tabindex="-1" onClick=${() => session.player.toStep(step)}>
        <${Icon} name=${icon} />
        <time>${recorded}</time>
        <time>${occurred}</time>
        <${What} ...${told} />
      </button>
    </li>
  `;
}

/** The wheel looks further back; arrows walk from line to line, and over the edge. @param {{current: HTMLElement|null}} list @param {Session} session */
function useBrowsing(list, session) {
  const look = (/** @type {number} */ by) => session.show({ back: Math.max(0, session.back + by) });
  useKeptFocus(list);
  useEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    const heard = new AbortController();
    element.addEventListener('wheel', (event) => {
      event.preventDefault();
      look(-Math.sign(event.deltaY) * NOTCH);
    }, { signal: heard.signal, passive: false });
    element.addEventListener('keydown', (event) => {
      if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
      event.preventDefault();
      if (!walked(element, event.key)) look(event.key === 'ArrowUp' ? 1 : -1);
    }, { signal: heard.signal });
    return () => heard.abort();
  }, []);
}

/** The line in focus may be pushed out by others: the nearest one takes its place. @param {{current: HTMLElement|null}} list */
function useKeptFocus(list) {
  const place = useRef(-1);
  useEffect(() => {
    list.current?.addEventListener('focusin', ({ target }) => {
      place.current = linesOf(list.current).findIndex((line) => line === target);
    });
    list.current?.addEventListener('focusout', ({ target }) => queueMicrotask(() => {
      if (/** @type {Node} */ (target).isConnected && !list.current?.contains(document.activeElement)) place.current = -1;
    }));
  }, []);
  useLayoutEffect(() => {
    const lines = linesOf(list.current);
    if (place.current >= 0 && document.activeElement === document.body) lines[Math.min(place.current, lines.length - 1)]?.focus();
  });
}

/** @param {HTMLElement|null} list */
const linesOf = (list) => Array.from(list?.querySelectorAll('button') ?? []);

/** To the line above or below; false at the edge. @param {HTMLElement} list @param {'ArrowUp'|'ArrowDown'} key */
function walked(list, key) {
  const lines = linesOf(list);
  const next = lines[lines.findIndex((line) => line === document.activeElement) + (key === 'ArrowUp' ? -1 : 1)];
  next?.focus();
  return next !== undefined;
}
