/**
 * What our own pages ask about a tab: its state, a fresh look at it, or to leave it now.
 */
import { browser } from '../platform/browser.js';
import { put } from './examiner.js';
import { leave } from './leave.js';
import { knownTab, tabOf } from './state.js';

/** @typedef {import('./state.js').Verdict} Verdict */

const PATIENCE_MS = 1500;

/** @returns {Verdict} */
function nothing() {
  return { family: 'none', level: 'none', score: 0, lang: null, place: 'page', reasons: [] };
}

/** @param {number} tabId @returns {{ verdict: Verdict, action: string, at: number } | null} */
export function tabState(tabId) {
  const tab = knownTab(tabId);
  return tab === null || tab.at === 0 ? null : { verdict: tab.verdict ?? nothing(), action: tab.action, at: tab.at };
}

/** @param {number} tabId @returns {Promise<Verdict | null>} null when the browser lets nobody read that page, or it does not answer */
export async function checkPage(tabId) {
  const asked = Date.now();
  // A page whose thread is held does not answer: what is known of it has to do.
  const arrived = await Promise.race([put({ tabId, allFrames: true }), new Promise((resolve) => { setTimeout(() => resolve(true), PATIENCE_MS); })]);
  if (!arrived) return null;
  void browser.tabs.sendMessage(tabId, { type: 'observe_now' }).catch(() => undefined);
  for (let waited = 0; waited < PATIENCE_MS; waited += 100) {
    await new Promise((resolve) => { setTimeout(resolve, 100); });
    const tab = knownTab(tabId);
    if (tab !== null && tab.at >= asked) return tab.verdict ?? nothing();
  }
  return knownTab(tabId)?.verdict ?? nothing();
}

/**
 * The person asks to be taken out of a page; works when the page's thread is stuck.
 * @param {number} tabId @returns {Promise<{ ok: boolean }>}
 */
export async function leaveNow(tabId) {
  const open = await browser.tabs.get(tabId).catch(() => null);
  if (open === null) return { ok: false };
  const tab = tabOf(tabId);
  tab.action = 'none';
  await leave(tabId, tab, tab.verdict ?? nothing(), { url: open.url, tab: open }, true);
  return { ok: true };
}
