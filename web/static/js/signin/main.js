/** The sign-in page: the secret in the fragment is taken off the address and exchanged for a session. */

const SPENT = new Set([401, 422]);

/** @param {string} id */
const show = (id) => {
  for (const line of document.querySelectorAll('main > p')) line.toggleAttribute('hidden', line.id !== id);
};

/** Only a path of our own: `//elsewhere` is another site. @param {string} search */
function wayBack(search) {
  const next = new URLSearchParams(search).get('next') ?? '/';
  return /^\/(?![/\\])/.test(next) ? next : '/';
}

/** @param {string} token */
async function exchange(token) {
  const response = await fetch('/api/session', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  if (response.ok) location.replace(wayBack(location.search));
  else show(SPENT.has(response.status) ? 'spent' : 'unreached');
}

async function signIn() {
  const token = location.hash.slice(1);
  history.replaceState(null, '', location.pathname + location.search);
  if (token === '') return show('bare');
  try {
    await exchange(token);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    show('unreached');
  }
}

void signIn();
