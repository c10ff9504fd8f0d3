/** What stands in the middle of the window, where a page that wants to be read puts its text. */

/** Of what lies at a place, the largest part that has no more text than this is taken. */
const MOST_TEXT = 8_000;
/** Places in the window, as shares of its width and height. */
const PLACES = [[0.5, 0.5], [0.5, 0.25], [0.5, 0.75], [0.25, 0.5], [0.75, 0.5]];

/**
 * Asks for the layout of the page: for when the browser is about to make it anyway, and reading in order would come too late.
 * @returns {Element[]} each once, none inside another
 */
export function partsInView() {
  /** @type {Set<Element>} */
  const parts = new Set();
  for (const [right, down] of PLACES) {
    let part = document.elementFromPoint(innerWidth * right, innerHeight * down);
    while (part?.parentElement && (part.parentElement.textContent ?? '').length <= MOST_TEXT) part = part.parentElement;
    if (part !== null) parts.add(part);
  }
  return [...parts].filter((part) => ![...parts].some((other) => other !== part && other.contains(part)));
}
