/** Decisions go to the server at once and are answered, for they stand on what is seen now; the rest goes by the outbox. */
import { signal } from '@preact/signals';
import { envelope } from './bodies.js';
import { momentOf } from './desk.js';
/** @import {Writing} from './command.js' */
/** @import {Desk} from './desk.js' */

/** @typedef {{state: 'idle'|'sending'|'done'|'lost'|'refused', text: string}} DecisionOutcome */
/** @typedef {ReturnType<typeof openDecider>} Decide */

const PATIENCE = 15_000;

/** @param {Desk} desk */
export function openDecider(desk) {
  const outcome = signal(/** @type {DecisionOutcome} */ ({ state: 'idle', text: '' }));
  /** The same decision tried again keeps its id, so that an answer that was lost is not a second decision. @type {Map<string, string>} */
  const ids = new Map();
  /** @param {string} path @param {Record<string, unknown>} decision @param {number} seen position that stood on the screen */
  const send = async (path, decision, seen) => {
    if (outcome.peek().state === 'sending') return;
    outcome.value = { state: 'sending', text: '' };
    desk.line.shown(); // what stood on the screen when it was decided (product rule 20)
    const made = { ...envelope(momentOf(desk)), seen_position: seen };
    const key = JSON.stringify([path, decision]);
    const report_id = ids.get(key) ?? made.report_id;
    ids.set(key, report_id);
    outcome.value = await answered(desk, path, { ...decision, ...made, report_id });
    if (outcome.peek().state !== 'lost') ids.delete(key);
  };
  return { outcome, send };
}

/** @param {Desk} desk @param {string} path @param {Record<string, unknown>} body @returns {Promise<DecisionOutcome>} */
async function answered({ golive, texts }, path, body) {
  try {
    const response = await fetch(`/api/golives/${encodeURIComponent(golive)}/${path}`, {
      method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' },
      redirect: 'error', signal: AbortSignal.timeout(PATIENCE),
    });
    if (response.ok) return { state: 'done', text: '' };
    if (response.status >= 500) return { state: 'lost', text: '' };
    const problem = await response.json();
    const key = `console.refusal.${String(problem.type).split('/').at(-1)}`;
    return { state: 'refused', text: texts.has(key) ? texts.t(key) : problem.detail };
  } catch (error) {
    if (error instanceof TypeError || error instanceof DOMException || error instanceof SyntaxError) return { state: 'lost', text: '' };
    throw error;
  }
}

/** @param {Writing} command @param {string} of */
export const acknowledge = ({ desk, send }, of) => send([{ kind: 'acknowledged', of, ...envelope(momentOf(desk)) }], '');

/** @param {Desk} desk @param {string} of the announcement */
export const acknowledgeBeneath = (desk, of) =>
  void desk.outbox.write(desk.golive, [{ body: { kind: 'acknowledged', of, ...envelope(momentOf(desk)) }, line: '' }]);

/** Erasing cannot be taken back, so Ctrl+Z does not offer it. @param {Writing} command @param {string} of */
export const erase = ({ desk }, of) =>
  void desk.outbox.write(desk.golive, [{ body: { kind: 'redacted', of, ...envelope(momentOf(desk)) }, line: '' }]);
