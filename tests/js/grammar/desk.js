/** Meanings of the desk itself: care modes, orders to switch, remarks, triage, acknowledgements. */
import { activities, code, iso, locations, maybe, note, space, time, word } from './hands.js';

const MODES = { read_only: 'read-only', paper: 'paper', ready: 'ready', back_entered: 'back-entered' };

const spaced = (kit, text) => text && space(kit) + text;

function careMode(kit) {
  const { roll, call } = kit;
  const meaning = roll.one(Object.keys(MODES));
  const implied = call !== null && roll.chance(0.4);
  const there = implied ? { codes: ['MOA'], text: '' } : locations(kit);
  const happened = time(kit);
  const vouched = implied && roll.chance(0.3) ? ' moa' : '';
  const written = note(kit);
  const fields = { mode: MODES[meaning], occurred_at: happened.occurred_at, ...written.words };
  const subject = there.text && there.text + space(kit);
  return {
    text: [subject, word(kit, meaning), spaced(kit, happened.text), vouched, written.text].join(''),
    reports: there.codes.map((location) => ({ kind: 'care_mode', location, ...fields })),
    holes: [],
  };
}

function order(kit) {
  const { roll, call } = kit;
  const meaning = roll.chance(0.85) ? roll.one(Object.keys(MODES)) : null;
  const implied = call !== null && roll.chance(0.4);
  const there = implied ? { codes: ['MOA'], text: '' } : locations(kit);
  const placeless = call === null && roll.chance(0.1);
  const happened = time(kit);
  const said = [placeless ? '' : there.text, meaning === null ? '' : word(kit, meaning), happened.text];
  const fields = { occurred_at: happened.occurred_at, ...(meaning !== null && { mode: MODES[meaning] }) };
  return {
    text: word(kit, 'ordered') + said.map((part) => spaced(kit, part)).join(''),
    reports: placeless
      ? [{ kind: 'ordered', ...fields }]
      : there.codes.map((location) => ({ kind: 'ordered', location, ...fields })),
    holes: [placeless && 'place', meaning === null && 'mode'].filter(Boolean),
  };
}

function remark(kit) {
  const { chosen, text } = activities(kit);
  const happened = time(kit);
  const said = word(kit, 'remark');
  const written = note(kit, kit.roll.chance(0.6));
  const fields = { kind: 'done', result: 'remark', occurred_at: happened.occurred_at, ...written.words };
  return {
    text: `${text}${space(kit)}${said}${happened.text && maybe(kit) + happened.text}${written.text}`,
    reports: chosen.map((activity) => ({ ...fields, activity })),
    holes: written.words.note === undefined ? ['note'] : [],
  };
}

function triage(kit) {
  const { roll } = kit;
  const severity = roll.one(['critical', 'major', 'minor']);
  const happened = time(kit);
  const written = note(kit);
  const issues = roll.some(
    [
      { issue: 'S-14', names: ['s14', 'S-14', 's-14'] },
      { issue: 'S-7', names: ['s7', 'S-7'] },
    ],
    2,
  );
  const named = issues.map(({ names }) => roll.one(names)).join(space(kit));
  return {
    text: `${named} ${word(kit, severity)}${spaced(kit, happened.text)}${written.text}`,
    reports: issues.map(({ issue }) => ({
      kind: 'triaged',
      issue,
      severity,
      occurred_at: happened.occurred_at,
      ...written.words,
    })),
    holes: [],
  };
}

/** By the reports themselves, or by the activities that wait with them. */
function acknowledgement(kit) {
  const { roll, now } = kit;
  const written = note(kit);
  const chosen = roll.one([
    [{ text: 'p1043', of: ['report-1043'] }, { text: 'P1050', of: ['report-1050'] }],
    [
      { text: code(kit, 'A-113'), of: ['report-1050'] },
      { text: code(kit, 'A-121'), of: ['report-1052', 'report-402'] },
    ],
  ]);
  const said = roll.some(chosen, 2);
  return {
    text: [word(kit, 'acknowledged'), ...said.map(({ text }) => text)].join(space(kit)) + written.text,
    reports: said
      .flatMap(({ of }) => of)
      .map((of) => ({ kind: 'acknowledged', of, occurred_at: iso(now), ...written.words })),
    holes: [],
  };
}

export const deskMeanings = [careMode, careMode, order, order, remark, triage, acknowledgement];
