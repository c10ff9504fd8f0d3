/**
 * Feels the pulse of a page, or of a frame, whose text was flagged: while its thread is held, it neither measures itself nor shows a banner, and the
 * person may be unable to leave. Such a page is judged by its text alone.
 */
import { browser } from '../platform/browser.js';
import { judgeObservation } from './judge_tab.js';
import { documentOf, isStillThere } from './sender.js';
import { pass } from './windows.js';

/** @typedef {import('../messages/to-worker.js').CandidateMessage} CandidateMessage */

/** A page may block its thread after it has measured itself: it is asked a few times, after so long, and has so long to answer. */
const LOOKS = [{ after: 0, patience: 800 }, { after: 200, patience: 1000 }, { after: 1200, patience: 1500 }, { after: 3000, patience: 2000 }];

/** Documents that are watched, each with the text that was flagged last. @type {Map<string, { message: CandidateMessage, looks: number }>} */
const watched = new Map();

/** @param {CandidateMessage} message @param {chrome.runtime.MessageSender} sender */
export async function watchPulse(message, sender) {
  const key = `${sender.tab?.id} ${documentOf(sender)}`;
  const known = watched.get(key);
  if (known) { known.message = message; known.looks = 0; return; }
  const page = { message, looks: 0 };
  watched.set(key, page);
  while (page.looks < LOOKS.length) {
    const { after, patience } = LOOKS[page.looks];
    page.looks += 1;
    await pass(after);
    if (await answers(sender, patience)) continue;
    watched.delete(key);
    if (await isStillThere(sender)) await judgeObservation(heldPage(page.message), sender, true);
    return;
  }
  watched.delete(key);
}

/** @param {chrome.runtime.MessageSender} sender @param {number} patience @returns {Promise<boolean>} true also when the page has gone */
function answers({ tab, frameId, documentId }, patience) {
  const tabId = /** @type {number} */ (tab?.id);
  const target = documentId ? { tabId, documentIds: [documentId] } : { tabId, frameIds: [frameId ?? 0] };
  const asked = browser.scripting.executeScript({ target, func: () => undefined, injectImmediately: true }).then(() => true, () => true);
  return Promise.race([asked, pass(patience).then(() => false)]);
}

/**
 * What is known of a page whose thread does not come back: its text, and that it is held.
 * @param {CandidateMessage} message @returns {import('../messages/to-worker.js').ObservationMessage}
 */
function heldPage({ text, lang }) {
  return {
    type: 'observation', frameShare: 1,
    observation: {
      title: '', lang, host: '', top: true, kind: null, blocks: [{ text, share: 1, place: 'page', origin: 'text' }],
      fields: { card: 0, voucher: 0, wallet: 0, phone: 0, password: 0, other: 0 }, traps: { held: 1 }, cover: { image: 0, frame: 0 },
    },
  };
}
