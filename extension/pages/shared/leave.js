/** Getting off our pages at once: for the button, and for three presses of Shift. */
import { browser } from '../../platform/browser.js';

/** Three presses must come within this time, in milliseconds: long enough for a shaking hand, too short for typing. */
const WINDOW = 1500;

/**
 * Puts an ordinary new tab in this tab's place. Closing the tab takes its whole history with it,
 * so that Back cannot lead to our page or to the page before it. Where that fails, the page turns blank.
 * @returns {Promise<void>}
 */
export async function leave() {
  try {
    const here = await browser.tabs.getCurrent();
    await browser.tabs.create(here?.windowId === undefined ? {} : { windowId: here.windowId, index: here.index + 1 });
    if (here?.id !== undefined) await browser.tabs.remove(here.id);
    else window.close();
  } catch {
    location.replace('about:blank');
  }
}

/** Listens for three presses of Shift with no other key between them. */
export function watchShift() {
  /** @type {number[]} */
  let presses = [];
  addEventListener('keydown', (event) => {
    if (!event.isTrusted || event.repeat) return;
    if (event.key !== 'Shift') {
      presses = [];
      return;
    }
    presses = [...presses.filter((time) => event.timeStamp - time < WINDOW), event.timeStamp];
    if (presses.length >= 3) {
      presses = [];
      void leave();
    }
  }, { capture: true });
}
