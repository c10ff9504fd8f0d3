/**
 * A glance at what a page has just added, before it is painted: for when reading all of it again would take too much of its time.
 * Else a page could use up that time and then show, in one frame before it blocks its thread, what nobody read.
 */
import { saysSomething } from './hand_over.js';
import { startReading } from './read.js';

/** The newest changes are looked at, for so long in each frame; so much is kept of what is too short to say anything. */
const MOST_RECORDS = 200, GLANCE_MS = 1, MOST_KEPT = 4_000;

/** @param {(text: string) => void} give */
export function createGlance(give) {
  /** @type {MutationRecord[]} */
  let kept = [];
  let waits = false, unsaid = '';

  /** @param {Node[]} nodes */
  const now = (nodes) => {
    if (nodes.length === 0) return;
    const reading = startReading(nodes);
    reading.go(GLANCE_MS);
    unsaid = (unsaid + reading.pieces.join('')).slice(-MOST_KEPT);
    if (!saysSomething(unsaid)) return;
    give(unsaid);
    unsaid = '';
  };

  return {
    /** Looks at these nodes now. */
    now,
    /** Looks at what changed before the next frame. @param {MutationRecord[]} records */
    keep(records) {
      kept = [...kept, ...records].slice(-MOST_RECORDS);
      if (waits || kept.length === 0) return;
      waits = true;
      requestAnimationFrame(() => {
        waits = false;
        const newest = kept.reverse();
        kept = [];
        now([...new Set(newest.flatMap((record) => (record.type === 'characterData' ? [record.target] : [...record.addedNodes])))]);
      });
    },
  };
}
