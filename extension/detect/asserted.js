/**
 * Is a scam told of, or made? News, advice and threads speak of it and against it by turns; a scam says its piece in one go,
 * whatever else is written above or below it. So two sentences of good advice at the foot of a scam do not undo it.
 */

/** Signals that break off a stretch in which a scam is asserted. */
export const BREAKS = ['advice', 'narrative', 'inquiry', 'procedure', 'fiction', 'commerce', 'interface'];
const CUE = 'cue_';
/** So many different signals in one stretch are half of what there can be. */
const HALF = 3;

export class Asserted {
  /** @param {readonly string[]} names of the signals @param {ReadonlySet<string>} speaksFor signals that speak for a scam */
  constructor(names, speaksFor) {
    /** @private */ this.breaks = Uint8Array.from(names, (name) => (BREAKS.includes(name) ? 1 : 0));
    /** @private */ this.speaks = Uint8Array.from(names, (name) => (speaksFor.has(name) && !name.startsWith(CUE) ? 1 : 0));
    /** The last stretch in which a signal showed. @private */ this.shownIn = new Int32Array(names.length);
    /** @private */ this.stretch = 0;
    /** How many different signals stand together, 0…1. */ this.together = 0;
    /** What share of all that speaks for a scam stands in the fullest stretch, 0…1. */ this.share = 0;
    /** How much of what speaks against it stands between the signs of a scam, 0…1: 1 where half of them stand apart from the others. */ this.between = 0;
  }

  /**
   * @param {import('./hits.js').Hits} hits by start @param {import('./window.js').Window} window
   * @param {Uint8Array} kept does a language count?
   */
  weigh(hits, { from, to }, kept) {
    let all = 0, fullest = 0, most = 0, count = 0, different = 0;
    this.stretch += 1;
    for (let i = from; i < to; i += 1) {
      const signal = hits.signal[i];
      if (kept[hits.lang[i]] === 0) continue;
      if (this.breaks[signal] === 1) {
        this.stretch += 1;
        count = 0;
        different = 0;
      } else if (this.speaks[signal] === 1) {
        all += 1;
        count += 1;
        if (this.shownIn[signal] !== this.stretch) { this.shownIn[signal] = this.stretch; different += 1; }
        fullest = Math.max(fullest, count);
        most = Math.max(most, different);
      }
    }
    this.together = most / (most + HALF);
    this.share = all === 0 ? 0 : fullest / all;
    this.between = Math.min(1, 2 * (1 - this.share));
  }
}
