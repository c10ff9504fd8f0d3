/**
 * A scam may be cut up over several frames, none of which says enough to be measured: the short texts of a tab's frames are also read
 * together.
 */

/** Longer texts speak for themselves. */
const SHORT = 3_000;
const MOST_TABS = 100, MOST_FRAMES = 24;

/** @typedef {{ text: string, sender: chrome.runtime.MessageSender }} Part */

/** By tab, and there by frame. @type {Map<number, Map<number, Part>>} */
const tabs = new Map();

/**
 * @param {string} text @param {chrome.runtime.MessageSender} sender
 * @returns {Part[]} the short texts of the tab's frames, this one's with them; none where there is but one
 */
export function partsWith(text, sender) {
  const tabId = sender.tab?.id ?? -1, frameId = sender.frameId ?? 0;
  if (text.length > SHORT) return [];
  const parts = tabs.get(tabId) ?? new Map();
  tabs.delete(tabId);
  tabs.set(tabId, parts);
  if (tabs.size > MOST_TABS) tabs.delete(/** @type {number} */ (tabs.keys().next().value));
  if (parts.size < MOST_FRAMES || parts.has(frameId)) parts.set(frameId, { text, sender });
  return parts.size < 2 ? [] : [...parts.values()];
}

/** @param {number} tabId */
export function forgetParts(tabId) {
  tabs.delete(tabId);
}
