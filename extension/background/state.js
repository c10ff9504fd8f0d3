/**
 * What the worker knows about tabs: in memory, forgotten with the tab, and never more than it has room for.
 *
 * @typedef {import('../messages/to-worker.js').Observation} Observation
 * @typedef {{ family: string, level: 'none'|'caution'|'danger', score: number, lang: string|null, place: 'page'|'message', reasons: Array<{ signal: string, words: string[] }> }} Verdict
 * @typedef {{ order: number, document: string, address: string, observation: Observation, share: number, verdict: Verdict, at: number }} Frame  `order` among the observations that were heard
 * @typedef {{ origin: string, family: string, words: Set<string> }} Closed  a banner that the person closed, and the words it was about
 * @typedef {'left'|'banner'|'none'} Action
 * @typedef {{ frames: Map<number, Frame>, verdict: Verdict | null, action: Action, at: number, banner: string | null,
 *   dismissed: Closed[], allowed: Set<string>, opened: Set<number>, opener: number | null, prints: boolean, arrived: boolean, arrivedAt: number,
 *   leaving: string | null, overtaken: string | null, warning: string | null }} Tab
 *   `prints`: the page printed while it was being left; `arrived`: our own page stands where the page was that we left, since `arrivedAt`; `leaving`: the site that is being left;
 *   `overtaken`: the address on another site that came while we were at it; `warning`: the id of the last one
 */
import { siteOf } from './sender.js';

const MOST_TABS = 300;
const MOST_FRAMES = 24;

/** @type {Map<number, Tab>} */
const tabs = new Map();

/** @returns {Tab} */
function emptyTab() {
  return {
    frames: new Map(), verdict: null, action: 'none', at: 0, banner: null,
    dismissed: [], allowed: new Set(), opened: new Set(), opener: null, prints: false, arrived: false, arrivedAt: 0,
    leaving: null, overtaken: null, warning: null,
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

/** @param {number} tabId */
export function forgetTab(tabId) {
  tabs.delete(tabId);
}

/**
 * A frame shows another document now; a new top document drops what was known of all frames.
 * @param {number} tabId @param {number} frameId @param {string} address
 * @param {boolean} own one of the extension's own pages: the verdict that led there stays known
 * @returns {string | null} where the tab belongs instead: our own page came, but a site that nobody wanted to leave had come first
 */
export function newDocument(tabId, frameId, address, own) {
  const tab = knownTab(tabId);
  if (tab === null) return null;
  if (frameId !== 0) { tab.frames.delete(frameId); return null; }
  tab.frames.clear();
  tab.prints = false;
  tab.banner = null;
  tab.arrived = own;
  tab.arrivedAt = Date.now();
  if (own) {
    const back = tab.overtaken;
    tab.leaving = null;
    tab.overtaken = null;
    return back;
  }
  if (tab.leaving !== null && /^https?:/.test(address)) tab.overtaken = siteOf(address) === tab.leaving ? null : address;
  tab.verdict = null;
  tab.action = 'none';
  return null;
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
