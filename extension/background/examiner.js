/**
 * Sends the examiner, the script that measures, into a frame that is worth a look. Most frames never see it.
 */
import { browser } from '../platform/browser.js';
import { createRate } from './limits.js';

/** The reader first, for documents that are older than the extension; where it is, its second coming does nothing. */
const FILES = ['/content/main.js', '/content/examine.js'];
const maySend = createRate({ atOnce: 12, perSecond: 0.5, most: 2000 });

/**
 * Asks the frame to measure itself from now on; a frame that has the examiner is told again.
 * @param {number} tabId @param {number} frameId
 * @returns {Promise<boolean>} did it arrive? A page whose thread is held never answers.
 */
export async function examine(tabId, frameId) {
  if (!maySend(`${tabId} ${frameId}`)) return false;
  return put({ tabId, frameIds: [frameId] });
}

/** @param {chrome.scripting.InjectionTarget} target @returns {Promise<boolean>} */
export function put(target) {
  return browser.scripting.executeScript({ target, files: FILES, injectImmediately: true }).then(() => true, () => false);
}
