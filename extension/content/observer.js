/**
 * Decides when to measure: at once when the worker asks for it, then again when what is seen may have changed.
 * Measuring costs more than sieving, so it is spaced by what it cost.
 */
import { createAllowance } from './clock.js';
import { frameShare } from './frame_share.js';
import { measure } from './measure.js';
import { createReporter } from './report.js';
import { atOnce, inSlices } from './slices.js';
import { trapsNow } from './traps_now.js';

/** Some measures may follow each other at once (the last before a page blocks its thread counts most), then this share of the time. */
const ALLOWED = { atOnce: 80, share: 0.06 };
/** Styles can change what is seen without a trace in the document: look again so often while suspicious. */
const AGAIN_MS = 2000;
const REVEALING = ['resize', 'scroll', 'transitionend', 'animationstart', 'animationend', 'toggle', 'fullscreenchange', 'load'];

/**
 * @param {{ roots: Set<Node>, traps: Record<string, number> }} sources
 */
export function createObserver({ roots, traps }) {
  const report = createReporter();
  let picture = false;
  let wanted = false, patient = false, measuring = false;
  const allowance = createAllowance(ALLOWED);
  let timer = 0;
  let watching = false;

  const worthIt = () => wanted || (picture && Object.keys(traps).length > 0);

  const begin = () => measure([...roots].filter((root) => root.isConnected), { ...traps, ...trapsNow() });

  const now = () => {
    clearTimeout(timer);
    timer = 0;
    if (document.documentElement === null) return;
    const started = performance.now();
    const sent = report(atOnce(begin()), frameShare());
    allowance.spend(performance.now() - started);
    if (!sent) later();
  };

  /** What nobody would flag yet is measured without holding up the page. */
  const calmly = async () => {
    if (measuring || document.documentElement === null) return;
    measuring = true;
    try {
      const { result, spent } = await inSlices(begin());
      allowance.spend(spent);
      if (!report(result, frameShare())) later();
    } finally {
      measuring = false;
    }
  };

  const measureAgain = () => { if (patient) void calmly(); else now(); };

  const later = () => {
    if (timer !== 0) return;
    timer = window.setTimeout(() => { timer = 0; if (!document.hidden) measureAgain(); }, Math.max(20, allowance.wait()));
  };

  const soon = () => {
    if (document.hidden) return;
    if (allowance.has()) measureAgain(); else later();
  };

  const keepWatching = () => {
    if (watching) return;
    watching = true;
    for (const type of REVEALING) addEventListener(type, later, { capture: true, passive: true });
    // In the page's own turn: its next one may never end.
    new MutationObserver(soon).observe(document, { subtree: true, attributes: true, attributeFilter: ['style', 'class', 'hidden', 'open'] });
    setInterval(() => { if (!document.hidden) later(); }, AGAIN_MS);
  };

  const changed = () => {
    if (document.body === null || !worthIt()) return;
    keepWatching();
    soon();
  };

  return {
    /** Something came that may be worth a measure. */
    changed,
    /** The worker would flag this text if it is really shown. */
    confirm() { wanted = true; patient = false; changed(); },
    /** There is too much text to be read: what is shown of it is measured, without haste. */
    flooded() { patient = !wanted; wanted = true; changed(); },
    /** @param {boolean} covered one picture covers most of the window */
    coveredByPicture(covered) { picture = covered; },
    now,
  };
}
