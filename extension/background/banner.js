/**
 * The banner's life, seen from the worker: shown in the page, opened for help, dismissed, or fought by the page.
 */
import { browser } from '../platform/browser.js';
import { leave } from './leave.js';
import { put } from './examiner.js';
import { currentRelease } from './release.js';
import { readSettings } from './settings.js';
import { knownTab } from './state.js';
import { chooseLanguage, directionOf, textsIn } from './texts.js';
import { findWarning, keepWarning } from './warnings.js';

/** @typedef {import('./state.js').Tab} Tab */
/** @typedef {import('./state.js').Verdict} Verdict */

/** Frames smaller than this have no room for the banner: the page's own document shows it. */
const ROOM = 0.3;
/** How long the banner stays after the last of what it warned of was seen. */
const STAYS_MS = 2500;

/** So much of what speaks for a threat was there when a banner was closed: then it is that threat still, whatever was said around it since. */
const SAME = 2 / 3;
/** Of the banners that were closed in a tab, the last ones are remembered. */
const MOST_CLOSED = 20;

/** @param {Verdict} verdict @param {string} address @returns {import('./state.js').Closed} what a banner was closed on */
function aboutOf(verdict, address) {
  const words = verdict.reasons.filter(({ signal }) => !signal.startsWith('cue_')).flatMap((reason) => reason.words);
  return { origin: URL.parse(address)?.origin ?? '', family: verdict.family, words: new Set(words.map((one) => one.toLowerCase())) };
}

/** @param {Tab} tab @param {Verdict} verdict @param {string} address @returns {boolean} has the person read that, and closed the banner? */
function isClosed(tab, verdict, address) {
  const { origin, family, words } = aboutOf(verdict, address);
  return tab.dismissed.some((closed) => closed.origin === origin && closed.family === family
    && [...words].filter((one) => closed.words.has(one)).length >= SAME * words.size);
}

/**
 * @param {number} tabId @param {Tab} tab
 * @param {{ verdict: Verdict | null, frameId: number, canLeave: boolean }} plan
 * @param {{ url?: string, tab?: chrome.tabs.Tab }} from
 */
export async function showBanner(tabId, tab, { verdict, frameId, canLeave }, from) {
  if (verdict === null) return;
  const address = from.tab?.url || from.url || '';
  if (tab.banner !== null) tab.action = 'banner';
  if (tab.banner !== null || isClosed(tab, verdict, address)) return;
  const [{ told }, settings] = await Promise.all([currentRelease(), readSettings()]);
  const { locales } = await told();
  if (tab.banner !== null) return;
  const language = chooseLanguage(locales, settings.language);
  const text = textsIn(locales, language);
  const id = keepWarning({ verdict, address, time: Date.now(), tabId, opener: null, gained: [], private: from.tab?.incognito === true });
  tab.banner = id;
  tab.action = 'banner';
  const share = tab.frames.get(frameId)?.share ?? 1;
  const strings = {
    label: text('ui.banner.label'), title: text(`ui.banner.${verdict.family}.title`), text: text(`ui.banner.${verdict.family}.text`),
    reasons: text('ui.banner.reasons'), help: text('ui.banner.help'), dismiss: text('ui.banner.dismiss'), leave: text('ui.banner.leave'),
    dir: directionOf(language), lang: language,
  };
  const reasons = verdict.reasons.map((reason) => text(`signal.${reason.signal}`)).filter((one) => one !== '');
  const message = { type: 'show_banner', id, family: verdict.family, reasons, canLeave, strings };
  const target = { frameId: share >= ROOM ? frameId : 0 };
  // A frame that nobody had a reason to measure has no examiner, and only that shows banners.
  await browser.tabs.sendMessage(tabId, message, target)
    .catch(async () => { await put({ tabId, frameIds: [target.frameId] }); await browser.tabs.sendMessage(tabId, message, target); })
    .catch(() => { tab.banner = null; });
}

/**
 * A page that takes its words back and says them again would have the banner come and go: it stays a while.
 * @param {number} tabId @param {Tab} tab
 */
export function takeBannerBack(tabId, tab) {
  const id = tab.banner;
  if (id === null) return;
  setTimeout(() => {
    if (tab.banner !== id || tab.action === 'banner') return;
    tab.banner = null;
    browser.tabs.sendMessage(tabId, { type: 'hide_banner', id }).catch(() => undefined); // the page has gone
  }, STAYS_MS);
}

/**
 * @param {import('../messages/to-worker.js').BannerMessage} message
 * @param {chrome.runtime.MessageSender} sender
 */
export async function bannerEvent(message, sender) {
  const tabId = sender.tab?.id ?? -1;
  const tab = knownTab(tabId);
  const warning = await findWarning(message.id);
  if (tab === null || warning === null || tab.banner !== message.id) return;
  if (message.event === 'help') {
    await browser.tabs.create({ url: browser.runtime.getURL(`pages/help/help.html?id=${message.id}`), windowId: sender.tab?.windowId });
    return;
  }
  tab.banner = null;
  if (message.event === 'dismissed') {
    tab.dismissed = [...tab.dismissed, aboutOf(warning.verdict, warning.address)].slice(-MOST_CLOSED);
    return;
  }
  // Asked for by the person, or the page fought the banner: no honest page does.
  await leave(tabId, tab, warning.verdict, sender);
}
