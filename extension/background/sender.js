/**
 * Who sent a message, as the browser says it, never as the message says it.
 */
import { browser } from '../platform/browser.js';

/** @param {chrome.runtime.MessageSender} sender @returns {string} what names the document */
export function documentOf(sender) {
  return sender.documentId ?? `${sender.frameId ?? 0} ${sender.url ?? ''}`;
}

/** @param {{ url?: string, origin?: string }} sender @returns {string} host of the frame's real address, '' for documents that have none */
export function hostOf(sender) {
  for (const address of [sender.origin, sender.url]) {
    const url = address && address !== 'null' ? URL.parse(address) : null;
    if (url?.host) return url.hostname;
  }
  return '';
}

/** @param {chrome.runtime.MessageSender} sender @returns {boolean} */
export function isOwnPage(sender) {
  return sender.id === browser.runtime.id && (sender.url ?? '').startsWith(browser.runtime.getURL(''));
}

/**
 * A verdict belongs to the document it was made for: is it still the one in the tab?
 * @param {chrome.runtime.MessageSender} sender
 * @returns {Promise<boolean>}
 */
export async function isStillThere(sender) {
  const tabId = sender.tab?.id ?? -1;
  const details = sender.documentId ? { documentId: sender.documentId } : { tabId, frameId: sender.frameId ?? 0 };
  const frame = await browser.webNavigation.getFrame(/** @type {any} */ (details)).catch(() => null);
  if (!frame) return false;
  if (sender.documentId) return /** @type {any} */ (frame).documentLifecycle !== 'cached';
  // A page may change its address without loading another document: the origin is what must not have changed.
  return hostOf({ url: frame.url }) === hostOf({ url: sender.url });
}
