/** What an answer says of the report that was sent: recorded, refused, signed out, or nothing that counts. */
/** @import {Reply} from './doors.js' */
/** @import {Refusal} from './outbox.js' */

/** Of the 4xx these do not judge the report: sign in, too slow, too early, too many. */
const NOT_A_JUDGEMENT = new Set([401, 408, 425, 429]);

/** @typedef {'recorded'|'refused'|'signed-out'|'again'} Verdict */

/**
 * A refusal counts only with the reason the server gives; a proxy's page is no answer, whatever its status.
 * @param {Reply} reply @param {string} id @returns {Verdict}
 */
export function judge({ status, json }, id) {
  if (status === 401) return 'signed-out';
  const recorded = (status === 200 || status === 201) && json?.report_id === id && Number.isInteger(json.position);
  if (recorded) return 'recorded';
  const judged = status >= 400 && status < 500 && !NOT_A_JUDGEMENT.has(status) && typeof json?.type === 'string';
  return judged ? 'refused' : 'again';
}

/** @param {Reply} reply @returns {Refusal} */
export const refusalOf = ({ status, json }) => ({
  status,
  reason: json.type.split('/').at(-1),
  detail: json.detail ?? '',
  field: json.errors?.[0]?.pointer?.slice(1) ?? null,
});
