/**
 * What a page got that stays when it is left, as far as its own document can tell: the right to show notifications, and a
 * service worker. Asked while the page is being left, and never waited for: a page whose thread is held says nothing.
 * Of files it saved nothing here can know; the help page speaks of those.
 */
import { browser } from '../platform/browser.js';
import { addGained } from './warnings.js';

/** Runs in the page, in our own world, where the page cannot answer for the browser. @returns {string[]} each a name in the texts of what was gained */
function gainedAtOnce() {
  const found = [];
  if (typeof Notification === 'function' && Notification.permission === 'granted') found.push('notifications');
  if (navigator.serviceWorker?.controller) found.push('worker');
  return found;
}

/** Runs in the page. @returns {Promise<string[]>} */
async function gainedSlowly() {
  const all = await navigator.serviceWorker?.getRegistrations();
  return (all ?? []).length > 0 ? ['worker'] : [];
}

/** @param {number} tabId @param {string} id of the warning in which it is named */
export function nameGained(tabId, id) {
  /** @type {Array<() => string[] | Promise<string[]>>} */
  const questions = [gainedAtOnce, gainedSlowly];
  for (const func of questions) {
    browser.scripting.executeScript({ target: { tabId, frameIds: [0] }, func, injectImmediately: true })
      .then(([answer]) => { for (const what of answer?.result ?? []) addGained(id, what); })
      .catch(() => undefined); // the page went before it could say
  }
}
