import { doubled } from './numbers.js';

/**
 * Places where a text shows signals, in columns: a page-long text has thousands. Places are in the folded text.
 */

const ROOM = 256;
/** Start, rank, length and index share the 53 bits of a sort key; longer hits count as equally long. */
const RANKS = 2 ** 6, LENGTHS = 2 ** 10, EXACT = 2 ** 53;

export class Hits {
  constructor(room = ROOM) {
    this.signal = new Int32Array(room);
    this.lang = new Int32Array(room);
    this.start = new Int32Array(room);
    this.end = new Int32Array(room);
    this.length = 0;
  }

  /** @param {number} signal @param {number} lang @param {number} start @param {number} end */
  add(signal, lang, start, end) {
    if (this.length === this.start.length) this.grow();
    const at = this.length;
    this.signal[at] = signal; this.lang[at] = lang; this.start[at] = start; this.end[at] = end;
    this.length = at + 1;
  }

  /**
   * By start, then by rank of the language, then by length.
   * @param {Int32Array} rank of each language, less than `RANKS`; what has a negative one is left out
   * @param {number} size of the text
   * @returns {Hits}
   */
  sorted(rank, size) {
    const lengths = (size + 1) * RANKS * LENGTHS * this.length < EXACT ? LENGTHS : 1; // only a text of a million hits forgoes it
    const keys = new Float64Array(this.length);
    let count = 0;
    for (let i = 0; i < this.length; i += 1) {
      const place = rank[this.lang[i]], length = Math.min(this.end[i] - this.start[i], lengths - 1);
      if (place >= 0) { keys[count] = ((this.start[i] * RANKS + place) * lengths + length) * this.length + i; count += 1; }
    }
    const order = keys.subarray(0, count).sort();
    const made = new Hits(Math.max(1, count));
    for (let k = 0; k < count; k += 1) {
      const i = order[k] % this.length;
      made.add(this.signal[i], this.lang[i], this.start[i], this.end[i]);
    }
    return made;
  }

  /** @private */
  grow() {
    this.signal = doubled(this.signal); this.lang = doubled(this.lang); this.start = doubled(this.start); this.end = doubled(this.end);
  }
}
