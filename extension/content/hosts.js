/**
 * The second look, when the page is idle: text that a walk over the text nodes does not meet. Styles are not asked for:
 * where only they could tell, the worker is asked to send the examiner.
 */
import { giveWay, SLICE_MS } from './clock.js';
import { shadowOf } from './shadow.js';
import { shared } from './shared.js';

const MOST_ELEMENTS = 20_000, MOST_CUSTOM = 2_000;
/** An overlay is mostly one of the last things in the body. */
const LAST = 12;

/** @returns {Iterable<Element>} whatever lies in the middle of the window, custom elements, and the last elements of the body and of the document */
function* likelyHosts() {
  // The one question about layout that is asked of every page: it is laid out when it is idle, and this finds what covers it.
  yield* document.elementsFromPoint(innerWidth / 2, innerHeight / 2);
  const custom = document.evaluate("//*[contains(local-name(),'-')]", document, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE);
  for (let i = 0; i < Math.min(custom.snapshotLength, MOST_CUSTOM); i += 1) yield /** @type {Element} */ (custom.snapshotItem(i));
  for (const parent of [document.body, document.documentElement]) {
    let child = parent?.lastElementChild ?? null;
    for (let i = 0; i < LAST && child !== null; i += 1, child = child.previousElementSibling) yield child;
  }
}

/**
 * Finds the shadow roots under a root that were not known.
 * @param {Document | ShadowRoot} root @param {Set<Node>} known those found are added
 * @param {Iterable<Element>} elements
 * @returns {Promise<boolean>} was any found?
 */
export async function findShadows(root, known, elements) {
  let started = performance.now(), steps = 0, found = false;
  for (const element of elements) {
    if ((steps += 1) > MOST_ELEMENTS) break;
    if (steps % 64 === 0 && performance.now() - started > SLICE_MS) {
      await giveWay();
      started = performance.now();
    }
    const shadow = shadowOf(element);
    if (shadow === null || known.has(shadow) || shared()?.ours.has(shadow)) continue;
    known.add(shadow);
    found = true;
    await findShadows(shadow, known, shadow.querySelectorAll('*'));
  }
  return found;
}

/** @param {Set<Node>} known @param {boolean} everywhere ask every element: for a page that shows little text @returns {Promise<boolean>} was any found? */
export function findHosts(known, everywhere) {
  return findShadows(document, known, everywhere ? document.getElementsByTagName('*') : likelyHosts());
}

/** @returns {string} what attributes of pictures and fields say */
export function textOfAttributes() {
  const parts = [];
  for (const element of [...document.querySelectorAll('[alt], [aria-label], [placeholder]')].slice(0, 400)) {
    for (const name of ['alt', 'aria-label', 'placeholder']) {
      const value = element.getAttribute(name);
      if (value) parts.push(value);
    }
  }
  return parts.join('\n').slice(0, 20_000);
}
