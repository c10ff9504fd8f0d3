/**
 * Long work as a generator that pauses after each small step: done at once where every moment counts, or a few milliseconds at a time.
 */
import { giveWay, SLICE_MS } from './clock.js';

/**
 * @template T
 * @param {Generator<void, T, void>} work
 * @returns {T} what it comes to, in this very turn
 */
export function atOnce(work) {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/**
 * Lets the page run in between. What the work looks at may change meanwhile.
 * @template T
 * @param {Generator<void, T, void>} work
 * @returns {Promise<{ result: T, spent: number }>} `spent`: milliseconds of the page's thread
 */
export async function inSlices(work) {
  let spent = 0, begun = performance.now();
  for (;;) {
    const step = work.next(), took = performance.now() - begun;
    if (step.done) return { result: step.value, spent: spent + took };
    if (took < SLICE_MS) continue;
    spent += took;
    await giveWay();
    begun = performance.now();
  }
}

/**
 * A time limit that counts work alone, not the pauses between its steps.
 * @param {number} milliseconds
 * @returns {{ over: () => boolean, time: <T>(step: () => T) => T }}
 */
export function createTimer(milliseconds) {
  let left = milliseconds;
  return {
    over: () => left <= 0,
    time(step) {
      const begun = performance.now();
      const result = step();
      left -= performance.now() - begun;
      return result;
    },
  };
}
