/** Which verb may be said of which subject. */
/** @import {Subject, Verb} from './types.js' */
import { MODES, VERBS } from './words.js';

/** @param {Verb} verb */
export const isMode = (verb) => Object.hasOwn(MODES, verb);

/** @param {Verb} verb @param {Subject} subject */
export function speaksOf(verb, subject) {
  const { on } = VERBS[verb];
  switch (subject.kind) {
    case 'place':
      return on === 'place' || (subject.location !== undefined && (on === 'location' || isMode(verb)));
    case 'system':
      return on === 'system' && mayOpen(verb, subject.row);
    case 'issue':
      return on === 'issue' || verb === 'unblocked';
    default:
      return on === subject.kind;
  }
}

/** Only a new system is opened to its users: rule 12. @param {Verb} verb @param {import('./types.js').System} system */
const mayOpen = (verb, { kind }) => verb !== 'open' || kind === 'new';

/** `ready`, said of a gate, is an answer to its poll. @param {Verb|null} verb @param {readonly Subject[]} subjects */
export const answersPoll = (verb, subjects) => verb === 'ready' && subjects.some(({ kind }) => kind === 'gate');
