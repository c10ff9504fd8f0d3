import { doubled } from './numbers.js';

/** Atoms found in one block of a text, in order of their ends, in columns. */
export class Occurrences {
  constructor(room = 512) {
    this.atom = new Int32Array(room);
    this.start = new Int32Array(room);
    this.end = new Int32Array(room);
    /** The last full stop before the end. */
    this.sentence = new Int32Array(room);
    this.length = 0;
  }

  /** @param {number} atom @param {number} start @param {number} end @param {number} sentence */
  add(atom, start, end, sentence) {
    if (this.length === this.atom.length) this.grow();
    const at = this.length;
    this.atom[at] = atom; this.start[at] = start; this.end[at] = end; this.sentence[at] = sentence;
    this.length = at + 1;
  }

  /** @private */
  grow() {
    this.atom = doubled(this.atom); this.start = doubled(this.start); this.end = doubled(this.end); this.sentence = doubled(this.sentence);
  }
}
