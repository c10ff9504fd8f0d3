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

/** Longest pause between two looks. */
const SELDOM_MS = 16_000;

/**
 * Looks again and again while the page is idle, each time after twice as long.
 * @param {number} pause before the first look, in milliseconds; also how long a page that is never idle can put off each
 * @param {() => boolean} look false: no more
 */
export function keepLooking(pause, look) {
  const after = (/** @type {number} */ wait) => {
    setTimeout(() => requestIdleCallback(() => { if (look()) after(Math.min(wait * 2, SELDOM_MS)); }, { timeout: pause }), wait);
  };
  after(pause);
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
