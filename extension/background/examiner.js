/**
 * Sends the examiner, the script that measures, into a frame that is worth a look. Most frames never see it.
 */
import { browser } from '../platform/browser.js';
import { createRate } from './limits.js';
import { documentOf } from './sender.js';

/**
 * The reader first, for documents that are older than the extension; where it is, its second coming does nothing.
 * From the root: Firefox takes these relative to the script that asks.
 */
const FILES = ['/content/main.js', '/content/examine.js'];
/** Of each document: a page that loads itself again begins anew. */
const maySend = createRate({ atOnce: 12, perSecond: 0.5, most: 2000 });

/**
 * Asks the frame to measure itself from now on; a frame that has the examiner is told again.
 * @param {chrome.runtime.MessageSender} sender the frame
 */
export async function examine(sender) {
  const tabId = sender.tab?.id ?? -1, frameId = sender.frameId ?? 0;
  if (maySend(`${tabId} ${documentOf(sender)}`)) await put({ tabId, frameIds: [frameId] });
}

/** @param {chrome.scripting.InjectionTarget} target @returns {Promise<boolean>} did it arrive? A page whose thread is held never answers. */
export function put(target) {
  return browser.scripting.executeScript({ target, files: FILES, injectImmediately: true }).then(() => true, () => false);
}
