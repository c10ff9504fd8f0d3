/**
 * Warnings that were given, by a random id, so that the warning and help pages can say what happened.
 * In memory, and in `storage.session` (memory too, but it outlives a worker that was put to sleep); never on disk.
 *
 * @typedef {{ verdict: import('./state.js').Verdict, address: string, time: number, tabId: number, opener: string | null, gained: string[], private: boolean }} Warning
 */
import { browser } from '../platform/browser.js';

const MOST = 50;

/** @type {Map<string, Warning>} */
const warnings = new Map();

/** @param {Warning} warning @returns {string} its id */
export function keepWarning(warning) {
  const id = crypto.randomUUID();
  warnings.set(id, warning);
  if (warnings.size > MOST) {
    const oldest = /** @type {string} */ (warnings.keys().next().value);
    warnings.delete(oldest);
    void browser.storage.session.remove(oldest);
  }
  if (!warning.private) void browser.storage.session.set({ [id]: warning });
  return id;
}

/** @param {string} id @param {string} what the page did or got, by its name among the texts of that; it may come to light after the warning is shown */
export function addGained(id, what) {
  const warning = warnings.get(id);
  if (warning === undefined || warning.gained.includes(what)) return;
  warning.gained.push(what);
  if (!warning.private) void browser.storage.session.set({ [id]: warning });
}

/** What belongs to private windows goes with the last of them. In Chromium their worker goes as well; in Firefox it serves all windows. */
export function forgetPrivate() {
  browser.tabs.onRemoved.addListener(async (closed) => {
    const kept = [...warnings].filter(([, warning]) => warning.private);
    if (kept.length === 0) return;
    const open = await browser.tabs.query({});
    if (open.some((tab) => tab.incognito && tab.id !== closed)) return;
    for (const [id] of kept) warnings.delete(id);
  });
}

/** @param {string} id @returns {Promise<Warning | null>} */
export async function findWarning(id) {
  const known = warnings.get(id);
  if (known) return known;
  if (!/^[0-9a-f-]{36}$/.test(id)) return null;
  return /** @type {Warning | undefined} */ ((await browser.storage.session.get(id))[id]) ?? null;
}
