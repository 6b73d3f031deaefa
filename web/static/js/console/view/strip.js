/** The strip on top: what this is, how far ahead, whether all is sent, whether the board is fresh, what time it is. */
import { html } from '../../html.js';
import { countdown, instant } from '../../words/time.js';
import { held } from '../../wall/hold.js';
import { aheadAtLast, aheadNow, canTurnUntil, foreseenBy, windowLeft } from '../../wall/state.js';
import { offset, span } from '../../wall/words.js';
import { Icon, Pill } from './bits.js';
/** @import {Desk} from '../desk.js' */
/** @import {List} from '../rows.js' */

/** @param {{desk: Desk, list?: List, sub?: string}} props */
export function Strip({ desk, list, sub }) {
  const { texts: { t }, run, contact } = desk;
  const header = run.value;
  const stale = contact.value.level !== 'fresh' || contact.value.refusal !== null || contact.value.stopped !== null;
  return html`
    <header class="strip" data-stale=${stale || undefined}>
      <div class="strip-name"><h1>${header?.title ?? t('words.product')}</h1><${Seat} desk=${desk} list=${list} sub=${sub} /></div>
      ${header && html`<p class="mark">${markOf(desk)}</p>`}
      <${Numbers} desk=${desk} />
      <${Note} desk=${desk} />
      <div class="strip-status"><${Sent} desk=${desk} /><${Contact} desk=${desk} /></div>
      <${Clock} desk=${desk} />
    </header>
  `;
}

/** That work is held, as the wall says it; else that this is a rehearsal, which its mark says too. @param {{desk: Desk}} props */
function Note({ desk: { wall, run, texts, texts: { t }, times } }) {
  const { tables } = wall.value;
  const golive = tables.golive?.[''];
  if (!golive?.holds || golive.stage === 'announced') {
    return run.value?.kind === 'rehearsal' && html`
      <p class="strip-note"><strong>${t('console.strip.rehearsal')}</strong><span>${t('console.strip.rehearsal.sub')}</span></p>`;
  }
  const { main, sub } = held({ tables, texts, times: times.value });
  return html`<p class="strip-note strip-hold" role="status"><strong>${main}</strong><span>${sub[sub.length - 1]}</span></p>`;
}

/** @param {Desk} desk */
export function markOf({ run, texts: { t } }) {
  const header = run.value;
  if (!header) return '';
  return header.kind === 'live' ? t('words.mark.live') : t('words.mark.rehearsal', { number: header.number });
}

/** Desk and role; where several centres work, a press goes to the next. @param {{desk: Desk, list?: List, sub?: string}} props */
function Seat({ desk, list, sub }) {
  const { t } = desk.texts;
  const role = t(`console.role.${roleOf(desk)}`);
  const centres = list?.centres.value ?? [];
  if (!list || centres.length === 0) return html`<p>${sub ?? role}</p>`;
  const centre = list.centre.value ?? centres[0];
  const next = centres[(centres.indexOf(centre) + 1) % centres.length];
  const words = t('console.strip.seat', { centre, role });
  if (centres.length === 1) return html`<p>${words}</p>`;
  return html`<p><button class="plain" title=${t('console.strip.seat.next', { centre: next })}
    onClick=${() => (list.centre.value = next)}>${words}</button></p>`;
}

const RANKED = ['commander', 'coordinator', 'approver', 'reporter', 'planner', 'admin', 'auditor', 'spectator'];

/** @param {Desk} desk */
const roleOf = ({ who }) => RANKED.find((role) => who.roles.includes(role)) ?? 'spectator';

/** @param {{desk: Desk}} props */
function Numbers({ desk }) {
  const { texts: { t } } = desk;
  const numbers = numbersOf(desk);
  return html`
    <dl class="strip-numbers" aria-label=${t('console.strip.numbers')}>
      ${numbers.map(([key, value]) => html`<div key=${key}><dt>${t(`console.number.${key}`)}</dt><dd>${value}</dd></div>`)}
    </dl>
  `;
}

/** What makes room for a hold. */
const SPARED = new Set(['from_start', 'countdown']);

/** Numbers that are not known yet are left out. @param {Desk} desk @returns {[string, string][]} */
function numbersOf({ wall, outlook, minute, texts, times }) {
  const golive = wall.value.tables.golive?.[''];
  if (!golive) return [];
  const now = minute.value;
  const finish = golive.finish === null ? null : instant(golive.finish);
  const spelled = (/** @type {number|null} */ at) => (at === null ? null : times.value.minute(at));
  const ahead = golive.complete_at ? aheadAtLast(golive) : aheadNow(golive, now);
  const until = canTurnUntil(golive, now);
  const foreseen = foreseenBy(outlook.value.tables.summary?.[''], now);
  const expected = foreseen?.finish ? instant(foreseen.finish) : null;
  const room = spanned(foreseen?.float_to_no_return ?? null, texts);
  /** @type {[string, string|null][]} */
  const rows = golive.complete_at
    ? [['complete', spelled(instant(golive.complete_at))], ['compared', ahead === null ? null : offset(ahead, texts)], ['finish', spelled(finish)]]
    : [
      ['milestone', ahead === null ? null : offset(ahead, texts)],
      ['from_start', sinceStart(golive, texts)],
      ['expected', spelled(expected)],
      ['finish', spelled(finish)],
      until === null
        ? ['float', spanned(windowLeft(golive, now, foreseen), texts)]
        : ['turn_back', [spelled(instant(until)), room && texts.t('console.number.turn_back.float', { span: room })].filter(Boolean).join(', ')],
      ['countdown', finish === null ? null : countdown(finish, now, 'en')],
    ];
  return rows.flatMap(([key, value]) => (value === null || (golive.holds > 0 && SPARED.has(key)) ? [] : [[key, value]]));
}

/** @param {number|null} minutes below 0 when it is too late @param {Desk['texts']} texts */
const spanned = (minutes, texts) => (minutes === null ? null : `${minutes < 0 ? '\u2212' : ''}${span(Math.abs(minutes), texts)}`);

/** What the night won or lost since it really began; the same as against the plan it is not told twice. @param {import('../../wall/types.js').GoLiveRow} golive @param {Desk['texts']} texts */
function sinceStart({ milestone }, texts) {
  const since = milestone?.offset_from_start_minutes ?? null;
  return since === null || since === milestone?.offset_minutes ? null : offset(since, texts);
}

/** @param {{desk: Desk}} props */
function Sent({ desk }) {
  const { letters, texts: { t } } = desk;
  const { entries, signedOut, unsaved } = letters.value;
  const refused = entries.filter(({ state }) => state === 'refused').length;
  const waiting = entries.length - refused;
  if (entries.length === 0) return html`<p class="sent" role="status"><${Icon} name="check" /> ${t('console.sent.all')}</p>`;
  return html`
    <p class="sent" role="status">
      ${refused > 0 && html`<${Pill} level="bad" icon="failed">${t('console.sent.refused', { n: refused })}<//>`}
      ${waiting > 0 && html`<${Pill} level="act" icon="unsent">${t('console.sent.waiting', { n: waiting })}<//>`}
      <span class="spoken">${[signedOut && t('console.sent.signed_out'), unsaved && t('console.sent.unsaved')].filter(Boolean).join(' ')}</span>
    </p>
  `;
}

/** When it is tried again, else how fresh the board is. @param {{desk: Desk}} props */
export function Contact({ desk }) {
  const { letters, contact, texts: { t }, times, line } = desk;
  const { signedOut, nextTryAt } = letters.value;
  const { level, asOf, refusal, stopped } = contact.value;
  if (signedOut || stopped === 4401) {
    return html`<p class="contact"><a href=${`/signin?next=${encodeURIComponent(location.pathname)}`}>${t('console.sent.sign_in')}</a></p>`;
  }
  if (refusal !== null || stopped !== null) return html`<p class="contact">${t('console.contact.refused', { code: refusal ?? stopped ?? '' })}</p>`;
  if (level !== 'fresh') {
    return html`<p class="contact" role="alert">${asOf === null ? t('console.contact.none') : t('console.contact.stale', { time: times.value.second(asOf) })}</p>`;
  }
  if (nextTryAt !== null) return html`<p class="contact figures">${t('console.sent.again', { time: times.value.second(line.time.at(nextTryAt)) })}</p>`;
  return html`<p class="contact figures">${t('console.contact.board', { time: times.value.second(asOf ?? desk.now.value) })}</p>`;
}

/** The run's clock; when it is not the clock on the wall, the real time beside it. @param {{desk: Desk}} props */
export function Clock({ desk }) {
  const { run, now, own, line, times, texts: { t } } = desk;
  const [clock, real] = [times.value.second(now.value), times.value.second(line.time.at(own.value))];
  const apart = run.value !== null && run.value.clock.kind !== 'real';
  return html`
    ${apart && html`<p class="strip-real"><strong>${t('console.clock.run')}</strong><span class="figures">${t('console.clock.real', { time: real })}</span></p>`}
    <p class="clock"><time>${clock}</time>${times.value.offset(now.value) && html`<small>${times.value.offset(now.value)}</small>`}</p>
  `;
}
