/**
 * Keeps our share of a page's main thread small, whatever the page does.
 */

/** Longest piece of work between two breaks, in milliseconds. */
export const SLICE_MS = 4;

/** A page that keeps its thread busy would let what is done in the background wait for ever. */
const PATIENCE_MS = 60;

/**
 * Lets the page run, then goes on.
 * @returns {Promise<unknown>}
 */
export function giveWay() {
  const scheduler = /** @type {any} */ (globalThis).scheduler;
  const late = new Promise((resolve) => { setTimeout(resolve, typeof scheduler?.postTask === 'function' ? PATIENCE_MS : 1); });
  return typeof scheduler?.postTask === 'function' ? Promise.race([late, scheduler.postTask(() => {}, { priority: 'background' })]) : late;
}

/**
 * An allowance of time: some at once, then a fixed share of the time that passes.
 * @param {{ atOnce: number, share: number }} options milliseconds; share of wall time, 0…1
 */
export function createAllowance({ atOnce, share }) {
  let left = atOnce;
  let counted = performance.now();
  const refill = () => {
    const now = performance.now();
    left = Math.min(atOnce, left + (now - counted) * share);
    counted = now;
  };
  return {
    /** @returns {boolean} */
    has() { refill(); return left > 0; },
    /** @param {number} milliseconds */
    spend(milliseconds) { left -= milliseconds; },
    /** @returns {number} milliseconds until there is some again */
    wait() { refill(); return left > 0 ? 0 : Math.ceil(-left / share) + 1; },
  };
}
