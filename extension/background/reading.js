/**
 * Asks a page for its text while it loads. The reader answers a request that waits in the page for a fraction of what sending a
 * message costs there: a frame that uses `chrome.runtime` for the first time has to build it. Where no request waits (frames in
 * pages, a worker that was asleep, a browser that does not name documents) the reader sends its text by itself.
 */
import { readToWorker } from '../messages/to-worker.js';
import { browser } from '../platform/browser.js';
import { hearText } from './candidates.js';

/** A page hands over its text in so many parts at most while it loads; so many requests wait in it at a time. */
const MOST_PARTS = 40, AT_A_TIME = 2;

/** Runs in the page, in our own world. */
function nextText() {
  return /** @type {any} */ (globalThis)[Symbol.for('not-the-police.content')]?.next() ?? null;
}

/** @param {{ tabId: number, frameId: number, documentId: string, url: string }} page */
async function read({ tabId, frameId, documentId, url }) {
  for (let part = 0; part < MOST_PARTS / AT_A_TIME; part += 1) {
    const [answer] = await browser.scripting.executeScript({ target: { tabId, documentIds: [documentId] }, func: nextText, injectImmediately: true });
    const message = readToWorker(answer?.result);
    if (message?.type !== 'candidate') return;
    const tab = await browser.tabs.get(tabId);
    hearText(message, { id: browser.runtime.id, tab, frameId, documentId, url });
  }
}

export function readPages() {
  browser.webNavigation.onCommitted.addListener(({ tabId, frameId, documentId, url }) => {
    if (frameId !== 0 || !documentId || !/^(https?|file):/.test(url)) return;
    for (let i = 0; i < AT_A_TIME; i += 1) {
      read({ tabId, frameId, documentId, url }).catch(() => undefined); // the page went, or nobody may read it: what it has to say it sends
    }
  });
}
