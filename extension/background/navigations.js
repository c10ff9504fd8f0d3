/**
 * Follows documents and windows: what a tab shows now, which windows a page opened, and pages that were left.
 */
import { browser } from '../platform/browser.js';
import { forgetTab, knownTab, newDocument, tabOf } from './state.js';

const MOST_OPENED = 100;

export function followNavigations() {
  browser.webNavigation.onCommitted.addListener(({ tabId, frameId, url }) => newDocument(tabId, frameId, url.startsWith(browser.runtime.getURL(''))));
  browser.webNavigation.onCreatedNavigationTarget.addListener(({ tabId, sourceTabId }) => {
    const source = tabOf(sourceTabId);
    if (source.opened.size < MOST_OPENED) source.opened.add(tabId);
    tabOf(tabId).opener = sourceTabId;
    // Opened while, or after, we left: a window on its way when its page went.
    if (source.action === 'left') void browser.tabs.remove(tabId).catch(() => undefined);
  });
  browser.tabs.onRemoved.addListener((tabId) => {
    const opener = knownTab(tabId)?.opener;
    if (opener !== null && opener !== undefined) knownTab(opener)?.opened.delete(tabId);
    forgetTab(tabId);
  });
}
