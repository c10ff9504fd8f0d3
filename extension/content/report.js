/**
 * Sends observations to the worker: only when something changed, and never too many.
 */
import { browser } from '../platform/browser.js';

/** @typedef {import('../messages/to-worker.js').ToWorker} ToWorker */

/** @param {ToWorker} message */
export function send(message) {
  try {
    // A worker that is being replaced by an update does not answer; the next observation will.
    Promise.resolve(browser.runtime.sendMessage(message)).catch(() => undefined);
  } catch {
    // The extension was updated or removed under this page: nobody is there to be told.
  }
}

/** What stays the same is said again after a while: the worker may have slept, and the page around a frame may have changed. */
const AGAIN_MS = 4000;
/** At most this many observations at once, then one every second and a half. */
const AT_ONCE = 6;
const REFILL_MS = 1500;

/** @returns {(observation: import('../messages/to-worker.js').Observation, frameShare: number) => boolean} false: held back, try again later */
export function createReporter() {
  let last = '', said = 0;
  let tokens = AT_ONCE;
  let counted = performance.now();
  return (observation, frameShare) => {
    const now = performance.now();
    tokens = Math.min(AT_ONCE, tokens + (now - counted) / REFILL_MS);
    counted = now;
    const shape = JSON.stringify([observation, Math.round(frameShare * 10)]);
    if (shape === last && now - said < AGAIN_MS) return true;
    if (tokens < 1) return false;
    tokens -= 1;
    last = shape;
    said = now;
    send({ type: 'observation', observation, frameShare });
    return true;
  };
}
