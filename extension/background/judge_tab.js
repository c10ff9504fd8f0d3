/**
 * From an observation to a verdict on the tab, and to what is done about it.
 */
import { showBanner, takeBannerBack } from './banner.js';
import { COVERS_PAGE, decide, inWindow, together } from './decide.js';
import { SEEN, roomForFrames } from './frame_room.js';
import { leave } from './leave.js';
import { createQueue } from './queue.js';
import { currentRelease } from './release.js';
import { readSettings } from './settings.js';
import { documentOf, hostOf, isStillThere } from './sender.js';
import { keepFrame, tabOf } from './state.js';

/**
 * @typedef {import('../messages/to-worker.js').ObservationMessage} ObservationMessage
 * @typedef {{ message: ObservationMessage, sender: chrome.runtime.MessageSender }} Heard
 */

const hear = createQueue({
  rate: { atOnce: 8, perSecond: 1 },
  /** @param {Heard} _ @param {Heard} newest */
  join: (_, newest) => newest,
  part: (newest) => [newest, null],
  weigh: () => 1,
  most: 500,
  hear: ({ message, sender }) => judgeObservation(message, sender),
});

/** @param {ObservationMessage} message @param {chrome.runtime.MessageSender} sender */
export function hearObservation(message, sender) {
  hear(`${sender.tab?.id} ${sender.frameId}`, { message, sender });
}

/** Observations in the order in which they were heard: a verdict that had to wait for its language does not replace a later one. */
let heard = 0;

/** A page that is still being laid out shows no room for its frames yet: it is asked again, with these pauses. */
const AGAIN_MS = [150, 300, 600, 1200, 2400, 4800, 9600];

/**
 * Of the window, what the frames together stand for: all of it where the page's own text is a part of the scam, else what they cover.
 * @param {Map<number, import('./state.js').Frame>} frames @param {number} room that all frames together have
 */
function shareOfAll(frames, room) {
  if ((frames.get(0)?.verdict.level ?? 'none') !== 'none') return 1;
  return Math.min(room, [...frames].reduce((sum, [id, frame]) => sum + (id === 0 ? 0 : frame.share), 0));
}

/** @param {import('./state.js').Tab} tab */
function isLeft(tab) {
  return tab.action === 'left';
}

/**
 * @param {ObservationMessage} message
 * @param {chrome.runtime.MessageSender} sender
 * @param {boolean} [held] its thread is held: it has not measured itself
 */
export async function judgeObservation(message, sender, held = false) {
  const tabId = sender.tab?.id;
  if (tabId !== undefined) await judgeFrame(message, sender, tabId, 0, held);
}

/**
 * @param {ObservationMessage} message @param {chrome.runtime.MessageSender} sender @param {number} tabId
 * @param {number} asked how often the page has been asked for the frame's room before
 * @param {boolean} held
 */
async function judgeFrame(message, sender, tabId, asked, held) {
  const frameId = sender.frameId ?? 0;
  const order = heard += 1;
  const [{ judge }, settings, room] = await Promise.all([currentRelease(), readSettings(), frameId === 0 ? { largest: 1, sum: 1, held: 1 } : roomForFrames(tabId, sender.url ?? '')]);
  const tab = tabOf(tabId);
  if (isLeft(tab)) {
    // What the page says or shows while it is being left changes nothing, but what it does may need another way out.
    tab.prints ||= (message.observation.traps.print_loop ?? 0) > 0;
    return;
  }
  const host = hostOf(sender);
  const observation = { ...message.observation, host, top: frameId === 0 };
  // A held frame counts with what the page gave to its address, no other frame lends it room; and a small one has no say.
  const share = frameId === 0 ? 1 : Math.min(message.frameShare, held ? room.held : room.largest);
  if (held && share < COVERS_PAGE) return;
  const verdict = await judge.judge(inWindow(observation, share));
  const mayGrow = share < message.frameShare / 2 && asked < AGAIN_MS.length && (await judge.judge(inWindow(observation, message.frameShare))).level !== 'none';
  if (isLeft(tab) || (tab.frames.get(frameId)?.order ?? 0) > order) return;
  if (mayGrow) {
    setTimeout(() => {
      // Unless something newer is known of the frame, or it has gone.
      if (tab.frames.get(frameId)?.observation === observation) void judgeFrame(message, sender, tabId, asked + 1, held).catch((error) => console.warn('not-the-police:', error));
    }, AGAIN_MS[asked]);
  }
  keepFrame(tab, frameId, { order, document: documentOf(sender), address: sender.url ?? '', observation, share, verdict, at: Date.now() });

  const all = together([...tab.frames.values()]);
  const verdictOnAll = all === null ? null : await judge.judge(all);
  if (isLeft(tab)) return;
  const verdicts = [...tab.frames].map(([id, frame]) => ({ frameId: id, verdict: frame.verdict, share: frame.share }))
    .filter((one) => one.frameId === 0 || one.share >= SEEN);
  if (verdictOnAll !== null) verdicts.push({ frameId: 0, verdict: verdictOnAll, share: shareOfAll(tab.frames, room.sum) });
  const plan = decide(verdicts, settings);
  tab.verdict = plan.verdict;
  tab.at = Date.now();
  if (plan.action === 'none' || plan.verdict === null) {
    tab.action = 'none';
    takeBannerBack(tabId, tab);
    return;
  }
  const site = hostOf({ ...sender, url: sender.tab?.url ?? sender.url, origin: undefined }) || host;
  if (settings.pausedUntil > Date.now() || settings.allowedSites.includes(site) || tab.allowed.has(site)) { tab.action = 'none'; return; }
  if (!await isStillThere(sender)) return;
  if (plan.action === 'leave') await leave(tabId, tab, plan.verdict, sender);
  else await showBanner(tabId, tab, plan, sender);
}
