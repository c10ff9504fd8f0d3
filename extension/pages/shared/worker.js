/** Asking the worker. A worker that is asleep, gone or broken must never leave a page empty. */
import { browser } from '../../platform/browser.js';

/** How long a page waits for the worker before it goes on with what the extension carries, in milliseconds. */
export const PATIENCE = 500;

/**
 * @param {Record<string, unknown>} message one of `messages/from-pages.js`
 * @param {number} [patience] milliseconds
 * @returns {Promise<unknown>} the answer, or null when none came in time
 */
export async function ask(message, patience = PATIENCE) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const late = new Promise((resolve) => { timer = setTimeout(() => resolve(null), patience); });
  // A rejected promise means that no worker listens: the same as no answer.
  const answer = browser.runtime.sendMessage(message).catch(() => null);
  const first = await Promise.race([answer, late]);
  clearTimeout(timer);
  return first ?? null;
}
