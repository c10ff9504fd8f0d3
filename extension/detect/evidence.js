import { Asserted, BREAKS } from './asserted.js';
import { Hinted } from './hinted.js';

/**
 * From hits to evidence: how strongly each signal shows in one window.
 *
 * Evidence is kept by number of the signal, `around.<signal>` for what stands near the window, `between.<signal>`
 * for what stands between the signs of a scam, and written over for each window.
 */

/** Signals about the text around a window that change what the window means. */
const AROUND = ['advice', 'narrative', 'inquiry', 'procedure', 'commerce', 'fiction', 'technical'];
/** So many hits nearest to the window on each side count as around it: a bounded number, so that the whole stays linear. */
const MOST_AROUND = 150;
/** A language counts if it shows at least this share of what the strongest one shows. */
const SHARE = 0.25;
const CUE = 'cue_';
/** One hit in so many folded characters counts as one. */
const STRETCH = 200, AGAINST_STRETCH = 350;
/** A script without spaces says in one character what others say in so many. */
const DENSITY = 2.5;
const AGAINST = new Set([...AROUND, 'interface', 'banter']);
/** A pair of marks further apart than this is not one quotation. */
const LONGEST_QUOTE = 1_500;
/** What is worked out from other evidence. */
export const DERIVED = /^(?:quoted|reported|asserted|asserted_share|hinted|(?:around|between)\..*)$/;

/** Signals counted in a stretch of hits; places that overlap say the same thing once. */
class Counts {
  /** @param {number} signals */
  constructor(signals) {
    this.count = new Int32Array(signals);
    /** @private */ this.end = new Int32Array(signals);
    /** The signals counted, in the order they were met. @type {number[]} */
    this.met = [];
  }

  clear() {
    for (const signal of this.met) this.count[signal] = 0;
    this.met.length = 0;
  }

  /** @param {number} signal @param {number} start not before that of the last one @param {number} end */
  add(signal, start, end) {
    if (this.count[signal] === 0) { this.met.push(signal); this.count[signal] = 1; this.end[signal] = end; return; }
    if (start >= this.end[signal]) { this.count[signal] += 1; this.end[signal] = end; } else if (end > this.end[signal]) this.end[signal] = end;
  }
}

export class Weigher {
  /**
   * @param {import('./names.js').Names} signals @param {ReadonlySet<string>} speaksFor signals that speak for a scam
   * @param {{any: number, names: string[]}} languages
   */
  constructor(signals, speaksFor, { any, names: languages }) {
    const around = AROUND.map((signal) => [signals.id(signal), signals.id(`around.${signal}`)]);
    /** @private */ this.between = BREAKS.map((signal) => [signals.id(signal), signals.id(`between.${signal}`)]);
    /** @private */ this.narrative = signals.id('narrative');
    /** @private */ this.you = signals.id('cue_you');
    /** @private */ this.reported = signals.id('reported');
    /** @private */ this.quoted = signals.id('quoted');
    /** @private */ this.together = signals.id('asserted');
    /** @private */ this.hinted = signals.id('hinted');
    /** @private */ this.share = signals.id('asserted_share');
    const names = signals.names;
    /** @private */ this.around = new Int32Array(names.length);
    for (const [signal, beside] of around) this.around[signal] = beside;
    /** @private */ this.speaksFor = Uint8Array.from(names, (name) => (speaksFor.has(name) ? 1 : 0));
    /** @private */ this.stretch = Float64Array.from(names, (name) => (name.startsWith(CUE) ? STRETCH : AGAINST.has(name) ? AGAINST_STRETCH : Infinity));
    /** @private */ this.asserted = new Asserted(names, speaksFor);
    /** @private */ this.hints = new Hinted(names);
    /** @private */ this.any = any;
    /** @private */ this.mass = new Float64Array(languages.length);
    /** Does a language count in the window? @private */ this.kept = new Uint8Array(languages.length);
    /** @private */ this.counts = new Counts(names.length);
    /** @private */ this.beside = new Counts(names.length);
    /** Strength of each signal, 0…1. */
    this.strength = new Float64Array(names.length);
    /** Is there evidence of it at all? */
    this.has = new Uint8Array(names.length);
    /** The signals there is evidence of. @type {number[]} */
    this.met = [];
    /** The main language of the window, or -1. */
    this.lang = -1;
    /** The last look at a window in which a signal showed. @private */ this.shownIn = new Int32Array(names.length);
    /** @private */ this.look = 0;
  }

  /**
   * @param {import('./hits.js').Hits} hits by start @param {import('./window.js').Window} window
   * @param {[number, number][]} facts what is known beyond the text (fields, traps, place), the same for every window
   * @param {Int32Array} asides what `asidesOf` says of the hits
   * @param {{quotes: number[], length: number}} folded
   */
  weigh(hits, window, facts, asides, folded) {
    for (const signal of this.met) { this.strength[signal] = 0; this.has[signal] = 0; }
    this.met.length = 0;
    for (const [signal, strength] of facts) this.set(signal, strength);
    this.keepLanguages(hits, window);
    this.counts.clear();
    for (let i = window.from; i < window.to; i += 1) if (this.kept[hits.lang[i]] === 1) this.counts.add(hits.signal[i], hits.start[i], hits.end[i]);
    // A weak word, or one that speaks against, says little in a long text, where every word turns up: what counts is how dense it stands.
    const length = (window.end - window.start) * (window.dense ? DENSITY : 1);
    for (const signal of this.counts.met) {
      const count = this.counts.count[signal];
      this.set(signal, Math.max(this.strength[signal], count / (count + Math.max(1, length / this.stretch[signal]))));
    }
    // Telling of others without speaking to a reader: news does, a scam hardly can.
    if (this.strength[this.narrative] > 0) this.set(this.reported, this.strength[this.narrative] * (1 - this.strength[this.you]));
    this.weighAround(hits, window, asides);
    this.weighAsserted(hits, window);
    const hinted = this.hints.weigh(hits, window, this.kept, window.dense ? DENSITY : 1);
    if (hinted > 0) this.set(this.hinted, hinted);
    const quoted = this.quotedShare(hits, window, folded);
    if (quoted > 0) this.set(this.quoted, quoted);
  }

  /**
   * Can any rule say something about this window? Far cheaper than weighing it.
   * @param {import('./hits.js').Hits} hits @param {import('./window.js').Window} window @param {[number, number][]} facts @param {import('./score.js').Scorer[]} scorers
   * @returns {boolean}
   */
  shows(hits, { from, to }, facts, scorers) {
    const look = this.look += 1;
    for (const [signal] of facts) this.shownIn[signal] = look;
    for (let i = from; i < to; i += 1) this.shownIn[hits.signal[i]] = look;
    return scorers.some((scorer) => scorer.mayApply((signal) => this.shownIn[signal] === look));
  }

  /** @param {number} lang @returns {boolean} does it count in the window that was weighed last? */
  keeps(lang) {
    return this.kept[lang] === 1;
  }

  /**
   * @param {import('./hits.js').Hits} hits
   * @returns {Int32Array} which of them say what a text around them is
   */
  asidesOf(hits) {
    const asides = [];
    for (let i = 0; i < hits.length; i += 1) if (this.around[hits.signal[i]] !== 0) asides.push(i);
    return Int32Array.from(asides);
  }

  /** @private @param {number} signal @param {number} strength */
  set(signal, strength) {
    if (this.has[signal] === 0) { this.has[signal] = 1; this.met.push(signal); }
    this.strength[signal] = strength;
  }

  /** Words of one language can mean something else in another: only the languages the window is written in count. @private @param {import('./hits.js').Hits} hits @param {import('./window.js').Window} window */
  keepLanguages(hits, { from, to }) {
    this.mass.fill(0);
    for (let i = from; i < to; i += 1) this.mass[hits.lang[i]] += hits.end[i] - hits.start[i];
    let most = 0;
    this.lang = -1;
    for (let i = from; i < to; i += 1) {
      const lang = hits.lang[i];
      if (lang !== this.any && this.mass[lang] > most) { most = this.mass[lang]; this.lang = lang; }
    }
    for (let lang = 0; lang < this.mass.length; lang += 1) this.kept[lang] = lang === this.any || this.mass[lang] >= SHARE * most ? 1 : 0;
  }

  /** @private @param {import('./hits.js').Hits} hits @param {import('./window.js').Window} window */
  weighAsserted(hits, window) {
    this.asserted.weigh(hits, window, this.kept);
    const { together, share, between } = this.asserted;
    if (share === 0) return;
    this.set(this.together, together);
    this.set(this.share, share);
    for (const [signal, inside] of this.between) if (between > 0 && this.strength[signal] > 0) this.set(inside, this.strength[signal] * between);
  }

  /** @private @param {import('./hits.js').Hits} hits @param {import('./window.js').Window} window @param {Int32Array} asides */
  weighAround(hits, { from, to }, asides) {
    this.beside.clear();
    const last = Math.min(hits.length, to + MOST_AROUND);
    for (let at = firstFrom(asides, Math.max(0, from - MOST_AROUND)); at < asides.length && asides[at] < last; at += 1) {
      if (asides[at] >= from && asides[at] < to) { at = firstFrom(asides, to) - 1; continue; }
      this.beside.add(hits.signal[asides[at]], hits.start[asides[at]], hits.end[asides[at]]);
    }
    for (const signal of this.beside.met) this.set(this.around[signal], saturate(this.beside.count[signal]));
  }

  /**
   * What share of the hits that speak for a scam stands between quotation marks: news and threads quote a scam, a scam seldom quotes itself.
   * A quotation that is nearly all of the text quotes nothing.
   * @private @param {import('./hits.js').Hits} hits @param {import('./window.js').Window} window @param {{quotes: number[], length: number}} folded
   */
  quotedShare(hits, { from, to }, { quotes, length }) {
    if (quotes.length < 2) return 0;
    const longest = Math.min(LONGEST_QUOTE, 0.8 * length);
    let quoted = 0, all = 0, before = firstFrom(quotes, hits.start[from] + 1);
    for (let i = from; i < to; i += 1) {
      if (this.kept[hits.lang[i]] === 0 || this.speaksFor[hits.signal[i]] === 0) continue;
      all += 1;
      while (before < quotes.length && quotes[before] <= hits.start[i]) before += 1;
      if (before % 2 === 1 && before < quotes.length && quotes[before] - quotes[before - 1] < longest) quoted += 1;
    }
    return all === 0 ? 0 : quoted / all;
  }
}

/** @param {Int32Array|number[]} ascending @param {number} least @returns {number} index of the first that is not less */
export function firstFrom(ascending, least) {
  let low = 0, high = ascending.length;
  while (low < high) { const middle = (low + high) >> 1; if (ascending[middle] < least) low = middle + 1; else high = middle; }
  return low;
}

/** Once says much, five times says hardly more than four. @param {number} count @returns {number} 0.5, 0.67, 0.75 … 1 */
function saturate(count) {
  return count / (count + 1);
}
