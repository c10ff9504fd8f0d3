/**
 * How much of the whole window this frame covers. A frame can find out by itself, with a page above it that is stuck
 * or hostile: an intersection observer clips at every frame above, up to the window.
 */

/** @type {number | null} */
let seen = null;

/** @returns {number} area of the window in square CSS pixels, less the browser's own bars */
function windowArea() {
  return Math.max(1, outerWidth * Math.max(1, outerHeight - 80));
}

/** Starts to watch; for frames only. @param {() => void} changed told when the share may be another, as when the page around it has been laid out */
export function watchFrameShare(changed) {
  new IntersectionObserver((entries) => {
    const box = entries[entries.length - 1].intersectionRect;
    seen = Math.min(1, box.width * box.height / windowArea());
    changed();
  }, { threshold: [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1] }).observe(document.documentElement);
}

/** @returns {number} share of the window this frame covers, 0…1; 1 for the page itself */
export function frameShare() {
  if (window === window.top) return 1;
  // The box of the root element can be shorter than the frame: the frame's own size is the measure, what is seen of it the cap.
  const whole = Math.min(1, innerWidth * innerHeight / windowArea());
  if (seen === null) return whole;
  const root = document.documentElement.getBoundingClientRect();
  const rootShare = Math.min(1, Math.min(root.height, innerHeight) * Math.min(root.width, innerWidth) / windowArea());
  return rootShare <= 0 ? whole : Math.min(1, whole * Math.min(1, seen / rootShare));
}
