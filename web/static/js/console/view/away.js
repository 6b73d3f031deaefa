/** "Since you left": what came while nobody was at the keys, beside the line and never over it. */
import { useEffect, useState } from 'preact/hooks';
import { deviationWord } from '../../words/deviations.js';
import { html } from '../../html.js';
import { instant } from '../../words/time.js';
import { since } from '../since.js';
import { brief, newestFirst } from '../entries.js';
import { namesOf } from '../names.js';
import { ringWhy } from '../speech.js';
import { Hint, Icon } from './bits.js';
/** @import {Command} from '../command.js' */
/** @import {LogRow} from '../types.js' */

const RINGS = 3;
const SOLVED = 8;

/** @param {{command: Command, seen: number}} props */
export function Away({ command, seen }) {
  const { desk, rings } = command;
  const { texts: { t }, times } = desk;
  const [older, setOlder] = useState(/** @type {LogRow[]|null} */ (null));
  const [failed, setFailed] = useState(false);
  const log = [...newestFirst(desk.log.value.tables.reports), ...(older ?? [])];
  const found = since(log, desk.plan.value.tables.activities, desk.rowOf, seen);
  const missing = found.partial && older === null && !failed;
  useEffect(() => {
    const oldest = log.at(-1)?.position ?? 0;
    if (missing) void desk.askReports(seen, oldest).then((reports) => (reports ? setOlder(reports.reverse()) : setFailed(true)));
  }, [missing]);
  const { minute } = times.value;
  const toDo = found.stopped.length + found.odd.length;
  return html`
    <section class="panel card" aria-label=${t('console.since')}>
      <div class="side-head"><h2>${t('console.since')}</h2>
        <span class="figures">${found.begun && `${minute(instant(found.begun))}–${minute(desk.minute.value)}`}</span>
        <${Hint} name="F9" text=${t('console.closes')} /></div>
      <div class="side-body" tabindex="0" role="group" aria-label=${t('console.since')}>
        ${toDo > 0 && html`<${Part} title=${t('console.since.do')} count=${toDo}>
          ${found.stopped.map((report) => html`<${Matter} key=${report.position} report=${report} icon="blocked" command=${command} />`)}
          ${found.odd.map((report) => html`<${Matter} key=${report.position} report=${report} icon="deviation" command=${command} />`)}<//>`}
        ${rings.value.length > 0 && html`<${Part} title=${t('console.calls')} count=${rings.value.length}>
          ${rings.value.slice(0, RINGS).map((ring, at) => html`<li key=${ring.party} class="matter"><span class="ring-number">${at + 1}</span>
            <p><strong>${ring.name}</strong><span>${ringWhy(command, ring, minute)}</span></p></li>`)}<//>`}
        ${found.decided.length > 0 && html`<${Part} title=${t('console.since.decided')} count=${found.decided.length}>
          ${found.decided.map((report) => html`<${Short} key=${report.position} report=${report} command=${command} />`)}<//>`}
        ${found.solved.length > 0 && html`<${Part} title=${t('console.since.solved')} count=${found.solved.length}>
          ${found.solved.slice(0, SOLVED).map((report) => html`<${Short} key=${report.position} report=${report} command=${command} />`)}<//>`}
        <${Part} title=${t('console.since.done')} count=${found.done}>
          <li class="short">${t('console.since.places', { n: found.places, part: found.released, whole: found.activities })}</li><//>
        ${missing && html`<p class="side-empty">${t('console.since.partial')}</p>`}
      </div>
      <p class="panel-foot">${t('console.since.foot', { from: found.from + 1, to: found.to, n: found.reports })}
        ${found.without > 0 && (seen < 0 || failed) && html` <strong>${t('console.since.without', { to: found.without })}</strong>`}</p>
    </section>
  `;
}

/** @param {{title: string, count: number|string, children?: any}} props */
export const Part = ({ title, count, children }) => html`
  <h3>${title} <span class="figures">${count}</span></h3><ul>${children}</ul>
`;

/** @param {{report: LogRow, command: Command}} props */
function Short({ report, command: { desk } }) {
  const { minute } = desk.times.value;
  return html`<li class="short"><time>${minute(instant(report.occurred_at))}</time> ${brief(report, namesOf(desk), desk.texts, minute)}</li>`;
}

/** @param {{report: LogRow, icon: string, command: Command}} props */
function Matter({ report, icon, command: { desk } }) {
  const { texts, texts: { t }, times } = desk;
  const { minute } = times.value;
  const detail = icon === 'deviation'
    ? report.deviations.map((name) => deviationWord(name, texts, desk.rowOf(report.activity ?? '')?.waits_for)).join(', ')
    : [report.reason && t(`words.reason.${report.reason}`), report.eta && t('console.who.solved_about', { time: minute(instant(report.eta)) })]
      .filter(Boolean).join(', ');
  return html`
    <li class="matter" data-icon=${icon}><${Icon} name=${icon} />
      <p><strong>${brief({ ...report, reason: null, eta: null }, namesOf(desk), texts, minute)}</strong><span>${detail}</span></p><time>${minute(instant(report.occurred_at))}</time></li>
  `;
}
