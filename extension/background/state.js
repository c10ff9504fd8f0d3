/**
 * What the worker knows about tabs: in memory, forgotten with the tab, and never more than it has room for.
 *
 * @typedef {import('../messages/to-worker.js').Observation} Observation
 * @typedef {{ family: string, level: 'none'|'caution'|'danger', score: number, lang: string|null, place: 'page'|'message', reasons: Array<{ signal: string, words: string[] }> }} Verdict
 * @typedef {{ document: string, address: string, observation: Observation, share: number, verdict: Verdict, at: number }} Frame
 * @typedef {'left'|'banner'|'none'} Action
 * @typedef {{ frames: Map<number, Frame>, verdict: Verdict | null, action: Action, at: number, banner: string | null,
 *   dismissed: Set<string>, allowed: Set<string>, opened: Set<number>, opener: number | null, arrived: boolean, arrivedAt: number }} Tab
 *   `arrived`: our own page stands where the page was that we left, since `arrivedAt`
 */

const MOST_TABS = 300;
const MOST_FRAMES = 24;

/** @type {Map<number, Tab>} */
const tabs = new Map();

/** @returns {Tab} */
function emptyTab() {
  return {
    frames: new Map(), verdict: null, action: 'none', at: 0, banner: null,
    dismissed: new Set(), allowed: new Set(), opened: new Set(), opener: null, arrived: false, arrivedAt: 0,
  };
}

/** @param {number} tabId @returns {Tab} made when it was not known */
export function tabOf(tabId) {
  const known = tabs.get(tabId);
  if (known) return known;
  if (tabs.size >= MOST_TABS) tabs.delete(/** @type {number} */ (tabs.keys().next().value));
  const made = emptyTab();
  tabs.set(tabId, made);
  return made;
}

/** @param {number} tabId @returns {Tab | null} */
export function knownTab(tabId) {
  return tabs.get(tabId) ?? null;
}

/** Windows that are closed with the page that opened them; one of them may have another on its way. @type {Set<number>} */
const closing = new Set();
const MOST_CLOSING = 1000;

/** @param {number} tabId a window that goes with the page that opened it, and whatever it opens with it */
export function markClosing(tabId) {
  if (closing.size >= MOST_CLOSING) closing.delete(/** @type {number} */ (closing.values().next().value));
  closing.add(tabId);
}

/** @param {number} tabId @returns {boolean} */
export function isClosing(tabId) {
  return closing.has(tabId);
}

/** @param {number} tabId */
export function forgetTab(tabId) {
  tabs.delete(tabId);
}

/**
 * A frame shows another document now; a new top document drops what was known of all frames.
 * @param {number} tabId @param {number} frameId @param {boolean} own one of the extension's own pages: the verdict that led there stays known
 */
export function newDocument(tabId, frameId, own) {
  const tab = knownTab(tabId);
  if (tab === null) return;
  if (frameId !== 0) { tab.frames.delete(frameId); return; }
  tab.frames.clear();
  tab.banner = null;
  tab.arrived = own;
  tab.arrivedAt = Date.now();
  if (own) return;
  tab.verdict = null;
  tab.action = 'none';
}

/** @param {Tab} tab @param {number} frameId @param {Frame} frame */
export function keepFrame(tab, frameId, frame) {
  if (!tab.frames.has(frameId) && tab.frames.size >= MOST_FRAMES) {
    const smallest = [...tab.frames].sort((a, b) => a[1].share - b[1].share)[0];
    if (smallest[1].share >= frame.share) return;
    tab.frames.delete(smallest[0]);
  }
  tab.frames.set(frameId, frame);
}
