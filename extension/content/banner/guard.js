/**
 * Makes sure that a press on the banner is the person's own and that the person could see what they pressed.
 * Events for the banner are stopped at the window, before any listener of the page: it neither learns of them nor can
 * it cancel them. The reader's listeners (`first.js`) stand first, because they are added before any script of the page runs.
 */
import { shared } from '../shared.js';

/** A press in the first half second was meant for what lay there before. */
const SETTLE_MS = 500;

/**
 * @typedef {{ host: HTMLElement, actionAt: (x: number, y: number) => string | null, focused: () => string | null, settledSince: () => number }} Shown
 */

/** @param {HTMLElement} host @param {number} x @param {number} y @returns {boolean} is the banner on top there? */
export function onTop(host, x, y) {
  const root = /** @type {Document} */ (host.getRootNode());
  return root.elementFromPoint?.(x, y) === host;
}

/**
 * @param {() => Shown | null} shown the banner that is on screen
 * @param {(action: string) => void} onAction
 * @returns {() => void} listens again: a page can throw all listeners out with `document.open()`
 */
export function guardEvents(shown, onAction) {
  /** @param {Event} event */
  const listen = (event) => {
    const banner = shown();
    if (banner === null || event.target !== banner.host) return;
    event.stopImmediatePropagation();
    if (event.type !== 'click' || !event.isTrusted) return;
    const mouse = /** @type {MouseEvent} */ (event);
    if (performance.now() - banner.settledSince() < SETTLE_MS) return;
    const byKey = mouse.detail === 0;
    if (!byKey && !onTop(banner.host, mouse.clientX, mouse.clientY)) return;
    const action = byKey ? banner.focused() : banner.actionAt(mouse.clientX, mouse.clientY);
    if (action !== null) onAction(action);
  };
  const here = shared();
  if (here === undefined) return () => undefined;
  here.guard.listen = listen;
  return here.guard.arm;
}
