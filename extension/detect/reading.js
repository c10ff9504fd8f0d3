import { firstFrom } from './evidence.js';
import { fold } from './fold.js';
import { Hits } from './hits.js';
import { windowsOver } from './window.js';

/** A hit of a reading: its signal and the very words. @typedef {{signal: string, words: () => string}} Place */

/** The signal of a text in which nothing shows, so that what surrounds it is weighed. */
export const SHOWN = 'shown';
/** Reasons quote words no longer than this. */
const LONGEST_WORDS = 120;

/** One text, folded, with everything the lexicons and the facts find in it. */
export class Reading {
  /**
   * @param {string} text @param {Map<string, string>} confusables @param {import('./languages.js').Languages} languages @param {import('./names.js').Names} signals
   * @param {import('./facts.js').Fact[]} known what needs no wording
   * @param {boolean} always is there something to weigh even where no wording shows?
   */
  constructor(text, confusables, languages, signals, known, always) {
    /** @private */ this.text = text;
    /** @private */ this.signals = signals;
    this.folded = fold(text, confusables);
    const { at, length } = this.folded;
    const places = at.subarray(0, length + 1), facts = new Hits();
    for (const { signal, start, end } of known) facts.add(signals.id(signal), languages.any, firstFrom(places, start), firstFrom(places, end));
    this.hits = languages.match(this.folded, facts);
    if (this.hits.length === 0 && always) this.hits.add(signals.id(SHOWN), languages.any, 0, 0);
    this.windows = windowsOver(this.folded, this.hits);
  }

  /** @param {import('./window.js').Window} window @param {(lang: number) => boolean} keeps @returns {Place[]} the hits in a window, in order */
  places({ from, to }, keeps) {
    const places = [];
    for (let i = from; i < to; i += 1) {
      const start = this.hits.start[i], end = this.hits.end[i];
      if (keeps(this.hits.lang[i])) places.push({ signal: this.signals.names[this.hits.signal[i]], words: () => this.words(start, end) });
    }
    return places;
  }

  /** @private @param {number} start @param {number} end @returns {string} */
  words(start, end) {
    return this.text.slice(this.folded.at[start], this.folded.at[end]).trim().slice(0, LONGEST_WORDS);
  }
}
