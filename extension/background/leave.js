/**
 * Leaving a hostile page: sound off, then our warning page in its place, then the windows it opened, then a look
 * whether it worked. Nothing here needs the page's thread.
 */
import { browser } from '../platform/browser.js';
import { nameGained } from './gained.js';
import { createRate } from './limits.js';
import { siteOf, siteOfTop } from './sender.js';
import { keepWarning } from './warnings.js';
import { announce, closeWindow, pass, soon } from './windows.js';

/** @typedef {import('./state.js').Tab} Tab */
/** @typedef {import('./state.js').Verdict} Verdict */

const CHECK_MS = 450;
/** A page that floods the browser with changes of its address keeps it from answering what the tab shows: the navigation then goes ahead, and is taken back where another site had come first. */
const LOOK_MS = 200;
/** A page that neither answers nor goes is not tried again: the warning gets a tab of its own. */
const MOST_TRIES = 2;
/** Windows that pages opened themselves get no warning of their own beyond this many: they are closed. */
const mayWarnPopup = createRate({ atOnce: 1, perSecond: 0.1, most: 500 });

/** @param {string} id @returns {string} */
function warningAddress(id) {
  return browser.runtime.getURL(`pages/warning/warning.html?id=${id}`);
}

/**
 * @param {number} tabId @param {Tab} tab @param {string} url
 * @param {boolean} again some time has passed since it was known what the tab shows
 * @returns {Promise<boolean>} did the page hear that we leave?
 */
async function navigate(tabId, tab, url, again) {
  // The sound goes first: the rest takes a moment.
  void browser.tabs.update(tabId, { muted: true }).catch(() => undefined);
  const heard = await announce(tabId);
  /** @type {any} */
  const change = { url };
  // Firefox can put the page in the place of the one left, so that Back does not lead there.
  if ('getBrowserInfo' in browser.runtime) change.loadReplace = true;
  if (again && tab.leaving !== null && await isElsewhere(tabId, tab.leaving)) return heard;
  await soon(browser.tabs.update(tabId, change));
  return heard;
}

/** @param {number} tabId @param {string} site @returns {Promise<boolean>} does the tab show another site now? */
async function isElsewhere(tabId, site) {
  const shown = await soon(browser.tabs.get(tabId));
  return shown !== null && siteOf(shown.url) !== site;
}

/**
 * @param {number} tabId @param {Tab} tab @param {string} target @param {boolean} asked by the person
 * @param {number} attempt
 */
async function makeSure(tabId, tab, target, asked, attempt) {
  await pass(CHECK_MS);
  const shown = await soon(browser.tabs.get(tabId));
  // Once our page was there, what the tab shows next is the person's choice.
  // A page that sent the person on to another site in the meantime has no say about that one: it is judged by itself.
  const over = tab.arrived || (!asked && (tab.action !== 'left' || (shown !== null && siteOf(shown.url) !== tab.leaving)));
  if (over) {
    tab.leaving = null;
    await soon(browser.tabs.update(tabId, { muted: false }));
    return;
  }
  if (attempt < MOST_TRIES && !(tab.prints || sprang(tab, 'print_loop'))) {
    await navigate(tabId, tab, target, true);
    await makeSure(tabId, tab, target, asked, attempt + 1);
    return;
  }
  // The tab cannot be navigated (or not soon: Firefox first prepares what the page prints): the warning gets a tab of its own, and the page's tab goes.
  await soon(browser.tabs.create({ url: target, ...(shown && { windowId: shown.windowId, index: shown.index }) }));
  await closeWindow(tabId);
}

/**
 * @param {number} tabId @param {Tab} tab @param {Verdict} verdict
 * @param {{ url?: string, frameId?: number, tab?: chrome.tabs.Tab }} from the document the verdict is about
 * @param {boolean} [asked] by the person: then it is the tab that is left, whatever it shows by now
 */
export async function leave(tabId, tab, verdict, from, asked = false) {
  if (tab.action === 'left') return;
  tab.action = 'left';
  tab.banner = null;
  tab.warning = null;
  const site = siteOfTop(from);
  // Asked together: what the tab shows must not change between the answer and the navigation.
  const [shown, openedBy] = await Promise.all([soon(browser.tabs.get(tabId), LOOK_MS), tab.opener === null ? null : soon(browser.tabs.get(tab.opener), LOOK_MS)]);
  if (!asked && shown !== null && siteOf(shown.url) !== site) {
    tab.action = 'none';
    return;
  }
  const opener = openedBy?.url ?? null;
  tab.arrived = false;
  tab.prints = false;
  const opened = [...tab.opened];
  tab.opened.clear();
  if (tab.opener !== null && !mayWarnPopup(String(tab.opener))) {
    await Promise.all([closeWindow(tabId), ...opened.map(closeWindow)]);
    return;
  }
  const id = keepWarning({
    verdict, address: shown?.url || from.tab?.url || from.url || '', time: Date.now(), tabId, opener, gained: opened.length > 0 ? ['popups'] : [],
    private: from.tab?.incognito === true,
  });
  tab.warning = id;
  tab.leaving = asked ? null : site;
  nameGained(tabId, id);
  const target = warningAddress(id);
  const heard = await navigate(tabId, tab, target, false);
  void Promise.all([leaveFullScreen(from.tab?.windowId, tab), ...opened.map(closeWindow)]);
  await makeSure(tabId, tab, target, asked, heard ? 1 : MOST_TRIES);
}

/** @param {Tab} tab @param {string} trap @returns {boolean} did a frame of it do that? */
function sprang(tab, trap) {
  return [...tab.frames.values()].some((frame) => (frame.observation.traps[trap] ?? 0) > 0);
}

/** The page's full screen ends with the page; a window that stays so although a page asked for it is put right. @param {number | undefined} windowId @param {Tab} tab */
async function leaveFullScreen(windowId, tab) {
  if (!sprang(tab, 'fullscreen') || windowId === undefined || !browser.windows) return; // no windows on a phone
  const open = await soon(browser.windows.get(windowId));
  if (open?.state === 'fullscreen') await soon(browser.windows.update(windowId, { state: 'normal' }));
}
