/**
 * When we take the person out of a page, the page is not asked whether it agrees. Nothing of this stands in a page
 * before: a listener for `beforeunload` alone makes a browser wait for a page whose thread is stuck.
 */

/** Timers stopped at most, the latest first. */
const MOST_TIMERS = 5000;

/** A page that changes its address all the time would take our navigation back with each change. */
function stopTimers() {
  const latest = Number(setTimeout(() => undefined));
  for (let id = latest; id > Math.max(0, latest - MOST_TIMERS); id -= 1) {
    clearTimeout(id);
    clearInterval(id);
  }
}

/** The worker leaves this page now: keeps the page from asking "are you sure?". */
export function letGo() {
  // Listeners that capture run before all others, whenever they were added.
  addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), { capture: true });
  stopTimers();
  try {
    // Takes away every listener of the page, its capturing ones too, and what it shows.
    document.open();
    document.close();
  } catch {
    // Not possible in XML documents: there the listener above has to do.
  }
}
