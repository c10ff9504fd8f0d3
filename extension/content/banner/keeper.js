/**
 * Keeps the banner on screen: brought back when it is removed, hidden, covered or made inert, with a limit, after which
 * the page counts as hostile and the worker is told.
 */
import { send } from '../report.js';
import { guardEvents } from './guard.js';
import { createHost } from './host.js';

/** @typedef {import('../../messages/to-content.js').ShowBanner} ShowBanner */

const CHECK_MS = 250;
/** How often a page may take the banner away by accident (some clear their whole body once or twice). */
const MOST_RETURNS = 5;
/** A box tells its size without the zoom of what it hangs in: smaller than this, nobody reads it. */
const LEAST_ZOOM = 0.5;

/** @returns {Element} where the banner must hang to be neither inert nor covered */
function anchor() {
  const modals = document.querySelectorAll('dialog:modal');
  return modals[modals.length - 1] ?? document.fullscreenElement ?? document.documentElement;
}

/** @param {HTMLElement} host @returns {boolean} */
function isSeen(host) {
  const box = host.getBoundingClientRect();
  if (!host.isConnected || !host.matches(':popover-open') || box.width < 100 || box.height < 60) return false;
  if (host.closest('[inert]') || (/** @type {any} */ (host).currentCSSZoom ?? 1) < LEAST_ZOOM) return false;
  const root = /** @type {Document} */ (host.getRootNode());
  return [[0.5, 0.5], [0.1, 0.9], [0.9, 0.1]].every(([right, down]) => {
    const [x, y] = [box.left + box.width * right, box.top + box.height * down];
    return x < 0 || y < 0 || x >= innerWidth || y >= innerHeight || root.elementFromPoint(x, y) === host;
  });
}

export function createBannerKeeper() {
  /** @type {(ReturnType<typeof createHost> & { message: ShowBanner, since: number, returns: number, place: string }) | null} */
  let current = null;
  let timer = 0;

  const take = () => {
    clearInterval(timer);
    observer.disconnect();
    current?.host.remove();
    current = null;
  };

  const put = () => {
    if (current === null) return;
    observer.disconnect();
    current.host.remove();
    const fresh = createHost(current.message);
    arm();
    current = { ...current, ...fresh, since: performance.now(), place: '' };
    anchor().append(fresh.host);
    try { fresh.host.showPopover(); } catch { /* removed by the page at once: the next check brings it back */ }
    observer.observe(fresh.host.parentNode ?? document.documentElement, { childList: true });
    observer.observe(fresh.host, { attributes: true });
  };

  const check = () => {
    if (current === null || document.hidden) return;
    const box = current.host.getBoundingClientRect();
    const place = `${Math.round(box.left)} ${Math.round(box.top)}`;
    if (place !== current.place) { current.place = place; current.since = performance.now(); }
    if (isSeen(current.host)) return;
    if (current.returns >= MOST_RETURNS) {
      send({ type: 'banner', event: 'removed', id: current.message.id });
      take();
      return;
    }
    current.returns += 1;
    put();
  };

  const observer = new MutationObserver((records) => {
    if (current === null) return;
    if (records.some((record) => record.type === 'attributes') || !current.host.isConnected) check();
  });

  const arm = guardEvents(
    () => (current === null ? null : { ...current, settledSince: () => current?.since ?? Infinity }),
    (action) => {
      if (current === null) return;
      send({ type: 'banner', event: /** @type {'help'|'dismissed'|'leave'} */ (action), id: current.message.id });
      if (action !== 'help') take();
    },
  );

  return {
    /** @param {ShowBanner} message */
    show(message) {
      if (current?.message.id === message.id) return;
      take();
      current = { ...createHost(message), message, since: performance.now(), returns: 0, place: '' };
      put();
      timer = window.setInterval(check, CHECK_MS);
    },
    /** @param {string} id */
    hide(id) { if (current?.message.id === id) take(); },
  };
}
