/**
 * Behaviour of a page that keeps people on it, as far as it can be observed without touching the page's own world:
 * a hook there could be detected and would risk breaking honest sites.
 * Counted here; what each count is worth is the judge's business.
 */

/**
 * @param {() => void} onTrap told after each new count
 * @returns {Record<string, number>} live counts, by trap
 */
export function countTraps(onTrap) {
  /** @type {Record<string, number>} */
  const counts = {};
  /** @param {string} trap */
  const count = (trap) => {
    counts[trap] = Math.min((counts[trap] ?? 0) + 1, 1000);
    onTrap();
  };
  /** @param {EventTarget} target @param {string} type @param {(event: Event) => void} listener */
  const on = (target, type, listener) => target.addEventListener(type, listener, { capture: true, passive: true });

  on(document, 'fullscreenchange', () => { if (document.fullscreenElement) count('fullscreen'); });
  on(document, 'pointerlockchange', () => { if (document.pointerLockElement) count('pointer_lock'); });
  on(window, 'beforeprint', () => count('print_loop'));
  on(document, 'play', (event) => { if (!(/** @type {HTMLMediaElement} */ (event.target).muted)) count('audio'); });
  for (const type of ['contextmenu', 'copy', 'selectstart']) {
    on(window, type, (event) => { setTimeout(() => { if (event.defaultPrevented) count('copy_block'); }); });
  }
  on(window, 'keydown', (event) => {
    const key = /** @type {KeyboardEvent} */ (event);
    if (!/^(Escape|F11|F5|F12|Tab|Alt|Meta|Control)$/.test(key.key)) return;
    setTimeout(() => { if (event.defaultPrevented) count('key_block'); });
  });
  const navigation = /** @type {any} */ (globalThis).navigation;
  navigation?.addEventListener('currententrychange', countFlood(() => count('history_flood')));
  return counts;
}

/** @param {() => void} onFlood @returns {() => void} an event listener that tells of every ten events within a second */
function countFlood(onFlood) {
  let since = 0;
  let events = 0;
  return () => {
    const now = performance.now();
    if (now - since > 1000) { since = now; events = 0; }
    events += 1;
    if (events % 10 === 0) onFlood();
  };
}
