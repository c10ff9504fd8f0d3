/**
 * Leaving a hostile page: sound off, then our warning page in its place, then the windows it opened, then a look
 * whether it worked. Nothing here needs the page's thread.
 */
import { browser } from '../platform/browser.js';
import { createRate } from './limits.js';
import { siteOf } from './sender.js';
import { forgetTab, knownTab, markClosing } from './state.js';
import { keepWarning } from './warnings.js';

/** @typedef {import('./state.js').Tab} Tab */
/** @typedef {import('./state.js').Verdict} Verdict */

const CHECK_MS = 450;
/** A page that neither answers nor goes is not tried again: the warning gets a tab of its own. */
const MOST_TRIES = 2;
const ANNOUNCE_MS = 60;
/** Windows that pages opened themselves get no warning of their own beyond this many: they are closed. */
const mayWarnPopup = createRate({ atOnce: 1, perSecond: 0.1, most: 500 });

/** @param {number} milliseconds @returns {Promise<void>} */
function pass(milliseconds) {
  return new Promise((resolve) => { setTimeout(resolve, milliseconds); });
}

/** @param {string} id @returns {string} */
function warningAddress(id) {
  return browser.runtime.getURL(`pages/warning/warning.html?id=${id}`);
}

/**
 * Tells the page's frames that we leave, so that no "are you sure?" comes. A page that is stuck is not waited for.
 * @param {number} tabId
 * @returns {Promise<boolean>} did the page hear it?
 */
async function announce(tabId) {
  const told = browser.tabs.sendMessage(tabId, { type: 'leaving' }).then(() => true, () => true);
  return Promise.race([told, new Promise((resolve) => { setTimeout(() => resolve(false), ANNOUNCE_MS); })]);
}

/**
 * @param {number} tabId @param {string} url
 * @param {string | null} from what the tab must still show, to the site; null: whatever it shows
 * @returns {Promise<boolean>} did the page hear that we leave?
 */
async function navigate(tabId, url, from = null) {
  // The sound goes first: the rest takes a moment.
  void browser.tabs.update(tabId, { muted: true }).catch(() => undefined);
  const heard = await announce(tabId);
  /** @type {any} */
  const change = { url };
  // Firefox can put the page in the place of the one left, so that Back does not lead there.
  if ('getBrowserInfo' in browser.runtime) change.loadReplace = true;
  const shown = from === null ? null : await browser.tabs.get(tabId);
  if (shown !== null && siteOf(shown.url) !== siteOf(from ?? '')) return heard;
  await browser.tabs.update(tabId, change);
  return heard;
}

/** @param {number} tabId */
async function close(tabId) {
  // Navigating first: closing at once would let the page ask "are you sure?".
  // Not waited for beyond a moment: a window that is still being made may never answer, nor can it be closed at the first try.
  await Promise.race([navigate(tabId, 'about:blank').catch(() => undefined), pass(CHECK_MS)]);
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    await Promise.race([browser.tabs.remove(tabId).catch(() => undefined), pass(CHECK_MS)]);
    if (await browser.tabs.get(tabId).catch(() => null) === null) return;
    await pass(CHECK_MS);
  }
}

/**
 * @param {number} tabId @param {Tab} known @param {string} target @param {string} address what the tab showed when it was left
 * @param {number} attempt
 */
async function makeSure(tabId, known, target, address, attempt) {
  await pass(CHECK_MS);
  const tab = await browser.tabs.get(tabId).catch(() => null);
  // Once our page was there, what the tab shows next is the person's choice.
  // A page that sent the person on to another site in the meantime has no say about that one: it is judged by itself.
  const elsewhere = tab !== null && siteOf(tab.url) !== siteOf(address);
  if (tab === null || known.arrived || elsewhere || known.action !== 'left') {
    if (tab !== null) await browser.tabs.update(tabId, { muted: false }).catch(() => undefined);
    return;
  }
  if (attempt < MOST_TRIES) {
    await navigate(tabId, target, address).catch(() => undefined);
    await makeSure(tabId, known, target, address, attempt + 1);
    return;
  }
  // The tab cannot be navigated: the warning gets a tab of its own, and the page's tab goes.
  await browser.tabs.create({ url: target, windowId: tab.windowId, index: tab.index });
  await browser.tabs.remove(tabId).catch(() => undefined);
}

/** @param {Iterable<number>} opened @param {Set<number>} seen */
async function closeOpened(opened, seen = new Set()) {
  for (const tabId of opened) {
    if (seen.has(tabId)) continue;
    seen.add(tabId);
    markClosing(tabId);
    const own = knownTab(tabId)?.opened ?? [];
    forgetTab(tabId);
    const tab = await browser.tabs.get(tabId).catch(() => null);
    if (tab && !(tab.url ?? '').startsWith(browser.runtime.getURL(''))) await close(tabId);
    await closeOpened(own, seen);
  }
}

/**
 * @param {number} tabId @param {Tab} tab @param {Verdict} verdict
 * @param {{ url?: string, tab?: chrome.tabs.Tab }} from the document the verdict is about
 */
export async function leave(tabId, tab, verdict, from) {
  if (tab.action === 'left') return;
  tab.action = 'left';
  tab.banner = null;
  const address = (await browser.tabs.get(tabId).catch(() => null))?.url || from.tab?.url || from.url || '';
  tab.arrived = false;
  const opened = [...tab.opened];
  tab.opened.clear();
  if (tab.opener !== null && !mayWarnPopup(String(tab.opener))) {
    markClosing(tabId);
    await Promise.all([close(tabId), closeOpened(opened)]);
    return;
  }
  const id = keepWarning({
    verdict, address, time: Date.now(), tabId, gained: opened.length > 0 ? ['popups'] : [], private: from.tab?.incognito === true,
    opener: tab.opener === null ? null : (await browser.tabs.get(tab.opener).catch(() => null))?.url ?? null,
  });
  const target = warningAddress(id);
  const heard = await navigate(tabId, target, address).catch(() => false);
  await Promise.all([leaveFullScreen(from.tab?.windowId, tab), closeOpened(opened)]);
  await makeSure(tabId, tab, target, address, heard ? 1 : MOST_TRIES);
}

/** The page's full screen ends with the page; a window that stays so although a page asked for it is put right. @param {number | undefined} windowId @param {Tab} tab */
async function leaveFullScreen(windowId, tab) {
  const asked = [...tab.frames.values()].some((frame) => (frame.observation.traps.fullscreen ?? 0) > 0);
  if (!asked || windowId === undefined) return;
  const open = await browser.windows.get(windowId).catch(() => null);
  if (open?.state === 'fullscreen') await browser.windows.update(windowId, { state: 'normal' }).catch(() => undefined);
}
