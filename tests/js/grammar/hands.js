/**
 * How people type: words, codes, times, notes. Words, clock and rules are its own, none is the grammar's.
 * All times are of 28 April 2023, when the zone is two hours ahead of UTC.
 */

export const MINUTE = 60_000;
const OFFSET = 120 * MINUTE;

/** @param {number} seed a small generator of even randomness (mulberry32) */
export function dice(seed) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit) => Math.floor(next() * limit);
  const one = (items) => items[below(items.length)];
  const some = (items, most) => {
    const left = [...items];
    return Array.from({ length: 1 + below(most) }, () => left.splice(below(left.length), 1)[0]);
  };
  return { below, one, some, chance: (share) => next() < share };
}

const WORDS = {
  started: ['startet', 'starta', 'started'],
  done: ['ferdig', 'ferdig', 'done'],
  remark: ['anmerkning', 'merknad', 'remark'],
  approved: ['godkjent', 'godkjend', 'approved'],
  rejected: ['underkjent', 'underkjend', 'rejected'],
  blocked: ['blokkert', 'blokkert', 'blocked'],
  unblocked: ['løst', 'løyst', 'unblocked'],
  failed: ['mislykket', 'mislukka', 'failed'],
  skipped: ['hoppet', 'hoppa', 'skipped'],
  cancelled: ['utgår', 'utgår', 'cancelled'],
  reopened: ['gjenåpnet', 'gjenopna', 'reopened'],
  off: ['av', 'av', 'off'],
  on: ['på', 'på', 'on'],
  read_only: ['lesing', 'lesing', 'readonly'],
  fault: ['feil', 'feil', 'fault'],
  open: ['åpen', 'open', 'open'],
  down: ['nede', 'nede', 'down'],
  paper: ['papir', 'papir', 'paper'],
  ready: ['klar', 'klar', 'ready'],
  back_entered: ['etterregistrert', 'etterregistrert', 'backentered'],
  critical: ['kritisk', 'kritisk', 'critical'],
  major: ['viktig', 'viktig', 'major'],
  minor: ['mindre', 'mindre', 'minor'],
  checked_in: ['inne', 'inne', 'in'],
  complete: ['altferdig', 'altferdig', 'complete'],
  received: ['mottatt', 'motteke', 'received'],
  called: ['ring', 'ring', 'call'],
  no_answer: ['ikkesvar', 'ikkjesvar', 'noanswer'],
  struck: ['stryk', 'stryk', 'strike'],
  corrected: ['rett', 'rett', 'correct'],
  acknowledged: ['kvitter', 'kvitter', 'ack'],
  ordered: ['ordre', 'ordre', 'order'],
  added: ['ny', 'ny', 'new'],
  issue: ['sak', 'sak', 'issue'],
  note: ['notat', 'notat', 'note'],
  gate: ['gate', 'gate', 'gate'],
  go: ['go', 'go', 'go'],
  nogo: ['ikkeklar', 'ikkjeklar', 'nogo'],
  until: ['til', 'til', 'til'],
};
const SIGNS = { done: '+', started: '/', approved: '*', blocked: '-' };
const NORWEGIAN = { started: 's', done: 'f', approved: 'g', blocked: 'b', failed: 'm', checked_in: 'i' };
const LETTERS = {
  nb: NORWEGIAN,
  nn: NORWEGIAN,
  en: { started: 's', done: 'd', approved: 'a', blocked: 'b', checked_in: 'i' },
};
export const VERBS = [
  'started',
  'done',
  'approved',
  'rejected',
  'blocked',
  'unblocked',
  'failed',
  'skipped',
  'cancelled',
  'reopened',
];
export const REASONED = new Set(['rejected', 'blocked', 'failed', 'skipped', 'cancelled', 'reopened']);
export const REASONS = ['network', 'access', 'printing', 'integration', 'data', 'staffing', 'supplier', 'user', 'other'];
const NOTES = [
  'tom for toner',
  'ferdig 113',
  '37,5 grader, målt 2114',
  'til +20',
  'stryk p1043',
  '-7',
  'ÅPNER IGJEN .14',
  'nede, ring moa',
  'a112 f',
  '3',
  '!',
  'æøå – «så»',
];

/** Beginnings of three letters and more that begin words of one meaning only, in whatever language. */
function beginnings(meaning, word) {
  const others = Object.entries(WORDS)
    .filter(([other]) => other !== meaning)
    .flatMap(([, words]) => words);
  const all = Array.from({ length: word.length }, (_, index) => word.slice(0, index + 1)).filter(
    (start) => start.length >= 3,
  );
  return all.filter((start) => !others.some((other) => other.startsWith(start)));
}

/** Everything a meaning needs to be typed: the page's language, the room, what exists in it. */
export function typist(seed, lang, night) {
  const roll = dice(seed);
  const { now, call } = night;
  const codes = [...night.activities.keys()];
  const homes = new Map(
    [...night.activities.values()].map(({ code, location, actor }) => [code, { location, actor }]),
  );
  return { roll, lang, night, now, call, codes, homes };
}

export const iso = (ms) => new Date(ms).toISOString().replace('.000Z', 'Z');
export const whole = (ms) => Math.floor(ms / MINUTE) * MINUTE;
const clockOf = (ms) => new Date(ms + OFFSET).toISOString().slice(11, 16);
export const space = ({ roll }) => roll.one([' ', ' ', '  ']);
export const maybe = (kit) => (kit.roll.chance(0.5) ? '' : space(kit));

/** A word for the meaning: whole or begun, of any language, or the page's own letter. */
export function word(kit, meaning) {
  const { roll, lang } = kit;
  const letter = LETTERS[lang][meaning];
  if (letter && roll.chance(0.3)) return letter;
  const full = roll.one(WORDS[meaning]);
  return roll.chance(0.4) ? roll.one([full, ...beginnings(meaning, full)]) : full;
}

/** A clock time as figures, with a dot or with a colon. */
export const figures = (kit, ms) => clockOf(ms).replace(':', kit.roll.one(['', '.', ':']));

/** The day of the time named before or after it: the evening is all today. */
const dated = (kit, at) => {
  const day = kit.roll.one(['i dag', 'today', 'I dag']);
  return [` ${day} ${figures(kit, at)}`, ` ${figures(kit, at)} ${day}`];
};

/** The digit of a reason and its code, or none. */
export function reason(kit, codes, share = 0.4) {
  if (!kit.roll.chance(share)) return { text: '', fields: {} };
  const code = kit.roll.one(codes);
  return { text: ` ${REASONS.indexOf(code) + 1}`, fields: { reason: code } };
}

/** When it happened: the text after the verb, and the instant. */
export function time(kit) {
  const { roll, now } = kit;
  const back = roll.below(355);
  const at = whole(now) - back * MINUTE;
  const forms = [`-${back}`, figures(kit, at), figures(kit, at)];
  if (back < 59) forms.push(`.${clockOf(at).slice(3)}`);
  if (roll.chance(0.2)) forms.push(...dated(kit, at));
  if (roll.chance(0.35)) return { text: '', occurred_at: iso(now) };
  return { text: roll.one(forms), occurred_at: iso(at) };
}

/** When it is expected. */
export function eta(kit) {
  const { roll, now } = kit;
  const ahead = 1 + roll.below(700);
  const at = whole(now) + ahead * MINUTE;
  return { text: roll.one([`+${ahead}`, figures(kit, at)]), at: iso(at) };
}

/** An activity's code as people type it; its number alone where that is no row of the call. */
export function code(kit, activity) {
  const { roll, call } = kit;
  const [letter, number] = activity.split('-');
  const row = call ? call.rows.indexOf(activity) + 1 : 0;
  if (row > 0 && roll.chance(0.6)) return String(row);
  const bare = call && number.length === 1 ? [] : [number, number, number];
  return roll.one([activity, activity.toLowerCase(), `${letter}${number}`.toLowerCase(), ...bare]);
}

/** Some activities, and the text that names them. */
export function activities(kit, most = 4) {
  const { roll, codes, call } = kit;
  if (roll.chance(0.15)) return range(kit);
  const chosen = roll.some(codes, most);
  if (call && roll.chance(0.4)) chosen.splice(0, chosen.length, ...roll.some(call.rows, 3));
  return { chosen, text: chosen.map((activity) => code(kit, activity)).join(space(kit)) };
}

function range(kit) {
  const { roll, codes } = kit;
  const numbered = codes
    .filter((activity) => activity.startsWith('A-') && activity.length > 3)
    .sort((a, b) => Number(a.slice(2)) - Number(b.slice(2)));
  const from = roll.below(numbered.length - 1);
  const to = from + 1 + roll.below(Math.min(4, numbered.length - from - 1));
  const end = (activity) => roll.one([activity, activity.slice(2), `a${activity.slice(2)}`]);
  return { chosen: numbered.slice(from, to + 1), text: `${end(numbered[from])}..${end(numbered[to])}` };
}

export const PLACES = [
  { fields: { location: 'MOA' }, names: ['moa', 'MOA', 'Moa'] },
  { fields: { location: 'NATT1' }, names: ['natt1', 'natt 1', 'Natt 1'] },
  { fields: { location: 'NATT2' }, names: ['natt2', 'natt 2'] },
  { fields: { location: 'AASE' }, names: ['åsestranda', 'åse', 'aase', 'åsest'] },
  { fields: { location: 'KAD' }, names: ['kad', 'KAD'] },
  { fields: { location: 'SPJ' }, names: ['spj', 'spjelkavik', 'spjelkavik omsorgssenter', 'spjel'] },
  { fields: { location: 'LEG', actor: 'LEG' }, names: ['leg', 'legevakt', 'legev'] },
  { fields: { actor: 'IKT' }, names: ['ikt', 'ikt drift', 'IKT'] },
  { fields: { actor: 'MIG' }, names: ['mig', 'migrering', 'migrer'] },
];

export const LOCATIONS = PLACES.filter(({ fields }) => fields.location);

/** Some locations, each named once. */
export function locations(kit) {
  const chosen = kit.roll.some(LOCATIONS, 3);
  return {
    codes: chosen.map(({ fields }) => fields.location),
    text: chosen.map(({ names }) => kit.roll.one(names)).join(space(kit)),
  };
}

export const place = (kit, among = PLACES) => {
  const { fields, names } = kit.roll.one(among);
  return { fields, text: kit.roll.one(names) };
};

/** A note, or none; `must` where the report would be without its words. */
export function note(kit, must = false) {
  if (!must && kit.roll.chance(0.7)) return { text: '', words: {} };
  const words = kit.roll.one(NOTES);
  return { text: `,${space(kit)}${words}${kit.roll.one(['', ' '])}`, words: { note: words } };
}

/** On an English page `a` with figures may be a code: what is typed must leave no doubt. */
export const doubtful = ({ codes }, typed, figuresTyped) =>
  typed.length === 1 &&
  codes.some(
    (known) => known.toLowerCase().replace('-', '') === `${typed}${figuresTyped.replace(/^-?0*/, '')}`,
  );

/** The verb as a sign or a word, set against what stands before it. */
export function verb(kit, meaning, subject) {
  const sign = SIGNS[meaning];
  if (sign && kit.roll.chance(0.5)) return { text: `${maybe(kit)}${sign}`, typed: sign };
  const typed = word(kit, meaning);
  const glued = typed.length === 1 && /\d$/.test(subject) && kit.roll.chance(0.5);
  return { text: `${glued ? '' : space(kit)}${typed}`, typed };
}

/** Hands vary: capitals, decomposed letters, spaces at the ends. The note alone keeps its capitals. */
export function typed({ roll }, text) {
  const comma = text.indexOf(',');
  const [head, rest] = comma < 0 ? [text, ''] : [text.slice(0, comma), text.slice(comma)];
  const line = (roll.chance(0.15) ? head.toUpperCase() : head) + rest;
  return roll.one(['', '', ' ']) + (roll.chance(0.25) ? line.normalize('NFD') : line) + roll.one(['', '', ' ']);
}
