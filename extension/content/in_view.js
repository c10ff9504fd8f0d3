/** What stands in the middle of the window, where a page that wants to be read puts its text. */
import { shadowOf } from './shadow.js';
import { shared } from './shared.js';

/** Of what lies at a place, the largest part that has no more text than this is taken, as far as that is found in so long. */
const MOST_TEXT = 8_000, CLIMB_MS = 2;
/** Places in the window, as shares of its width and height. */
const PLACES = [[0.5, 0.5], [0.5, 0.25], [0.5, 0.75], [0.25, 0.5], [0.75, 0.5]];

/**
 * Asks for the layout of the page: for when the browser is about to make it anyway, and reading in order would come too late.
 * @returns {Node[]} elements and shadow roots, each once, none inside another
 */
export function partsInView() {
  /** @type {Set<Node>} */
  const parts = new Set();
  /** Those with more text: the text of a long page is asked for once. @type {Set<Element>} */
  const long = new Set();
  const end = performance.now() + CLIMB_MS;
  const fits = (/** @type {Element} */ element) => {
    if (!long.has(element) && (element.textContent ?? '').length > MOST_TEXT) long.add(element);
    return !long.has(element);
  };
  for (const [right, down] of PLACES) {
    let part = document.elementFromPoint(innerWidth * right, innerHeight * down);
    const shadow = part && shadowOf(part);
    if (shadow && !shared()?.ours.has(shadow)) parts.add(shadow);
    while (part?.parentElement && performance.now() < end && fits(part.parentElement)) part = part.parentElement;
    if (part !== null) parts.add(part);
  }
  return [...parts].filter((part) => ![...parts].some((other) => other !== part && other.contains(part)));
}
