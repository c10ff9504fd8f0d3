/**
 * The text of a page: read by the judge. Only a frame whose text is worth it gets the examiner, which measures.
 */
import { examine } from './examiner.js';
import { judgeObservation } from './judge_tab.js';
import { createRate } from './limits.js';
import { currentRelease } from './release.js';
import { isStillThere } from './sender.js';
import { tabOf } from './state.js';

/** @typedef {import('../messages/to-worker.js').CandidateMessage} CandidateMessage */

/** A page asked to measure itself answers within this; one whose thread is held does not, and is judged by its text. */
const ANSWER_MS = 700;
/** A text with at least this score is measured: place and traps may add what is missing to a verdict. */
const WORTH_A_LOOK = 0.3;
const mayAsk = createRate({ atOnce: 16, perSecond: 1, most: 2000 });

/**
 * @param {CandidateMessage} message
 * @param {chrome.runtime.MessageSender} sender
 * @returns {Promise<boolean>} shall the page measure itself?
 */
export async function judgeCandidate(message, sender) {
  const tabId = sender.tab?.id, frameId = sender.frameId ?? 0;
  if (tabId === undefined || !mayAsk(`${tabId} ${frameId}`)) return false;
  const { judge } = await currentRelease();
  const verdict = judge.checkText(message.text, { lang: message.lang });
  if (verdict.level === 'none' && verdict.score < WORTH_A_LOOK) return false;
  if (verdict.level !== 'none' && frameId === 0) {
    const asked = Date.now();
    setTimeout(() => void judgeHeld(message, sender, asked), ANSWER_MS);
  }
  if (!message.examined) void examine(tabId, frameId);
  return true;
}

/**
 * Judges a page by its text if it has not measured itself since it was asked, and is still there.
 * @param {CandidateMessage} message @param {chrome.runtime.MessageSender} sender @param {number} asked
 */
async function judgeHeld(message, sender, asked) {
  const answered = tabOf(/** @type {number} */ (sender.tab?.id)).frames.get(0)?.at ?? 0;
  if (answered < asked && await isStillThere(sender)) await judgeObservation(heldPage(message), sender);
}

/**
 * What is known of a page whose thread never came back: its text, and that it is held.
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
