/** The list of issues in its groups, its chips, the bar while patient safety hinders, and the foot. */
import { useLayoutEffect } from 'preact/hooks';
import { html } from '../html.js';
import { instant, minutesBetween } from '../words/time.js';
import { issueTitle } from '../console/context.js';
import { namesOf, placeWord } from '../console/names.js';
import { Hint, Icon, Pill } from '../console/view/bits.js';
import { Language, Theme } from '../console/view/foot.js';
import { areaWord, briefSpan, span } from '../wall/words.js';
import { FILTERS, hindering, minutesOver } from './ordering.js';
/** @import {Bench} from './bench.js' */
/** @import {IssueRow} from '../console/types.js' */

/** A promise longer past is told by its date, minutes. */
const DATED_FROM = 2 * 24 * 60;
const COLUMNS = ['severity', 'code', 'title', 'area', 'place', 'owner', 'age', 'promised'];
const BARS = { critical: 'severity-3', major: 'severity-2', minor: 'severity-1' };

/** @param {{bench: Bench}} props */
export function List({ bench }) {
  const { desk: { texts: { t } }, groups, rows, all, cursor, announced } = bench;
  const hinder = hindering(all.value);
  useLayoutEffect(() => document.getElementById(`issue-${cursor.value}`)?.scrollIntoView({ block: 'nearest' }), [cursor.value]);
  return html`
    <section class="list card issues" aria-label=${t('issues.list')}>
      ${hinder.length > 0 && html`<p class="safety-bar"><${Icon} name="patient-safety" />
        <span><strong>${t('issues.bar', { n: hinder.length, codes: hinder.map(({ code }) => code).join(', ') })}</strong> ${t(announced.value ? 'issues.bar.announced' : 'issues.bar.sub')}</span></p>`}
      <${Chips} bench=${bench} />
      <div id="issues" class="grid" role="grid" aria-label=${t('issues.list')} aria-rowcount=${rows.value.length + 1}>
        <div class="list-head columns" role="row" aria-rowindex="1">${COLUMNS.map((key) => html`<span key=${key} class="head" role="columnheader">${t(`issues.col.${key}`)}</span>`)}</div>
        <div class="list-rows" tabindex="0" role="rowgroup" aria-label=${t('issues.list')}>
          ${groups.value.map(({ group, issues }) => html`
            <div key=${group} class="group" role="row"><span role="gridcell"><strong>${t(`issues.group.${group}`)}</strong> <span class="figures">${issues.length}</span></span>
              <span role="gridcell">${t(`issues.order.${group}`)}</span></div>
            ${issues.map((issue) => html`<${Row} key=${issue.code} issue=${issue} bench=${bench} index=${rows.value.indexOf(issue) + 2} />`)}`)}
        </div>
      </div>
      ${rows.value.length === 0 && html`<p class="list-empty">${t('issues.empty')}</p>`}
    </section>
  `;
}

/** @param {{bench: Bench}} props */
const Chips = ({ bench: { desk: { texts: { t } }, counts, filter } }) => html`
  <div class="chips" role="toolbar" aria-label=${t('console.filters')}>
    ${FILTERS.map(({ key, mark }) => html`
      <button key=${key} class="chip" aria-pressed=${key === filter.value} data-zero=${counts.value[key] === 0 || undefined} data-mark=${mark ?? undefined}
        onClick=${() => (filter.value = key)}>${mark && html`<${Icon} name=${mark} />`}<span>${t(`issues.filter.${key}`)}</span> <span class="figures">${counts.value[key]}</span></button>`)}
  </div>
`;

/** @param {{issue: IssueRow, bench: Bench, index: number}} props */
function Row({ issue, bench, index }) {
  const { desk, cursor, choose } = bench;
  const { texts, texts: { t }, minute, words } = desk;
  const here = cursor.value === issue.code;
  const age = issue.raised_at === null ? '' : span(minutesBetween(instant(issue.raised_at), minute.value), texts);
  return html`
    <div class="row columns" role="row" id=${`issue-${issue.code}`} aria-rowindex=${index} aria-selected=${here} data-line=${here || undefined}
      data-closed=${issue.solved_at !== null || undefined} onClick=${() => choose(issue.code)}>
      <span class="cell state" role="gridcell"><${Severity} issue=${issue} t=${t} /></span>
      <span class="cell code" role="gridcell">${issue.code}</span>
      <span class="cell title" role="gridcell"><span>${issueTitle(issue, words.value)}</span>${issue.patient_safety && html` <span class="pill safety"><${Icon} name="patient-safety" />${t('issues.safety')}</span>`}</span>
      <span class="cell" role="gridcell">${issue.area ? areaWord(issue.area, texts) : html`<span class="unset">${t('issues.unset')}</span>`}</span>
      <span class="cell" role="gridcell">${placeWord(desk, { location: issue.location, actor: null })}</span>
      <span class="cell" role="gridcell">${issue.owner ? namesOf(desk).actor(issue.owner) ?? issue.owner : html`<span class="unset">${t('issues.unset')}</span>`}</span>
      <span class="cell figures" role="gridcell" data-label=${t('issues.col.age')}>${age}</span>
      <span class="cell figures" role="gridcell" data-label=${t('issues.col.promised')}><${Promised} issue=${issue} desk=${desk} /></span>
    </div>
  `;
}

/** When it was to be solved, and how long that is past; after days the date says it. @param {{issue: IssueRow, desk: Bench['desk']}} props */
function Promised({ issue, desk: { texts, texts: { t }, times, minute } }) {
  if (!issue.promised) return null;
  const [due, over] = [instant(issue.promised), minutesOver(issue, minute.value)];
  if (over >= DATED_FROM) return html`<span class="watch"><${Icon} name="late" /> ${times.value.date(due)}</span>`;
  return html`${times.value.minute(due)}${over > 0 && html` <span class="watch"><${Icon} name="late" /> ${t('issues.over', { span: briefSpan(over, texts) })}</span>`}`;
}

/** @param {{issue: IssueRow, t: import('../words/i18n.js').Texts['t']}} props */
function Severity({ issue: { severity, solved_at }, t }) {
  if (solved_at !== null) return html`<${Icon} name="done" /> ${t('issues.solved')}`;
  if (severity === null) return html`<span class="watch"><${Icon} name="silent" /> ${t('issues.new')}</span>`;
  const text = t(`words.severity.${severity}`);
  return severity === 'critical' ? html`<${Pill} level="bad" icon=${BARS[severity]}>${text}<//>` : html`<${Icon} name=${BARS[severity]} /> ${text}`;
}

/** @param {{bench: Bench}} props */
export function Foot({ bench: { desk, helping } }) {
  const { texts: { t }, golive } = desk;
  return html`
    <footer class="foot">
      <p class="foot-keys"><button class="plain" onClick=${() => (helping.value = !helping.peek())}><${Hint} name="F1" text=${t('console.key.help')} /></button><${Hint} name=${t('issues.key.new')} text=${t('issues.key.new.does')} /><${Hint} name="↑↓" text=${t('issues.key.issue')} />
        <${Hint} name="←→" text=${t('console.key.filter')} /><${Hint} name="F2" text=${t('issues.key.owner')} /><${Hint} name="Ctrl+Z" text=${t('issues.key.undo')} /></p>
      <nav class="foot-pages" aria-label=${t('console.pages')}><a href=${`/console/${golive}`}>${t('console.page.console')}</a><a href=${`/wall/${golive}`}>${t('console.page.wall')}</a><a href=${`/plan/${golive}`}>${t('console.page.plan')}</a><a href=${`/replay/${golive}`}>${t('console.page.replay')}</a>
        <${Language} desk=${desk} /><${Theme} t=${t} /></nav>
    </footer>
  `;
}
