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
 * A verdict belongs to the site whose document it was made for: does the tab still show that site? A page that loads
 * itself again and again is the same site; one that sends the person on to another has no say about that one.
 * @param {chrome.runtime.MessageSender} sender
 * @returns {Promise<boolean>}
 */
export async function isStillThere(sender) {
  const shown = await browser.tabs.get(sender.tab?.id ?? -1).catch(() => null);
  return shown !== null && siteOf(shown.url) === siteOfTop(sender);
}

/** @param {{ url?: string, frameId?: number, tab?: chrome.tabs.Tab }} sender @returns {string} the site of the page that the sender's frame is in */
export function siteOfTop(sender) {
  return siteOf(sender.frameId === 0 || sender.tab === undefined ? sender.url : sender.tab.url);
}

/**
 * @param {string | undefined} address
 * @returns {string} the site of an address: origin, or the address itself where there is none; '' for a page made by a script (blob),
 *   since a browser does not tell the address of a tab that shows one
 */
export function siteOf(address) {
  if (address === undefined || address.startsWith('blob:')) return '';
  const origin = URL.parse(address)?.origin;
  return origin && origin !== 'null' ? origin : address.split('#')[0];
}
