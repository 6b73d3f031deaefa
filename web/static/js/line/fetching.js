/** Answers over HTTP, told apart by what to do next: take it, ask again later, or stop asking. */

/**
 * @typedef {{verdict: 'yes', body: any}} Yes
 * @typedef {{verdict: 'no', status: number}} No
 * @typedef {{verdict: 'later'}} Later
 */

const TOO_MANY = 429;

/**
 * No network, an answer cut short, a server in trouble and too many requests are worth another try; a refusal is not.
 * @param {Promise<Response>} asked @returns {Promise<Yes|No|Later>}
 */
export async function got(asked) {
  try {
    const response = await asked;
    if (response.ok) return { verdict: 'yes', body: await response.json() };
    const { status } = response;
    return status < 500 && status !== TOO_MANY ? { verdict: 'no', status } : { verdict: 'later' };
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError) return { verdict: 'later' };
    throw error;
  }
}

/** The body, or null whatever else came. @param {Promise<Response>} asked @returns {Promise<any>} */
export async function orNull(asked) {
  const answer = await got(asked);
  return answer.verdict === 'yes' ? answer.body : null;
}
