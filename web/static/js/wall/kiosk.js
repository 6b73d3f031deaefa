/** What keeps a wall hanging: a screen that stays awake, and a fresh page when the server has a newer one. */

const LOADED_FOR = 'golive.build';

/** Held as long as the page is looked at; browsers give it on safe origins alone, and elsewhere the machine must see to it. */
export function stayAwake() {
  if (!('wakeLock' in navigator)) return;
  const ask = () => {
    if (document.visibilityState === 'visible') navigator.wakeLock.request('screen').catch(refused);
  };
  document.addEventListener('visibilitychange', ask);
  ask();
}

/** A saver of power may say no; everything else is a fault. @param {DOMException} reason */
function refused(reason) {
  if (reason.name !== 'NotAllowedError') throw reason;
}

/**
 * Loads the page anew once for each build of the server that is not the page's own.
 * @param {string} own @param {string|null} served
 */
export function renew(own, served) {
  if (served === null || served === own || sessionStorage.getItem(LOADED_FOR) === served) return;
  sessionStorage.setItem(LOADED_FOR, served);
  location.reload();
}
