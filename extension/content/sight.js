/**
 * What lies on top of what: a block counts with the part of it that is really seen in the window.
 */
import { isPaper } from './ink.js';
import { area, meet } from './looks.js';

/** @typedef {import('./looks.js').Box} Box */

/** Most points asked for in one measure; later blocks count as uncovered. */
const MOST_POINTS = 600;

/** @param {Element} element @param {Element} holder @returns {boolean} */
function within(element, holder) {
  return holder === element || holder.contains(element) || element.contains(holder);
}

/** @returns {Box} */
export function windowBox() {
  return { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
}

/** Answers for one measure. */
export function createSight() {
  let points = MOST_POINTS;
  const view = windowBox();
  return {
    /**
     * @param {Element} holder the block's container @param {Box} box its box, already cut off
     * @returns {{ share: number, below: Element[] }} share of the window seen, 0…1; elements under the block's middle
     */
    of(holder, box) {
      const seen = meet(box, view);
      const size = area(seen) / Math.max(1, area(view));
      if (size === 0 || points <= 0) return { share: size, below: [] };
      const root = /** @type {Document | ShadowRoot} */ (holder.getRootNode());
      let free = 0;
      /** @type {Element[]} */
      let below = [];
      const spots = [[0.5, 0.5], [0.1, 0.2], [0.9, 0.8], [0.1, 0.8], [0.9, 0.2]];
      for (const [right, down] of spots) {
        points -= 1;
        const stack = root.elementsFromPoint(seen.left + (seen.right - seen.left) * right, seen.top + (seen.bottom - seen.top) * down);
        const at = stack.findIndex((one) => within(one, holder));
        // Not in the stack at all: the block lets the pointer through, so nothing can be told; it counts as seen.
        const cover = stack.slice(0, at === -1 ? 0 : at).some((one) => {
          const style = getComputedStyle(one);
          return Number(style.opacity) > 0.6 && (isPaper(style) || /^(IMG|VIDEO|CANVAS|IFRAME)$/.test(one.tagName));
        });
        if (!cover) free += 1;
        if (below.length === 0) below = stack.slice(Math.max(0, at));
      }
      return { share: size * free / spots.length, below };
    },
  };
}
