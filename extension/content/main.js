/**
 * The content script: text, then candidate, then measure, then observation. An innocent page costs one walk over its text and one
 * message; the judge reads it in the worker, off the page's thread.
 */
import { createBannerKeeper } from './banner/keeper.js';
import { findShadows, writtenElsewhere } from './deep.js';
import { watchFrameShare } from './frame_share.js';
import { measureCovers } from './covers.js';
import { createCandidates } from './candidates.js';
import { createObserver } from './observer.js';
import { createTexts } from './texts.js';
import { countTraps } from './traps.js';
import { letGo } from './unload.js';
import { createWatcher } from './watch.js';
import { browser } from '../platform/browser.js';
import { readToContent } from '../messages/to-content.js';

/** A frame smaller than this, in square CSS pixels, shows nobody anything. */
const TINY_FRAME = 3600;
/** Pages with fewer text nodes than this may write their text elsewhere. */
const LITTLE_TEXT = 60;

const MARK = Symbol.for('not-the-police.content');

function start() {
  const texts = createTexts();
  /** @type {Set<Node>} */
  const roots = new Set([document]);
  const traps = countTraps(() => observer.changed());
  const observer = createObserver({ roots, traps });
  const candidates = createCandidates(texts, observer.confirm);
  const banner = createBannerKeeper();
  const watcher = createWatcher({
    feed: texts.add,
    onText: () => { candidates.look(); observer.changed(); },
    onCountdown: () => { traps.countdown = Math.min((traps.countdown ?? 0) + 1, 1000); observer.changed(); },
  });

  let looking = false;
  const lookDeep = async () => {
    if (looking || document.hidden) return;
    looking = true;
    await findShadows(document, roots, (shadow) => watcher.watch(shadow), watcher.fed() < LITTLE_TEXT);
    if (watcher.fed() < LITTLE_TEXT) texts.add(writtenElsewhere());
    const cover = measureCovers();
    if (cover.image > 0.5 || cover.frame > 0.5) observer.coveredByPicture(cover.image > 0.5);
    candidates.look();
    observer.changed();
    looking = false;
  };

  browser.runtime.onMessage.addListener((/** @type {unknown} */ given, /** @type {chrome.runtime.MessageSender} */ sender) => {
    if (sender.id !== browser.runtime.id) return;
    const message = readToContent(given);
    if (message?.type === 'leaving') letGo();
    else if (message?.type === 'observe_now') {
      watcher.finish();
      observer.now();
    } else if (message?.type === 'show_banner') banner.show(message);
    else if (message?.type === 'hide_banner') banner.hide(message.id);
  });

  if (window !== window.top) watchFrameShare();
  watcher.watch(document);
  const later = () => { (globalThis.requestIdleCallback ?? setTimeout)(() => void lookDeep()); };
  if (document.readyState === 'complete') later();
  else addEventListener('load', later, { once: true });
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return;
    watcher.wake();
    later();
  });
  addEventListener('pageshow', (event) => { if (event.persisted) observer.now(); });
}

/** Waits while a frame is too small to show anything. */
function startWhenSeen() {
  if (window === window.top || innerWidth * innerHeight >= TINY_FRAME) { start(); return; }
  const grown = () => {
    if (innerWidth * innerHeight < TINY_FRAME) return;
    removeEventListener('resize', grown);
    start();
  };
  addEventListener('resize', grown);
}

// The script can come twice into one document: from the manifest, and when an old tab is checked on request.
if (!(MARK in globalThis)) {
  Object.defineProperty(globalThis, MARK, { value: true });
  startWhenSeen();
}
