/**
 * Keeps the first place at the window for events that may one day be meant for a banner. Added before any script of the page runs;
 * what is done with them is `guard.js`'s business, when there is a banner.
 *
 * @typedef {{ listen: ((event: Event) => void) | null, arm: () => void }} Guard
 */

const EVENTS = ['click', 'auxclick', 'dblclick', 'contextmenu', 'pointerdown', 'pointerup', 'pointermove', 'pointerover', 'pointerout', 'mousedown', 'mouseup',
  'mousemove', 'mouseover', 'mouseout', 'touchstart', 'touchend', 'keydown', 'keyup', 'keypress', 'focusin', 'focusout', 'focus', 'blur', 'beforetoggle', 'toggle', 'copy', 'selectstart', 'wheel', 'scroll'];

/** @returns {Guard} `arm` listens again: a page can throw all listeners out with `document.open()` */
export function standFirst() {
  const guard = {
    /** @type {Guard['listen']} */
    listen: null,
    // Adding a listener that is there already changes nothing, its place in the row neither.
    arm() { for (const type of EVENTS) addEventListener(type, guard, true); },
    /** @param {Event} event */
    handleEvent(event) { guard.listen?.(event); },
  };
  guard.arm();
  return guard;
}
