/** What a decision stands on: the criteria, the counts, what is out of order; and what earlier ones stood on. */
import { html } from '../html.js';
import { Icon } from '../icon.js';
import { instant } from '../words/time.js';
import { openDeviations } from '../console/conditions.js';
import { deviationWord } from '../words/deviations.js';
import { countWord, criterionWord, seatTitles } from './words.js';
/** @import {Room} from './room.js' */
/** @import {CriterionRow, DecisionRow, GateRow} from './types.js' */

/** @param {{room: Room, gate: GateRow}} props */
export function Evidence({ room, gate }) {
  const { desk, board } = room;
  const { texts: { t }, wall, plan } = desk;
  const golive = wall.value.tables.golive?.[''];
  const odd = openDeviations(plan.value.tables);
  const decisions = Object.values(board.value.tables.decisions).filter(({ gate: code }) => code === gate.code).sort((a, b) => b.position - a.position);
  return html`
    <section class="card evidence" aria-labelledby="evidence-head">
      <div class="card-head"><div><h3 id="evidence-head">${t('gates.evidence', { position: `p${Math.max(desk.log.value.position, 0)}` })}</h3><p>${t('gates.evidence.sub')}</p></div></div>
      <div class="card-body">
        ${gate.criteria.length > 0 && html`<ul class="criteria">${gate.criteria.map((criterion, at) => html`<${Criterion} key=${at} room=${room} criterion=${criterion} />`)}</ul>`}
        ${golive && html`<p>${t('gates.released', { part: golive.mandatory_released, whole: golive.mandatory })}</p>
          <p>${t('gates.troubles', { blocked: golive.blocked, failed: golive.failed })}</p>`}
        <h4>${t('gates.open', { deviations: odd.length, issues: golive?.issues_open ?? 0 })}</h4>
        <ul class="odd">${odd.slice(0, 8).map(({ report_id, names, position, thing }) => html`
          <li key=${report_id}><${Icon} name="deviation" /><span>${'table' in thing ? '' : `${thing.code} `}${names.map((name) => deviationWord(name, desk.texts)).join(', ')}</span><span class="figures">p${position}</span></li>`)}</ul>
        ${decisions.map((decision) => html`<${Pack} key=${decision.position} room=${room} gate=${gate} decision=${decision} />`)}
      </div>
    </section>
  `;
}

/** @param {{room: Room, criterion: CriterionRow}} props */
function Criterion({ room, criterion }) {
  const { t } = room.desk.texts;
  const { met } = criterion;
  return html`
    <li data-met=${String(met)}><${Icon} name=${met === null ? 'note' : met ? 'approved' : 'late'} /><span>${criterionWord(room, criterion)}<span class="spoken">, ${t(`gates.met.${met}`)}</span></span>
      <span class="figures">${countWord(criterion, t) || (met === null ? '' : t(`gates.met.${met}`))}</span></li>
  `;
}

/** A decision as it was made, opened by a press. @param {{room: Room, gate: GateRow, decision: DecisionRow}} props */
function Pack({ room, gate, decision }) {
  const { texts: { t }, times } = room.desk;
  const { verdict, at, position, stood_at, votes, criteria, counts, deviations, issues, against, missing } = decision;
  return html`
    <details class="pack"><summary>${t('gates.pack', { verdict: t(`words.vote.${verdict}`), time: times.value.said(instant(at)), position: `p${position}` })}</summary>
      <p>${t('gates.pack.stood', { position: `p${stood_at}`, approved: counts.approved, activities: counts.activities, deviations: deviations.length, issues: issues.length })}</p>
      ${against.length > 0 && html`<p>${t('gates.pack.against', { seats: seatTitles(gate, against) })}</p>`}
      ${missing.length > 0 && html`<p>${t('gates.pack.missing', { seats: seatTitles(gate, missing) })}</p>`}
      <ul>${votes.map(({ seat, vote, age, expired }) => html`<li key=${seat}>${seatTitles(gate, [seat])}: ${vote === null ? t('gates.missing') : expired ? t('gates.expired', { vote: t(`words.vote.${vote}`) }) : t(`words.vote.${vote}`)}${age !== null && `, ${t('gates.minutes', { n: age })}`}</li>`)}</ul>
      <ul>${criteria.map((criterion, at_) => html`<li key=${at_}>${criterionWord(room, criterion)}: ${[t(`gates.met.${criterion.met}`), countWord(criterion, t)].filter(Boolean).join(', ')}</li>`)}</ul></details>
  `;
}
