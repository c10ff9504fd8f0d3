/**
 * Follows documents and windows: what a tab shows now, which windows a page opened, and pages that were left.
 */
import { browser } from '../platform/browser.js';
import { forgetParts } from './cut_up.js';
import { forgetTab, knownTab, newDocument, tabOf } from './state.js';
import { addGained } from './warnings.js';
import { closeWindow, isClosing, sinceClosing } from './windows.js';

const MOST_OPENED = 100;
/** A window that a page opened in its last moment may be told of after the page has gone. */
const LATE_MS = 700;

/** @param {number} tabId @param {number | undefined} sourceTabId @returns {boolean} does the window that this one opened go at once? */
function goesAtOnce(tabId, sourceTabId) {
  const source = knownTab(sourceTabId ?? -1);
  // Its opener goes, or has gone, with a page that was left. Firefox no longer names an opener that has gone.
  if (sourceTabId === undefined || sourceTabId < 0) return sinceClosing() < LATE_MS;
  if (isClosing(sourceTabId)) return true;
  // Opened while we left: a window on its way when its page went. What our own page opens later is the person's choice.
  if (source?.action !== 'left' || (source.arrived && Date.now() - source.arrivedAt >= LATE_MS)) return false;
  if (source.warning !== null) addGained(source.warning, 'popups');
  else source.opened.add(tabId);
  return true;
}

export function followNavigations() {
  browser.webNavigation.onCommitted.addListener(({ tabId, frameId, url }) => {
    if (frameId === 0) forgetParts(tabId);
    const back = newDocument(tabId, frameId, url, url.startsWith(browser.runtime.getURL('')));
    if (back !== null) void browser.tabs.update(tabId, { url: back, muted: false }).catch(() => undefined);
  });
  browser.webNavigation.onCreatedNavigationTarget.addListener(({ tabId, sourceTabId }) => {
    if (goesAtOnce(tabId, sourceTabId ?? undefined)) {
      void closeWindow(tabId);
      return;
    }
    if ((sourceTabId ?? -1) < 0) return;
    const source = tabOf(sourceTabId);
    if (source.opened.size < MOST_OPENED) source.opened.add(tabId);
    tabOf(tabId).opener = sourceTabId;
  });
  browser.tabs.onRemoved.addListener((tabId) => {
    const opener = knownTab(tabId)?.opener;
    if (opener !== null && opener !== undefined) knownTab(opener)?.opened.delete(tabId);
    forgetTab(tabId);
    forgetParts(tabId);
  });
}
