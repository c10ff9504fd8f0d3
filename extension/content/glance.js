/**
 * A glance at what a page has just added, before it is painted: for when reading all of it again would take too much of its time.
 * Else a page could use up that time and then show, in one frame before it blocks its thread, what nobody read.
 */
import { saysSomething } from './hand_over.js';
import { partsInView } from './in_view.js';
import { startReading } from './read.js';

/** The newest changes are looked at, for so long in each frame; so much is kept of what is too short to say anything. */
const MOST_RECORDS = 200, GLANCE_MS = 1, MOST_KEPT = 4_000;

/** @param {(text: string) => void} give */
export function createGlance(give) {
  /** @type {MutationRecord[]} */
  let kept = [];
  let waits = false, lost = false, unsaid = '';

  /**
   * @param {Node[]} nodes
   * @returns {boolean} was there more than could be read?
   */
  const now = (nodes) => {
    if (nodes.length === 0) return false;
    const reading = startReading(nodes), more = reading.go(GLANCE_MS);
    const text = unsaid + reading.pieces.join('');
    if (saysSomething(text)) give(text);
    unsaid = saysSomething(text) ? '' : text.slice(-MOST_KEPT);
    return more;
  };

  return {
    /** Looks at these nodes now. */
    now,
    /** Looks at what changed before the next frame. @param {MutationRecord[]} records */
    keep(records) {
      lost ||= kept.length + records.length > MOST_RECORDS;
      kept = [...kept, ...records.slice(-MOST_RECORDS)].slice(-MOST_RECORDS);
      if (waits || kept.length === 0) return;
      waits = true;
      requestAnimationFrame(() => {
        waits = false;
        const newest = kept.reverse();
        kept = [];
        const more = now([...new Set(newest.flatMap((record) => (record.type === 'characterData' ? [record.target] : [...record.addedNodes])))]);
        // What matters may be buried under other changes, but not for the eye.
        if (more || lost) now(partsInView());
        lost = false;
      });
    },
  };
}
