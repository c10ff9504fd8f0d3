/**
 * The examiner: measures a frame and shows the banner in it. The worker sends it into a frame whose text it would flag, into one
 * whose reader asks for it (a flood, traps in front of a picture, style sheets that write), and wherever a banner or a check on
 * request needs it. Sent again, it confirms: the frame is to be measured.
 */
import { createBannerKeeper } from './banner/keeper.js';
import { measureCovers } from './covers.js';
import { findShown, writtenByStyles } from './deep.js';
import { watchFrameShare } from './frame_share.js';
import { createObserver } from './observer.js';
import { shared } from './shared.js';
import { watchTicks } from './ticks.js';
import { browser } from '../platform/browser.js';
import { readToContent } from '../messages/to-content.js';

/** @param {import('./shared.js').Shared} here */
function start(here) {
  const { roots, traps } = here;
  const observer = createObserver({ roots, traps });
  const banner = createBannerKeeper();

  browser.runtime.onMessage.addListener((/** @type {unknown} */ given, /** @type {chrome.runtime.MessageSender} */ sender) => {
    if (sender.id !== browser.runtime.id) return;
    const message = readToContent(given);
    if (message?.type === 'observe_now') observer.now();
    else if (message?.type === 'show_banner') banner.show(message);
    else if (message?.type === 'hide_banner') banner.hide(message.id);
  });

  const look = async () => {
    if (document.hidden) return;
    if (await findShown(roots)) here.reread();
    if (here.asked === 'styles') {
      const text = writtenByStyles();
      if (text !== '') here.give(text);
    }
    const cover = measureCovers();
    observer.coveredByPicture(cover.image > 0.5);
    observer.changed();
  };
  const later = () => { (globalThis.requestIdleCallback ?? setTimeout)(() => void look()); };

  if (window !== window.top) watchFrameShare();
  watchTicks(traps, observer.changed);
  here.examiner = { confirm: observer.confirm, changed: observer.changed };
  if (here.asked === '' || here.asked === 'flood') observer.confirm();
  later();
  document.addEventListener('visibilitychange', later);
  addEventListener('fullscreenchange', later);
  addEventListener('pageshow', (event) => { if (event.persisted) observer.now(); });
}

const here = shared();
if (here !== undefined) {
  if (here.examiner === null) start(here); else here.examiner.confirm();
}
