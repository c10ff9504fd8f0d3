/**
 * Decides when to measure: at once when the sieve is suspicious, then again when what is seen may have changed.
 * Measuring costs more than sieving, so it is spaced by what it cost.
 */
import { frameShare } from './frame_share.js';
import { measure } from './measure.js';
import { createReporter } from './report.js';
import { trapsNow } from './traps.js';

/** Between two measures there is at least this many times the cost of the last. */
const SPACING = 15;
const SHORTEST_MS = 150;
/** Styles can change what is seen without a trace in the document: look again so often while suspicious. */
const AGAIN_MS = 2000;
const REVEALING = ['resize', 'scroll', 'transitionend', 'animationstart', 'animationend', 'toggle', 'fullscreenchange', 'load'];

/**
 * @param {{ roots: Set<Node>, traps: Record<string, number>, suspicious: () => boolean }} sources
 */
export function createObserver({ roots, traps, suspicious }) {
  const report = createReporter();
  let picture = false;
  let lastEnd = -Infinity;
  let lastCost = 0;
  let timer = 0;
  let watching = false;

  const worthIt = () => suspicious() || (picture && Object.keys(traps).length > 0);

  const now = () => {
    clearTimeout(timer);
    timer = 0;
    if (document.documentElement === null) return;
    const started = performance.now();
    const sent = report(measure([...roots].filter((root) => root.isConnected), { ...traps, ...trapsNow() }), frameShare());
    lastEnd = performance.now();
    lastCost = lastEnd - started;
    if (!sent) later();
  };

  const spacing = () => Math.max(SHORTEST_MS, lastCost * SPACING);

  const later = () => {
    if (timer !== 0) return;
    timer = window.setTimeout(() => { timer = 0; if (!document.hidden) now(); }, Math.max(20, lastEnd + spacing() - performance.now()));
  };

  const keepWatching = () => {
    if (watching) return;
    watching = true;
    for (const type of REVEALING) addEventListener(type, later, { capture: true, passive: true });
    new MutationObserver(later).observe(document, { subtree: true, attributes: true, attributeFilter: ['style', 'class', 'hidden', 'open'] });
    setInterval(() => { if (!document.hidden) later(); }, AGAIN_MS);
  };

  return {
    /** Something came that may be worth a measure. */
    changed() {
      if (document.body === null || !worthIt()) return;
      keepWatching();
      if (document.hidden) return;
      if (performance.now() - lastEnd >= spacing()) now(); else later();
    },
    /** @param {boolean} covered one picture covers most of the window */
    coveredByPicture(covered) { picture = covered; },
    now,
  };
}
