/** The sentences of the command line in nb, nn and en: what is read back on the phone and what may follow. */
/** @import {Lang, Translate} from './types.js' */

/** @typedef {Readonly<Record<Lang, string>>} Phrase */

/** @type {(nb: string, nn: string, en: string) => Phrase} */
const say = (nb, nn, en) => ({ nb, nn, en });

/** @type {Readonly<Record<string, Phrase>>} */
const PHRASES = {
  started: say('startet', 'starta', 'started'),
  done: say('ferdig', 'ferdig', 'done'),
  approved: say('godkjent', 'godkjend', 'approved'),
  rejected: say('underkjent', 'underkjend', 'rejected'),
  blocked: say('blokkert', 'blokkert', 'blocked'),
  unblocked: say('løst', 'løyst', 'unblocked'),
  failed: say('mislykket', 'mislukka', 'failed'),
  skipped: say('hoppet over', 'hoppa over', 'skipped'),
  cancelled: say('utgår', 'utgår', 'cancelled'),
  reopened: say('gjenåpnet', 'gjenopna', 'reopened'),
  off: say('av', 'av', 'off'),
  on: say('på', 'på', 'on'),
  read_only: say('bare lesing', 'berre lesing', 'read-only'),
  open: say('åpnet', 'opna', 'open'),
  fault: say('feil', 'feil', 'fault'),
  checked_in: say('inne', 'inne', 'checked in'),
  complete: say('alt ferdig', 'alt ferdig', 'all complete'),
  received: say('ordre mottatt', 'ordre motteke', 'order received'),
  called: say('ring', 'ring', 'call'),
  no_answer: say('ikke svar', 'ikkje svar', 'no answer'),
  struck: say('strykes', 'blir stroke', 'is struck'),
  corrected: say('rettes til', 'blir retta til', 'is corrected to'),
  solved: say('løst', 'løyst', 'solved'),
  added: say('ny', 'ny', 'new'),
  issue: say('sak', 'sak', 'issue'),
  note: say('notat', 'notat', 'note'),
  count: say('talt', 'talt', 'counted'),
  eta: say('ventet', 'venta', 'expected'),
  promised: say('lover nytt', 'lovar nytt', 'promises news'),
  network: say('nett', 'nett', 'network'),
  access: say('tilgang', 'tilgang', 'access'),
  printing: say('utskrift', 'utskrift', 'printing'),
  integration: say('integrasjon', 'integrasjon', 'integration'),
  data: say('data', 'data', 'data'),
  staffing: say('bemanning', 'bemanning', 'staffing'),
  supplier: say('leverandør', 'leverandør', 'supplier'),
  user: say('bruker', 'brukar', 'user'),
  other: say('annet', 'anna', 'other'),
  at: say('klokka', 'klokka', 'at'),
  until: say('til', 'til', 'by'),
  now: say('nå', 'no', 'now'),
  yesterday: say('i går', 'i går', 'yesterday'),
  tomorrow: say('i morgen', 'i morgon', 'tomorrow'),
  clock_separator: say('.', '.', ':'),
  date_dot: say('.', '.', ''),
  month_1: say('januar', 'januar', 'January'),
  month_2: say('februar', 'februar', 'February'),
  month_3: say('mars', 'mars', 'March'),
  month_4: say('april', 'april', 'April'),
  month_5: say('mai', 'mai', 'May'),
  month_6: say('juni', 'juni', 'June'),
  month_7: say('juli', 'juli', 'July'),
  month_8: say('august', 'august', 'August'),
  month_9: say('september', 'september', 'September'),
  month_10: say('oktober', 'oktober', 'October'),
  month_11: say('november', 'november', 'November'),
  month_12: say('desember', 'desember', 'December'),
  fold_s: say('sommertid', 'sommartid', 'summer time'),
  fold_n: say('normaltid', 'normaltid', 'standard time'),
  quote_open: say('«', '«', '“'),
  quote_close: say('»', '»', '”'),
  workaround: say('midlertidig løsning', 'mellombels løysing', 'workaround'),
  remark: say('anmerkning', 'merknad', 'remark'),
  solved_about: say('løst ca.', 'løyst ca.', 'solved about'),
  minutes: say('minutter', 'minutt', 'minutes'),
  ago_before: say('for', 'for', ''),
  ago_after: say('min siden', 'min sidan', 'min ago'),
  activities_open: say('åpne', 'opne', 'open'),
  what_happened: say('Hva er skjedd?', 'Kva har hendt?', 'What has happened?'),
  selected: say('valgt', 'valde', 'selected'),
  confirm: say('stemmer det?', 'stemmer det?', 'correct?'),
  ask_reason: say('hvorfor?', 'kvifor?', 'why?'),
  'ask_time-date': say('hvilken dato?', 'kva dato?', 'which date?'),
  'ask_eta-date': say('hvilken dato?', 'kva dato?', 'which date?'),
  'ask_time-fold': say('sommertid eller normaltid?', 'sommartid eller normaltid?', 'summer or standard time?'),
  'ask_eta-fold': say('sommertid eller normaltid?', 'sommartid eller normaltid?', 'summer or standard time?'),
  ask_time: say('når var det?', 'når var det?', 'when was it?'),
  ask_place: say('hvem?', 'kven?', 'whom?'),
  ask_title: say('hva gjelder det?', 'kva gjeld det?', 'what is it about?'),
  ask_note: say('hva skal noteres?', 'kva skal noterast?', 'what shall be noted?'),
  not_understood: say('Forstår ikke', 'Forstår ikkje', 'Not understood:'),
  may_be: say('kan være', 'kan vere', 'may be'),
  reserved: say('hører til beslutningspunkter', 'høyrer til avgjerdspunkt', 'belongs to gates'),
  follow_row: say('rad', 'rad', 'row'),
  follow_count: say('nytt tall', 'nytt tal', 'new count'),
};

/**
 * The grammar's own catalogue as a function; a page may give its own instead.
 * @param {Lang} lang
 * @returns {Translate} throws on a key that no phrase has
 */
export const translator = (lang) => (key) => {
  if (!Object.hasOwn(PHRASES, key)) throw new Error(`no phrase for ${key}`);
  return PHRASES[key][lang];
};

/** Every key, for the check that a page's catalogue has them all. */
export const PHRASE_KEYS = Object.keys(PHRASES);
