/**
 * Windows that go with the page that opened them: each is navigated away and closed, again and again while it is still
 * being made, until it is gone or has had its tries.
 */
import { browser } from '../platform/browser.js';
import { forgetTab, knownTab } from './state.js';

/** A browser may leave a request about a window that is still being made without an answer for ever. */
const ANSWER_MS = 450;
const ANNOUNCE_MS = 60;
/** Some twelve seconds: a busy machine takes that long to make the last of sixty windows. */
const MOST_TRIES = 12;
const MOST_CLOSING = 1000;

/** Windows that are closed, or were; one of them may have another on its way. @type {Set<number>} */
const closing = new Set();
let closedAt = 0;

/** @param {number} milliseconds @returns {Promise<void>} */
export function pass(milliseconds) {
  return new Promise((resolve) => { setTimeout(resolve, milliseconds); });
}

/** @template T @param {Promise<T>} asked @param {number} [patience] milliseconds @returns {Promise<T | null>} null: a refusal, or no answer in time */
export function soon(asked, patience = ANSWER_MS) {
  return Promise.race([asked.catch(() => null), pass(patience).then(() => null)]);
}

/** Runs in the page, in our own world: what the reader keeps ready there (`content/unload.js`). */
function letGo() {
  /** @type {any} */ (globalThis)[Symbol.for('not-the-police.content')]?.letGo();
}

/**
 * Tells the page's frames that we leave, so that no "are you sure?" comes. A page that is stuck is not waited for.
 * @param {number} tabId
 * @returns {Promise<boolean>} did the page hear it?
 */
export async function announce(tabId) {
  const told = browser.scripting.executeScript({ target: { tabId, allFrames: true }, func: letGo, injectImmediately: true }).then(() => true, () => true);
  return Promise.race([told, pass(ANNOUNCE_MS).then(() => false)]);
}

/** @param {number} tabId @returns {boolean} is it a window that we close, or closed? */
export function isClosing(tabId) {
  return closing.has(tabId);
}

/** @returns {number} since when, in milliseconds, no window has been set to close */
export function sinceClosing() {
  return Date.now() - closedAt;
}

/** @param {number} tabId @returns {Promise<boolean>} is it gone, or now one of our own pages? */
async function isDone(tabId) {
  // A tab that is told of but cannot be had is still being made: only an answer counts.
  const found = await Promise.race([browser.tabs.get(tabId).then((tab) => tab, () => null), pass(ANSWER_MS).then(() => undefined)]);
  return found === null || (found?.url ?? '').startsWith(browser.runtime.getURL(''));
}

/** @param {number} tabId */
async function closeForSure(tabId) {
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    if (attempt > 0) await pass(Math.min(1500, attempt * 250));
    if (await isDone(tabId)) return;
    void browser.tabs.update(tabId, { muted: true }).catch(() => undefined);
    // Navigating first: closing at once would let the page ask "are you sure?".
    await announce(tabId);
    await soon(browser.tabs.update(tabId, { url: 'about:blank' }));
    await soon(browser.tabs.remove(tabId));
  }
}

/** @param {number} tabId a window that goes with the page that opened it, and whatever it opened or opens still */
export async function closeWindow(tabId) {
  if (closing.has(tabId)) return;
  if (closing.size >= MOST_CLOSING) closing.delete(/** @type {number} */ (closing.values().next().value));
  closing.add(tabId);
  closedAt = Date.now();
  const own = knownTab(tabId)?.opened ?? [];
  forgetTab(tabId);
  await Promise.all([closeForSure(tabId), ...[...own].map(closeWindow)]);
}
