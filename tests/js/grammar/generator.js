/** Meanings of every kind, each with a line that says it. */
import { deskMeanings } from './desk.js';
import {
  LOCATIONS,
  MINUTE,
  PLACES,
  REASONED,
  REASONS,
  VERBS,
  activities,
  code,
  doubtful,
  eta,
  figures,
  iso,
  maybe,
  note,
  place,
  reason,
  space,
  time,
  typed,
  typist,
  verb,
  whole,
  word,
} from './hands.js';

function activityReport(kit) {
  const { roll } = kit;
  const meaning = roll.one(VERBS);
  const { chosen, text: subject } = activities(kit);
  const said = verb(kit, meaning, subject);
  const workaround = meaning === 'done' && roll.chance(0.2);
  const happened = plainTime(kit, said.typed);
  const until = meaning === 'blocked' && roll.chance(0.5) ? eta(kit) : null;
  const written = note(kit);
  const reasoned = REASONED.has(meaning) || workaround;
  const why = reasoned ? reason(kit, REASONS) : { text: '', fields: {} };
  const unsaid = reasoned && written.words.note === undefined && why.text === '';
  const fields = {
    kind: meaning,
    occurred_at: happened.occurred_at,
    ...why.fields,
    ...written.words,
    ...(workaround && { result: 'workaround' }),
    ...(until && { eta: until.at }),
  };
  const parts = [
    said.text,
    workaround ? '!' : '',
    why.text,
    why.text ? spaced(kit, happened.text) : glued(kit, happened.text),
    vouched(kit, chosen),
    untilText(kit, until),
  ];
  return {
    text: [subject, ...parts, written.text].join(''),
    reports: chosen.map((activity) => ({ ...fields, activity })),
    holes: [unsaid && 'reason', meaning === 'blocked' && !until && 'eta'].filter(Boolean),
  };
}

/** A time that cannot be taken for a code together with the letter before it. */
function plainTime(kit, before) {
  const happened = time(kit);
  return doubtful(kit, before, happened.text) ? plainTime(kit, before) : happened;
}

const glued = (kit, text) => text && maybe(kit) + text;

const spaced = (kit, text) => text && space(kit) + text;

/** Sometimes the place is said after the verb, to vouch for the numbers. */
function vouched({ roll, homes }, chosen) {
  const places = new Set(chosen.map((activity) => homes.get(activity).location));
  if (places.size > 1 || roll.chance(0.85)) return '';
  const [home] = places;
  return ` ${roll.one(PLACES.find(({ fields }) => fields.location === home).names)}`;
}

function untilText(kit, until, mayBeBare = false) {
  if (until === null) return '';
  const bare = mayBeBare && until.text[0] === '+' && kit.roll.chance(0.5);
  return bare ? space(kit) + until.text : ` til${space(kit)}${until.text}`;
}

function systemReport(kit) {
  const { roll } = kit;
  const [system, names, down] = roll.one([
    ['EPJ1', ['epj1', 'EPJ1', 'epj 1'], 'off'],
    ['EPJ2', ['epj2', 'EPJ 2'], 'fault'],
    ['HP', ['hp', 'helseplattformen'], 'fault'],
  ]);
  const meaning = roll.one(['off', 'on', 'read_only', 'fault', 'down', ...(system === 'HP' ? ['open'] : [])]);
  const happened = time(kit);
  const written = note(kit);
  return {
    text: `${roll.one(names)} ${word(kit, meaning)}${spaced(kit, happened.text)}${written.text}`,
    reports: [
      {
        kind: 'system',
        system,
        state: meaning === 'down' ? down : meaning,
        occurred_at: happened.occurred_at,
        ...written.words,
      },
    ],
    holes: [],
  };
}

function placeReport(kit) {
  const { roll, call } = kit;
  const meaning = roll.one(['checked_in', 'complete', 'received']);
  const there = place(kit, meaning === 'received' ? LOCATIONS : PLACES);
  const implied = call !== null && roll.chance(0.4);
  const happened = time(kit);
  const written = meaning === 'received' ? { text: '', words: {} } : note(kit);
  const fields = implied ? { location: 'MOA' } : there.fields;
  const about = meaning === 'received' ? { location: fields.location } : fields;
  return {
    text: [implied ? '' : `${there.text} `, word(kit, meaning), spaced(kit, happened.text), written.text].join(
      '',
    ),
    reports: [{ kind: meaning, ...about, occurred_at: happened.occurred_at, ...written.words }],
    holes: [],
  };
}

function contact(kit) {
  const { roll } = kit;
  const meaning = roll.one(['called', 'no_answer']);
  const there = place(kit);
  const again = meaning === 'no_answer' && roll.chance(0.4) ? eta(kit) : null;
  const happened = time(kit);
  return {
    text: `${word(kit, meaning)} ${there.text}${spaced(kit, happened.text)}${untilText(kit, again)}`,
    reports: [
      {
        kind: meaning,
        ...there.fields,
        occurred_at: happened.occurred_at,
        ...(again ? { again_at: again.at } : {}),
      },
    ],
    holes: [],
  };
}

function amendment(kit) {
  const { roll, now } = kit;
  const [position, of] = roll.one([
    ['p1043', 'report-1043'],
    ['P1050', 'report-1050'],
  ]);
  const written = note(kit, roll.chance(0.6));
  const why = reason(kit, ['user', 'other'], 0.3);
  const holes = written.words.note === undefined && why.text === '' ? ['reason'] : [];
  const ordered = (said) => roll.chance(0.3) ? `${position} ${said}` : `${said} ${position}`;
  if (roll.chance(0.4)) {
    return {
      text: `${ordered(word(kit, 'struck'))}${why.text}${written.text}`,
      reports: [{ kind: 'struck', of, occurred_at: iso(now), ...why.fields, ...written.words }],
      holes,
    };
  }
  const true_at = whole(now) - roll.below(300) * MINUTE;
  return {
    text: `${ordered(word(kit, 'corrected'))} ${figures(kit, true_at)}${why.text}${written.text}`,
    reports: [
      { kind: 'corrected', of, to: { occurred_at: iso(true_at) }, occurred_at: iso(now), ...why.fields, ...written.words },
    ],
    holes,
  };
}

function titled(kit) {
  const { roll, now } = kit;
  const meaning = roll.one(['added', 'issue', 'note']);
  const there = place(kit, meaning === 'issue' ? LOCATIONS : PLACES);
  const minutes = meaning === 'added' && roll.chance(0.5) ? 1 + roll.below(90) : null;
  const written = note(kit, roll.chance(0.7));
  const field = meaning === 'note' ? 'note' : 'title';
  const about = meaning === 'issue' ? { location: there.fields.location } : there.fields;
  const told = written.words.note === undefined ? {} : { [field]: written.words.note };
  return {
    text: `${word(kit, meaning)} ${there.text}${minutes ? ` +${minutes}` : ''}${written.text}`,
    reports: [{ kind: meaning, ...about, ...(minutes ? { minutes } : {}), occurred_at: iso(now), ...told }],
    holes: told[field] === undefined ? [field] : [],
  };
}

function countReport(kit) {
  const value = kit.roll.below(5000);
  const happened = time(kit);
  return {
    text: `${kit.roll.one(['pas', 'PAS'])} ${value}${spaced(kit, happened.text)}`,
    reports: [{ kind: 'count', counter: 'PAS', value, occurred_at: happened.occurred_at }],
    holes: [],
  };
}

function expectation(kit) {
  const { roll, now, codes } = kit;
  const until = eta(kit);
  const activity = roll.one(codes);
  const there = place(kit);
  const written = note(kit);
  const [text, fields] = roll.one([
    [code(kit, activity), { kind: 'eta', activity, eta: until.at }],
    [there.text, { kind: 'promised', ...there.fields, due: until.at }],
    [`${there.text} ${activity}`, { kind: 'promised', ...there.fields, activity, due: until.at }],
  ]);
  return {
    text: `${text} til ${until.text}${written.text}`,
    reports: [{ ...fields, occurred_at: iso(now), ...written.words }],
    holes: [],
  };
}

function solved(kit) {
  const happened = time(kit);
  return {
    text: `${kit.roll.one(['s14', 'S-14', 's-14'])} ${word(kit, 'unblocked')}${spaced(kit, happened.text)}`,
    reports: [{ kind: 'solved', issue: 'S-14', occurred_at: happened.occurred_at }],
    holes: [],
  };
}

/** `118 a-112` alone may show two or approve one 112 minutes ago: lists without a verb are typed by number. */
function shownOnly(kit) {
  const { chosen, text } = activities(kit, kit.roll.chance(0.5) ? 1 : 4);
  if (/[a-z]-?\d/i.test(text.split(' ').slice(1).join(' '))) return shownOnly(kit);
  const there = kit.roll.one([
    { text, shows: chosen },
    { text: 'epj1', shows: ['EPJ1'] },
    { text: 'g3', shows: ['G3'] },
    { text: 's14', shows: ['S-14'] },
    { text: 'natt 2', shows: ['NATT2'] },
    { text: 'P1043', shows: ['p1043'] },
  ]);
  return { ...there, reports: [], holes: [] };
}

const KINDS = [
  activityReport,
  activityReport,
  activityReport,
  activityReport,
  activityReport,
  systemReport,
  placeReport,
  contact,
  amendment,
  titled,
  countReport,
  expectation,
  solved,
  shownOnly,
  ...deskMeanings,
];

/**
 * One line with what it means: `reports` and names of `holes`, or the codes it `shows`.
 * @param {number} seed
 * @param {'nb'|'nn'|'en'} lang
 * @param {object} night
 */
export function meantLine(seed, lang, night) {
  const kit = typist(seed, lang, night);
  const meaning = kit.roll.one(KINDS)(kit);
  return { ...meaning, text: typed(kit, meaning.text) };
}
