/** What the page's address asks for: a row, and what the rows are grouped by. Pure. */
import { MODES } from './groups.js';

/** @param {string} search of the address */
export function askedOf(search) {
  const asked = new URLSearchParams(search);
  return { row: asked.get('row'), mode: MODES.find((mode) => mode === asked.get('by')) };
}
