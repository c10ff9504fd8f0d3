/**
 * Finds text as it comes: while the page is being built, when scripts add to it, and in shadow roots.
 * Every text node is read once; work is cut into slices and stays under a share of the page's time.
 */
import { createAllowance, giveWay, SLICE_MS } from './clock.js';
import { createWalker, isProse, separator } from './walk.js';

/** Nodes that wait for their turn; a page that adds more while we are behind is walked as a whole later. */
const MOST_WAITING = 5000;
const TEXT_AT_ONCE = 100_000;
const COUNTDOWN = /\b\d{1,2}\s*:\s*\d{2}\b/;

/**
 * @param {{ feed: (text: string) => void, onText: () => void, onCountdown: () => void }} listener
 *   `onText` is told after each slice in which text was fed, at once and in the page's own turn, so that a page which
 *   blocks its thread in the next moment has been seen before
 */
export function createWatcher({ feed, onText, onCountdown }) {
  const allowance = createAllowance({ atOnce: 60, share: 0.05 });
  /** @type {WeakSet<Text>} */
  const seen = new WeakSet();
  /** @type {Node[]} */
  const waiting = [];
  /** @type {ReturnType<typeof createWalker> | null} */
  let walker = null;
  let running = false;
  let behind = false;
  let fed = 0;

  /** @param {Text} node @param {boolean} again the node was seen, but its text is new */
  const take = (node, again = false) => {
    if (!again && seen.has(node)) return;
    seen.add(node);
    const text = node.data;
    if (again && COUNTDOWN.test(text)) onCountdown();
    if (text.length < 2 && text.trim() === '') return;
    for (let from = 0; from < text.length; from += TEXT_AT_ONCE) feed((from === 0 ? separator(node, text) : '') + text.slice(from, from + TEXT_AT_ONCE));
    fed += 1;
  };

  /** Works until the slice is over. @returns {boolean} is there more? */
  const slice = () => {
    const started = performance.now();
    const before = fed;
    let steps = 0;
    for (;;) {
      steps += 1;
      if (steps % 32 === 0 && performance.now() - started > SLICE_MS) break;
      if (walker === null) {
        const root = waiting.shift();
        if (root === undefined) break;
        if (root.nodeType === Node.TEXT_NODE) { take(/** @type {Text} */ (root)); continue; }
        walker = createWalker(root);
      }
      const node = walker.next();
      if (node === null) walker = null; else take(node);
    }
    allowance.spend(performance.now() - started);
    if (fed !== before) onText();
    return walker !== null || waiting.length > 0;
  };

  const work = async () => {
    if (running) return;
    running = true;
    for (let more = true; more;) {
      await giveWay();
      if (document.hidden) break;
      const wait = allowance.wait();
      if (wait > 0) await new Promise((resolve) => { setTimeout(resolve, wait); });
      more = slice();
    }
    running = false;
    if (behind) { behind = false; add(document); }
  };

  /** @param {Node} root */
  const add = (root) => {
    if (waiting.length >= MOST_WAITING) { behind = true; return; }
    waiting.push(root);
  };

  /** @param {MutationRecord[]} records */
  const changed = (records) => {
    for (const record of records) {
      if (record.type === 'characterData') {
        const node = /** @type {Text} */ (record.target);
        if (isProse(node) && allowance.has()) take(node, true);
      }
      for (const node of record.addedNodes) {
        if (node.nodeType === Node.TEXT_NODE) { if (isProse(/** @type {Text} */ (node))) add(node); }
        else if (node.nodeType === Node.ELEMENT_NODE && node.firstChild !== null) add(node);
      }
    }
    if (waiting.length === 0 || document.hidden) return;
    // Part of it at once: the page's next script may never give the thread back.
    if (!allowance.has() || slice()) void work();
  };

  const observer = new MutationObserver(changed);
  return {
    /** @param {Document | ShadowRoot} root */
    watch(root) {
      observer.observe(root, { childList: true, subtree: true, characterData: true });
      add(root);
      void work();
    },
    /** Goes on after a rest. */
    wake() { if (waiting.length > 0 || walker !== null) void work(); },
    /** Reads everything that waits, now. */
    finish() { for (let slices = 0; slices < 50 && slice(); slices += 1); },
    /** @returns {number} text nodes fed so far */
    fed: () => fed,
  };
}
