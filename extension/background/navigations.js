/**
 * Follows documents and windows: what a tab shows now, which windows a page opened, and pages that were left.
 */
import { browser } from '../platform/browser.js';
import { forgetTab, isClosing, knownTab, markClosing, newDocument, tabOf } from './state.js';

const MOST_OPENED = 100;
/** A window that a page opened in its last moment may be told of after the page has gone. */
const LATE_MS = 700;
/** A window that is still being made cannot always be closed: it is closed again then. */
const AGAIN_MS = 800;

/** @param {number} tabId */
function closeAtOnce(tabId) {
  markClosing(tabId);
  const close = () => browser.tabs.remove(tabId).catch(() => undefined);
  void close();
  setTimeout(() => void close(), AGAIN_MS);
}

export function followNavigations() {
  browser.webNavigation.onCommitted.addListener(({ tabId, frameId, url }) => newDocument(tabId, frameId, url.startsWith(browser.runtime.getURL(''))));
  browser.webNavigation.onCreatedNavigationTarget.addListener(({ tabId, sourceTabId }) => {
    if (isClosing(sourceTabId)) {
      // Its opener goes, or has gone, with the page we left.
      closeAtOnce(tabId);
      return;
    }
    const source = tabOf(sourceTabId);
    if (source.opened.size < MOST_OPENED) source.opened.add(tabId);
    tabOf(tabId).opener = sourceTabId;
    // Opened while we left: a window on its way when its page went. What our own page opens later is the person's choice.
    if (source.action === 'left' && (!source.arrived || Date.now() - source.arrivedAt < LATE_MS)) closeAtOnce(tabId);
  });
  browser.tabs.onRemoved.addListener((tabId) => {
    const opener = knownTab(tabId)?.opener;
    if (opener !== null && opener !== undefined) knownTab(opener)?.opened.delete(tabId);
    forgetTab(tabId);
  });
}
