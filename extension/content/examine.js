/**
 * The examiner: measures a frame and shows the banner in it. The worker sends it into a frame whose text it would flag, into one
 * whose reader asks for it (a flood, traps in front of a picture, words cut up into letters, style
 * sheets that write or move words), and wherever a banner or a check on
 * request needs it. Sent again, it confirms: the frame is to be measured.
 */
import { createBannerKeeper } from './banner/keeper.js';
import { measureCovers } from './covers.js';
import { asSeen, findShown } from './deep.js';
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

  let seen = '';
  const look = async () => {
    if (document.hidden) return;
    if (await findShown(roots)) here.reread();
    const text = here.asked === '' || here.asked === 'flood' ? '' : await asSeen(roots); // those are measured anyway
    if (text !== '' && text !== seen) here.give(text);
    seen = text;
    const cover = measureCovers();
    observer.coveredByPicture(cover.image > 0.5);
    observer.changed();
  };
  const later = () => { requestIdleCallback(() => void look(), { timeout: 1000 }); };

  if (window !== window.top) watchFrameShare(observer.changed);
  watchTicks(traps, observer.changed);
  here.examiner = { confirm: observer.confirm, changed: observer.changed, look: later };
  if (here.asked === '') observer.confirm();
  else if (here.asked === 'flood') observer.flooded();
  later();
  document.addEventListener('visibilitychange', later);
  addEventListener('fullscreenchange', later);
  addEventListener('pageshow', (event) => { if (event.persisted) observer.now(); });
}

const here = shared();
if (here !== undefined) {
  if (here.examiner === null) start(here); else here.examiner.confirm();
}
