/**
 * How much of the window frames can cover, as the page itself shows it. What a frame says of its own size is believed only
 * as far as this: its process may be in the hands of whoever wrote it, the page around it is another's.
 */
import { browser } from '../platform/browser.js';

/**
 * @typedef {{ largest: number, sum: number, held: number }} Room shares of the window: of the largest frame, and of all together;
 *   `held`: of the largest that the page itself has set to the address in question
 */

/** A page whose thread is held does not answer: then the frame is believed, or a held page would shield it. */
const PATIENCE_MS = 900;
/** Below this share of the window nobody sees what a frame shows. */
export const SEEN = 0.01;

/** Runs in the page's top document, in our own world. @param {string} address @returns {Room} */
function measureFrames(address) {
  const api = /** @type {any} */ (globalThis);
  /** @param {Element} element @returns {ShadowRoot | null} */
  const shadowOf = (element) => (element instanceof HTMLElement
    ? api.chrome?.dom?.openOrClosedShadowRoot?.(element) ?? /** @type {any} */ (element).openOrClosedShadowRoot ?? element.shadowRoot : null);
  const found = new Set();
  const hosts = new Set();
  /** @param {Document | ShadowRoot} root */
  const gather = (root) => { for (const one of root.querySelectorAll('iframe, frame, object, embed, portal')) found.add(one); };
  gather(document);
  // Frames may hang in closed shadow roots: whatever lies on top, on a grid, is opened.
  for (let across = 0.5; across < 10; across += 1) {
    for (let down = 0.5; down < 10; down += 1) {
      for (const top of document.elementsFromPoint(innerWidth * across / 10, innerHeight * down / 10)) {
        if (hosts.has(top)) continue;
        hosts.add(top);
        const shadow = shadowOf(top);
        if (shadow) gather(shadow);
      }
    }
  }
  const shares = [...found].slice(0, 200).map((one) => {
    const box = one.getBoundingClientRect();
    const wide = Math.min(box.right, innerWidth) - Math.max(box.left, 0);
    const high = Math.min(box.bottom, innerHeight) - Math.max(box.top, 0);
    return wide > 0 && high > 0 && one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ? wide * high / (innerWidth * innerHeight) : 0;
  });
  const set = [...found].slice(0, 200).map((one, index) => (/** @type {HTMLIFrameElement} */ (one).src === address ? shares[index] : 0));
  return { largest: Math.max(0, ...shares), sum: shares.reduce((all, one) => all + one, 0), held: Math.max(0, ...set) };
}

/** @param {number} tabId @param {string} address of the frame in question @returns {Promise<Room>} */
export async function roomForFrames(tabId, address) {
  const asked = browser.scripting.executeScript({ target: { tabId, frameIds: [0] }, func: measureFrames, args: [address], injectImmediately: true })
    .then(([answer]) => /** @type {Room | null} */ (answer?.result ?? null), () => null);
  const told = await Promise.race([asked, new Promise((resolve) => { setTimeout(() => resolve(null), PATIENCE_MS); })]);
  return told ?? { largest: 1, sum: 1, held: 0 };
}
