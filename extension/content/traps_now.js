/**
 * Traps that leave no event: looked for when the page is measured.
 */

/** @returns {Record<string, number>} */
export function trapsNow() {
  /** @type {Record<string, number>} */
  const found = {};
  const middle = document.elementFromPoint(innerWidth / 2, innerHeight / 2) ?? document.documentElement;
  if (middle && getComputedStyle(middle).cursor === 'none') found.fake_cursor = 1;
  if (history.length >= 40) found.history_flood = 1;
  return found;
}
