/**
 * The text of a page: read by the judge. Only a frame whose text is worth it gets the examiner, which measures.
 */
import { partsWith } from './cut_up.js';
import { examine } from './examiner.js';
import { watchPulse } from './pulse.js';
import { createQueue } from './queue.js';
import { currentRelease } from './release.js';
import { documentOf } from './sender.js';

/**
 * @typedef {import('../messages/to-worker.js').CandidateMessage} CandidateMessage
 * @typedef {{ message: CandidateMessage, sender: chrome.runtime.MessageSender }} Heard
 */

/** The judge reads at most so many characters at once; what belongs together may lie on both sides of a cut. */
const AT_ONCE = 96_000, OVERLAP = 2_500;
/** Of what a frame wrote, and of what all wrote, so much waits to be read. */
const MOST_TEXT = 2_200_000, MOST_OF_ALL = 12_000_000;
/** A text with at least this score is measured: place and traps may add what is missing to a verdict. */
const WORTH_A_LOOK = 0.3;

/** @param {Heard} heard @param {string} text @returns {Heard} */
function withText({ message, sender }, text) {
  return { message: { ...message, text }, sender };
}

const hear = createQueue({
  rate: { atOnce: 32, perSecond: 1 },
  /** @param {Heard} waiting @param {Heard} fresh */
  join: (waiting, fresh) => (documentOf(waiting.sender) === documentOf(fresh.sender) ? withText(fresh, `${waiting.message.text}\n${fresh.message.text}`.slice(-MOST_TEXT)) : fresh),
  // The newest first: whoever writes much to keep us busy gains nothing.
  part: (all) => {
    const { text } = all.message;
    return text.length <= AT_ONCE ? [all, null] : [withText(all, text.slice(-AT_ONCE)), withText(all, text.slice(0, OVERLAP - AT_ONCE))];
  },
  weigh: ({ message }) => message.text.length + 100,
  most: MOST_OF_ALL,
  hear: judgeText,
});

/** @param {CandidateMessage} message @param {chrome.runtime.MessageSender} sender */
export function hearText(message, sender) {
  hear(`${sender.tab?.id} ${sender.frameId}`, { message, sender });
}

/** @param {Heard} heard */
async function judgeText({ message, sender }) {
  const { judge } = await currentRelease();
  /** @param {string} text */
  const read = (text) => judge.checkText(text, { lang: message.lang });
  const verdict = await read(message.text);
  if (isWorthALook(verdict)) {
    void examine(sender);
    if (verdict.level !== 'none') void watchPulse(message, sender);
    return;
  }
  const parts = partsWith(message.text, sender);
  if (parts.length > 0 && isWorthALook(await read(parts.map((part) => part.text).join('\n')))) for (const part of parts) void examine(part.sender);
}

/** @param {import('./state.js').Verdict} verdict */
function isWorthALook({ level, score }) {
  return level !== 'none' || score >= WORTH_A_LOOK;
}
