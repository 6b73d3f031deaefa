/** Reads back what a line will record, as it is said on the phone, and spells out its verb. */
/** @import {Context, Parsed, Report, Reports, Segment, Subject, Translate, Unclear} from './types.js' */
import { translator } from './phrases.js';
import { FRONTS, TITLED } from './words.js';
import { capital, placeName, subjectName, timeText, wallText, wordKey } from './spoken.js';

/** @param {string} text @returns {Segment} */
const plain = (text) => ({ text, strong: false });
/** @param {string} text @returns {Segment} */
const strong = (text) => ({ text, strong: true });

/** Reports that are said to nobody on the phone: nothing to confirm. */
const UNSAID = new Set(['called', 'no_answer']);
/** Reports of something expected, or of another report: their own time is not worth a word. */
const TIMELESS = new Set(['eta', 'promised', 'called', 'struck', 'acknowledged', 'added', 'issue', 'note']);

/**
 * "Moa, A-112 utskrift prøvd, ferdig klokka 21.14, stemmer det?" Strong is what will be recorded.
 * @param {Parsed} parsed
 * @param {Context} context
 * @param {Translate} [t] the page's catalogue; the grammar's own when absent
 * @returns {Segment[]} empty when there is nothing to say
 */
export function readBack(parsed, context, t = translator(context.lang)) {
  switch (parsed.kind) {
    case 'empty':
      return whatHappened(context, t);
    case 'show':
      return [strong(parsed.subjects.map((subject) => subjectName(subject, context, t)).join(', '))];
    case 'unclear':
      return [plain(notUnderstood(parsed, context, t))];
    case 'reports':
      return begun([...sentence(parsed, context, t), ...question(parsed, t)]);
  }
}

/** @param {Context} context @param {Translate} t @returns {Segment[]} */
function whatHappened(context, t) {
  if (!context.call) return [];
  const { place, rows } = context.call;
  const name = placeName(place, context) ?? place;
  return [plain(`${name}, ${rows.length} ${t('activities_open')}. ${t('what_happened')}`)];
}

/** @param {Unclear} unclear @param {Context} context @param {Translate} t */
function notUnderstood({ word, why, candidates }, context, t) {
  const name = quote(word, t);
  const labels = candidates.map(({ label }) => label);
  if (why === 'unknown') return unknown(word, labels, context, t);
  if (why === 'comma') return `${t('text_after_comma')} ${labels[0]}`;
  if (why === 'misplaced') return `${name} ${t('misplaced')}`;
  if (why === 'reserved') return `${name} ${t('reserved')}`;
  if (why === 'no-deviation') return `${name} ${t('no_deviation')}`;
  if (labels.length > 0) return `${name} ${t('may_be')} ${labels.join(', ')}`;
  return WRONG_TIME[why] ? `${t(WRONG_TIME[why] ?? '')} ${word}` : `${t(why === 'no-subject' ? 'no_subject' : 'not_understood')} ${name}`;
}

/** @type {Partial<Record<Unclear['why'], string>>} */
const WRONG_TIME = {
  'not-a-time': 'not_a_time', 'wrong-fold': 'not_a_time', 'missing-hour': 'missing_hour', future: 'not_yet', past: 'already_past',
};

/** `Ukjent kode A-999; mente du A-099?` @param {string} word @param {readonly string[]} near @param {Context} context @param {Translate} t */
function unknown(word, near, { gates }, t) {
  const [, letter] = /^([psg])-?\d+$/i.exec(word) ?? [];
  if (letter?.toLowerCase() === 'g' && near.length === 0 && [...gates].length === 0) return t('no_gates');
  const said = letter ? `${t(`none_${letter.toLowerCase()}`)} ${word}` : /\d/.test(word) ? `${t('unknown_code')} ${word}` : `${t('unknown_word')} ${quote(word, t)}`;
  return near.length === 0 ? said : `${said}; ${t('did_you_mean')} ${near.join(` ${t('or')} `)}?`;
}

/** @param {string} text @param {Translate} t */
const quote = (text, t) => `${t('quote_open')}${text}${t('quote_close')}`;

/** A sentence begins with a capital. @param {Segment[]} segments @returns {Segment[]} */
const begun = ([first, ...rest]) => [{ ...first, text: capital(first.text) }, ...rest];

/** @param {Reports} parsed @param {Context} context @param {Translate} t @returns {Segment[]} */
function sentence(parsed, context, t) {
  const { reports: [report], subjects, front } = parsed;
  if (front !== null && parsed.holes.some(({ name }) => name === 'entry')) return [strong(FRONTS[front][context.lang])];
  if (report.kind === 'called' && !parsed.given.includes('time')) return calling(parsed, context, t);
  const who = toldBy(parsed, context);
  const about = subjects.filter(({ kind }) => kind !== 'place');
  const single = about.length === 1 ? [strong(subjectName(about[0], context, t)), plain(', ')] : [];
  const several = about.length > 1 ? [plain(': '), strong(about.map(({ code }) => code).join(', '))] : [];
  return [
    ...(who === null ? [] : [plain(`${who}, `)]), ...single,
    ...said(parsed, context, t), ...several, ...details(report, context, t),
  ];
}

/** A call that is still to be made. @param {Reports} parsed @param {Context} context @param {Translate} t @returns {Segment[]} */
const calling = ({ subjects, reports: [{ note }] }, context, t) => [
  strong([t('called'), ...subjects.map((subject) => subjectName(subject, context, t))].join(' ')), ...quoted(note, t),
];

/**
 * Who is spoken to: the place reported of, the caller, or where the activities are.
 * @param {Reports} parsed
 * @param {Context} context
 */
function toldBy({ subjects, reports: [report] }, context) {
  const places = subjects.flatMap((subject) => (subject.kind === 'place' ? [subject.name] : []));
  if (places.length > 0) return places.join(', ');
  const told = report.actor ?? report.location ?? context.call?.place;
  if (told !== undefined) return placeName(told, context) ?? told;
  const homes = new Set(subjects.map(homeOf));
  return homes.size === 1 ? placeName([...homes][0], context) : null;
}

/** @param {Subject} subject */
const homeOf = (subject) => (subject.kind === 'activity' ? subject.row.location ?? subject.row.actor : undefined);

/**
 * The word and the time.
 * @param {Reports} parsed
 * @param {Context} context
 * @param {Translate} t
 * @returns {Segment[]}
 */
function said(parsed, context, t) {
  const { reports: [report], given } = parsed;
  const word = strong(report.kind === 'called' ? t('was_called') : wordOf(report, t));
  if (report.kind === 'corrected') return [word, ...correctedTime(parsed, context, t)];
  const timed = !TIMELESS.has(report.kind) || given.includes('time');
  return [word, ...(timed ? [plain(` ${t('at')} `), strong(happenedAt(parsed, context, t))] : [])];
}

/** @param {Report} report @param {Translate} t */
const wordOf = (report, t) => (report.kind === 'count' ? String(report.value) : t(wordKey(report)));

/** @param {Reports} parsed @param {Context} context @param {Translate} t @returns {Segment[]} */
function correctedTime(parsed, context, t) {
  const wall = pendingWall(parsed, 'time', t);
  const at = parsed.reports[0].to?.occurred_at;
  const text = wall ?? (at && timeText(Date.parse(at), context, t));
  return text ? [plain(' '), strong(text)] : [];
}

/** @param {Reports} parsed @param {Context} context @param {Translate} t */
function happenedAt(parsed, context, t) {
  const at = parsed.reports[0].occurred_at;
  return pendingWall(parsed, 'time', t) ?? timeText(at ? Date.parse(at) : context.now, context, t);
}

/**
 * The time as typed, while its date or season is asked for.
 * @param {Reports} parsed
 * @param {'time'|'eta'} which
 * @param {Translate} t
 */
function pendingWall({ holes }, which, t) {
  const wall = holes.find(({ name, wall: typed }) => typed && name.startsWith(`${which}-`))?.wall;
  return wall ? wallText(wall, t) : null;
}

/** @param {Report} report @param {Context} context @param {Translate} t @returns {Segment[]} */
function details(report, context, t) {
  const { kind, result, reason, minutes, title, note } = report;
  const titled = TITLED.has(/** @type {import('./types.js').Front} */ (kind)) ? [title, note].find(Boolean) : undefined;
  return [
    ...(titled ? [plain(': '), strong(titled)] : []),
    ...listed([result && t(result), reason && t(reason)]),
    ...expected(report, context, t),
    ...listed([minutes && `${minutes} ${t('minutes')}`]),
    ...quoted(note === titled ? undefined : note, t),
  ];
}

/** @param {string|undefined} note @param {Translate} t @returns {Segment[]} */
const quoted = (note, t) => (note ? [plain(`, ${quote(note, t)}`)] : []);

/** @param {(string|number|undefined)[]} texts @returns {Segment[]} */
const listed = (texts) => texts.flatMap((text) => (text ? [plain(', '), strong(String(text))] : []));

/** @param {Report} report @param {Context} context @param {Translate} t @returns {Segment[]} */
function expected({ kind, eta, due, again_at: again }, context, t) {
  const at = eta ?? due ?? again;
  if (at === undefined) return [];
  const time = strong(timeText(Date.parse(at), context, t));
  if (kind === 'eta') return [plain(' '), time];
  if (kind === 'promised') return [plain(` ${t('until')} `), time];
  return [plain(`, ${t(kind === 'no_answer' ? 'called' : 'solved_about')} `), time];
}

/**
 * What is asked for next, else whether it is right.
 * @param {Reports} parsed
 * @param {Translate} t
 * @returns {Segment[]}
 */
function question({ holes, reports: [report] }, t) {
  const asked = holes.find(({ mandatory }) => mandatory);
  if (report.kind === 'called' && asked?.name === 'place') return [plain(` ${t('ask_place')}`)];
  if (asked) return [plain(`, ${t(`ask_${asked.name}`)}`)];
  return UNSAID.has(report.kind) ? [] : [plain(`, ${t('confirm')}`)];
}

/**
 * What stands greyed after the typed line: "ferdig nå", "approved now, 6 selected".
 * @param {Parsed} parsed
 * @param {Context} context
 * @param {Translate} [t]
 * @returns {string} '' when no verb was typed
 */
export function spellOut(parsed, context, t = translator(context.lang)) {
  if (parsed.kind !== 'reports') return '';
  const { reports: [report], subjects, given } = parsed;
  const time = given.includes('time') ? happenedAt(parsed, context, t) : t('now');
  const timeless = TIMELESS.has(report.kind) || report.kind === 'corrected';
  const word = timeless ? wordOf(report, t) : `${wordOf(report, t)} ${time}`;
  const selected = subjects.length > 1 && `${subjects.length} ${t('selected')}`;
  return [word, report.result && t(report.result), selected].filter(Boolean).join(', ');
}
