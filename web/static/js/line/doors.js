/** What the line to the server needs of the browser, gathered so that a test can bring its own. */

/**
 * @typedef {object} Doors
 * @property {(url: string, protocol: string) => WebSocket} open
 * @property {(path: string, cache?: RequestCache) => Promise<Response>} get
 * @property {() => number} now milliseconds, never turned back while the page lives
 * @property {(act: () => void, ms: number) => number} after
 * @property {(timer: number | undefined) => void} cancel
 * @property {() => number} random from 0 up to 1
 * @property {() => boolean} visible
 * @property {(act: () => void) => void} whenBack calls when the page is looked at again or the network returns
 */

/** @returns {Doors} */
export function browserDoors() {
  return {
    open: (url, protocol) => new WebSocket(url, protocol),
    get: (path, cache = 'default') => fetch(path, { cache, headers: { Accept: 'application/json' } }),
    now: () => performance.timeOrigin + performance.now(),
    after: (act, ms) => window.setTimeout(act, ms),
    cancel: (timer) => window.clearTimeout(timer),
    random: Math.random,
    visible: () => document.visibilityState === 'visible',
    whenBack: listenForReturn,
  };
}

/** @param {() => void} act */
function listenForReturn(act) {
  window.addEventListener('online', act);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') act();
  });
}

/** The socket of the server that sent this page. @param {Location} location */
export const socketUrl = ({ protocol, host }) => `${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}/ws`;
