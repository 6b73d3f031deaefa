/** The start page: what is on with its doors, the rehearsals of its plan, all go-lives, language and theme. */
import { useState } from 'preact/hooks';
import { html } from '../html.js';
import { openStore } from '../outbox/doors.js';
import { instant, openTimes } from '../words/time.js';
import { openZone } from '../words/zone.js';
import { isOver } from '../wall/state.js';
import { view } from '../wall/view.js';
import { Icon, Key } from '../console/view/bits.js';
import { wear } from '../console/view/foot.js';
import { countsOf, doorsFor, endOf, onNow, rehearsals } from './choice.js';
/** @import {Texts} from '../words/i18n.js' */
/** @import {WallTables} from '../wall/types.js' */
/** @import {GoLiveLine} from './choice.js' */

/**
 * @typedef {object} Shown
 * @property {readonly GoLiveLine[]|null} lines null while they are asked for
 * @property {WallTables|null} wall the board of the one that is on
 * @property {import('../wall/draw.js').Notice|null} notice when that may no longer be true
 * @property {(line: GoLiveLine) => number} nowOf the run's clock
 * @property {Texts} texts
 * @property {string} role
 */
const LANGS = /** @type {const} */ ([['nb', 'Bokmål'], ['nn', 'Nynorsk'], ['en', 'English']]);

/** @param {Shown} shown */
export function Start(shown) {
  const { lines, texts: { t } } = shown;
  const line = lines && known(onNow(lines), shown);
  const listed = { ...shown, lines: lines?.map((one) => (one.id === line?.id ? line : one)) ?? null };
  return html`
    <${Header} ...${shown} />
    <main class="start">
      ${lines === null && html`<p class="start-none">${t('start.loading')}</p>`}
      ${lines !== null && line === null && html`<p class="start-none">${t('start.none')}</p>`}
      ${line && html`<h2>${t(`start.on.${line.wall.stage === 'before' ? 'next' : line.wall.stage === 'announced' ? 'done' : 'now'}`)}</h2>
        <${Live} ...${shown} line=${line} />
        <div class="start-lists">${rehearsals(lines, line).length > 0 && html`<${Rehearsals} ...${listed} line=${line} />`}<${All} ...${listed} /></div>`}
    </main>
    <footer class="start-foot"><p>${line && html`${doorsFor(line).length > 1 && html`<span class="hint"><${Key}>2<//>–<${Key}>${doorsFor(line).length}<//> ${t('start.opens')}</span>`} <span class="hint"><${Key}>Tab<//> ${t('start.next')}</span>`}</p></footer>
  `;
}

/** What is on, as its board knows it since it was asked for. @param {GoLiveLine|null} line @param {Shown} shown */
const known = (line, { wall }) => line && { ...line, wall: wall?.golive?.[''] ?? line.wall };

/** @param {Shown} shown */
const Header = ({ texts: { t, lang }, role }) => html`
  <header class="start-head"><h1>${t('words.product')}</h1><p>${role}</p>
    <div class="segments" role="group" aria-label=${t('console.language')}>${LANGS.map(([code, name]) => html`
      <a key=${code} href=${`?lang=${code}`} lang=${code} aria-current=${code === lang ? 'true' : undefined}>${name}</a>`)}</div>
    <div class="segments" role="group" aria-label=${t('console.theme')}>${['light', 'dark'].map((theme) => html`<${ThemeButton} key=${theme} theme=${theme} t=${t} />`)}</div>
    <${SignOut} t=${t} />
  </header>
`;

/** Reports that are not sent yet stay on this machine and wait for her to come back: she is told before she goes. @param {{t: Texts['t']}} props */
function SignOut({ t }) {
  const [unsent, setUnsent] = useState(0);
  const press = async () => {
    const kept = unsent > 0 ? [] : await (await openStore()).all();
    if (kept.length > 0) return setUnsent(kept.length);
    await fetch('/api/session', { method: 'DELETE' });
    location.assign('/signin');
  };
  return html`<span role="status">${unsent > 0 && t('start.sign_out.unsent', { n: unsent })}</span>
    <button class="plain sign-out" onClick=${press}>${t(unsent > 0 ? 'start.sign_out.anyway' : 'start.sign_out')}</button>`;
}

/** @param {{theme: string, t: Texts['t']}} props */
function ThemeButton({ theme, t }) {
  const asked = document.documentElement.dataset.theme || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  const choose = (/** @type {any} */ event) => {
    wear(theme);
    for (const button of event.currentTarget.parentElement.children) button.setAttribute('aria-pressed', String(button === event.currentTarget));
  };
  return html`<button aria-pressed=${asked === theme} onClick=${choose}>${t(`console.theme.${theme}`)}</button>`;
}

/** @param {Shown & {line: GoLiveLine}} props */
function Live(props) {
  const { line, wall, notice, nowOf, texts, texts: { t } } = props;
  const tables = wall ?? { golive: { '': line.wall } };
  const now = nowOf(line);
  const golive = tables.golive?.[''];
  const { sentence } = view(tables, now, texts);
  return html`
    <section class="live card" aria-label=${line.title} data-stale=${notice?.level} onKeyDown=${byDigit}>
      <div class="live-told">
        ${notice && html`<p class="live-stale" role="alert"><${Icon} name="silent" /> ${notice.level === 'hatched' ? `${notice.text} ${notice.time}` : notice.text}</p>`}
        <p class="live-name"><span class="mark">${markOf(line, t)}</span><strong>${line.title}</strong></p>
        <p class="live-when">${golive && whenText(golive, line, texts)}</p>
        <p class="live-sentence" data-level=${sentence.level}>${golive ? sentence.main.text : ''}</p>
        <p class="live-sub">${golive ? sentence.sub.text : ''}</p>
        ${golive && html`<${Counts} tables=${tables} now=${now} texts=${texts} line=${line} />`}
      </div>
      <nav class="doors" aria-label=${t('start.doors')}>${doorsFor(line).map((page, at) => html`<${Door} key=${page} page=${page} at=${at} line=${line} tables=${tables} texts=${texts} />`)}</nav>
    </section>
  `;
}

/** Digits open doors only while the focus is here. @param {KeyboardEvent & {currentTarget: HTMLElement}} event */
function byDigit({ key, ctrlKey, altKey, metaKey, currentTarget }) {
  if (ctrlKey || altKey || metaKey || !/^[1-9]$/.test(key)) return;
  /** @type {HTMLAnchorElement|undefined} */ (currentTarget.querySelectorAll('.door')[Number(key) - 1])?.click();
}

/** @param {{kind: string, number: number}} line @param {Texts['t']} t */
const markOf = ({ kind, number }, t) => (kind === 'live' ? t('words.mark.live') : t('words.mark.rehearsal', { number }));

/** @param {import('../wall/types.js').GoLiveRow} golive @param {GoLiveLine} line @param {Texts} texts */
function whenText(golive, line, texts) {
  const { t, lang } = texts;
  const begun = golive.started_at ?? golive.start;
  const times = openTimes(line.zone, lang);
  const centres = golive.centres.length > 1 ? t('start.centres', { centres: listed(golive.centres, lang) }) : '';
  const time = begun && t(golive.started_at ? 'start.started' : 'start.starts', { time: times.said(instant(begun)) });
  return [begun && `${capital(dateText(instant(begun), line.zone, lang, { weekday: 'long' }))}.`, time, centres].filter(Boolean).join(' ');
}

/** @param {readonly string[]} names @param {string} lang */
const listed = (names, lang) => new Intl.ListFormat(lang, { type: 'conjunction' }).format(names);

/** @param {string} text */
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * `28. april 2023`, in the words of the language.
 * @param {number} ms @param {string} zone @param {string} lang @param {Intl.DateTimeFormatOptions} [more]
 */
function dateText(ms, zone, lang, more = {}) {
  const { day, month, year } = openZone(zone).figures(ms);
  const utc = Date.UTC(year, month - 1, day);
  return new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { ...more, day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(utc);
}

/** @param {{tables: WallTables, now: number, texts: Texts, line: GoLiveLine}} props */
function Counts({ tables, now, texts: { t, lang }, line }) {
  const { activities, ready, blocked, contact } = countsOf(tables, now);
  const over = isOver(tables.golive?.[''], now); // nobody is blocked or waited for any longer
  const of = (/** @type {{part: number, whole: number}} */ count) => t('words.of', count);
  return html`
    <dl class="live-counts">
      <div><dt>${t('start.count.activities')}</dt><dd>${of(activities)}</dd></div>
      ${ready.whole > 0 && html`<div><dt>${t('start.count.ready')}</dt><dd>${of(ready)}</dd></div>`}
      ${!over && html`<div data-level=${blocked > 0 ? 'bad' : undefined}><dt>${t('start.count.blocked')}</dt><dd>${blocked > 0 && html`<${Icon} name="blocked" /> `}${blocked}</dd></div>`}
      ${!over && contact.whole > 0 && html`<div><dt>${t('start.count.contact', { time: openTimes(line.zone, lang).said(now) })}</dt><dd>${of(contact)}</dd></div>`}
    </dl>
  `;
}

/** @param {{page: string, at: number, line: GoLiveLine, tables: WallTables, texts: Texts}} props */
function Door({ page, at, line, tables, texts: { t } }) {
  const golive = tables.golive?.[''];
  const sub = page === 'issues' && golive
    ? [t('start.door.issues.open', { n: golive.issues_open }), golive.patient_safety_open > 0 && t('start.door.issues.safety', { n: golive.patient_safety_open })].filter(Boolean).join(', ')
    : t(`start.door.${page}.sub`);
  const focus = (/** @type {HTMLElement|null} */ element) => at === 0 && document.activeElement === document.body && element?.focus();
  return html`<a class="door" data-first=${at === 0 || undefined} ref=${focus} href=${`/${page}/${line.id}`}><${Key}>${at === 0 ? 'Enter' : at + 1}<//><strong>${t(`start.door.${page}`)}</strong><span>${sub}</span></a>`;
}

/** @param {Shown & {line: GoLiveLine}} props */
function Rehearsals({ lines, line, texts, texts: { t } }) {
  const runs = rehearsals(lines ?? [], line);
  return html`
    <section aria-label=${t('start.rehearsals')}><h2>${t('start.rehearsals')}</h2>
      <div class="card"><ul>${runs.map((run) => html`<li key=${run.id} class="run"><span class="run-mark">${markOf(run, t)}</span>
          <p><strong>${runDate(run, texts)}</strong><span>${runEnd(run, texts)}</span></p>
          ${doorsFor(run).includes('replay') && html`<a href=${`/replay/${run.id}`}>${t('start.door.replay')}</a>`}</li>`)}</ul>
        <p class="start-note">${t('start.rehearsals.note')}</p></div></section>
  `;
}

/** @param {GoLiveLine} run @param {Texts} texts */
function runDate(run, { lang, t }) {
  const begun = run.wall.started_at ?? run.wall.start;
  return begun ? dateText(instant(begun), run.zone, lang) : t('start.no_date');
}

/** Work that is held is told before how far it has come. @param {GoLiveLine['wall']} wall @param {Texts['t']} t */
const stageText = ({ stage, holds }, t) => t(`start.stage.${holds > 0 && stage !== 'announced' ? 'hold' : stage}`);

/** @param {GoLiveLine} run @param {Texts} texts */
function runEnd(run, { lang, t }) {
  const end = endOf(run.wall);
  if (end === null) return stageText(run.wall, t);
  const time = openTimes(run.zone, lang).said(end.at);
  if (end.ahead === null || end.ahead === 0) return t('start.ended', { time });
  return t(end.ahead > 0 ? 'start.ended.ahead' : 'start.ended.behind', { time, n: Math.abs(end.ahead) });
}

/** @param {Shown} props */
function All({ lines, texts, texts: { t } }) {
  const live = (lines ?? []).filter(({ kind }) => kind === 'live').sort((a, b) => startOf(a) - startOf(b));
  return html`
    <section aria-label=${t('start.all')}><h2>${t('start.all')}</h2>
      <ul class="card">${live.map((line) => html`<li key=${line.id} class="golive"><span>${runDate(line, texts)}</span>
        <a class="golive-name" href=${`/wall/${line.id}`}><strong>${line.title}</strong></a><span>${ordinalText(line, t)}</span>
        ${line.wall.stage === 'announced' && doorsFor(line).includes('replay') ? html`<a href=${`/replay/${line.id}`}>${t('start.door.replay')}</a>` : html`<span>${stageText(line.wall, t)}</span>`}</li>`)}</ul></section>
  `;
}

/** @param {GoLiveLine} line */
const startOf = ({ wall }) => Date.parse(wall.start ?? '') || Infinity;

/** @param {GoLiveLine} line @param {Texts['t']} t */
const ordinalText = ({ wall }, t) => (wall.ordinal ? t('start.ordinal', { number: wall.ordinal }) : '');
