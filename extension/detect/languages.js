import { fromBytes } from './compiled.js';
import { Hits } from './hits.js';
import { compileLexicons } from './lexicon.js';
import { Matcher } from './match.js';
import { Names } from './names.js';
import { merged } from './ranges.js';

/**
 * Twenty languages are read one by one, when a text in them turns up, and matched only where it does: a worker that wakes for one page in French does not pay
 * for Thai. Which languages a text is in is told by their weak words, which are few and turn up in every text: what finds them is a
 * part of its own, the finder. Each part is compiled from its wording, or read from bytes that were compiled when the release was built.
 *
 * @typedef {import('./lexicon.js').Lexicon} Lexicon
 */

export const FINDER = 'finder';

/** A text is in languages whose compiled parts are not at hand; once they are, the same text can be judged. */
export class PartsMissing extends Error {
  /** @param {string[]} parts */
  constructor(parts) {
    super(`not at hand: ${parts.join(', ')}`);
    this.parts = parts;
  }
}

export const ANY_LANGUAGE = 'und';
const CUE = 'cue_';
/** A stretch of text is in at most so many languages: beside the strongest those with this share of its letters, or with that share in words it does not have. */
const MOST_LANGUAGES = 3, KIN = 0.6, OWN = 0.4;
/** One sentence in another language counts, however long the text around it is. In folded characters. */
const STRETCH = 500;
/**
 * Beside the main language of a longer text another one counts where a stretch has so many different words of it that the main one does
 * not have: a name, a loanword or a chance likeness turns up in every few stretches of a page, and each language matched for nothing costs
 * memory and may take words for others.
 */
const WORDS = 4;
const NONE = -1;

export class Languages {
  /**
   * @param {Record<string, Lexicon>} lexicons wording of the parts that have no bytes @param {Names} signals numbers of signals, to be added to
   * @param {Map<string, ArrayBuffer>} [compiled] bytes of parts, by name; more may come in later
   */
  constructor(lexicons, signals, compiled = new Map()) {
    /** @private */ this.lexicons = lexicons;
    /** @private */ this.compiled = compiled;
    /** @private */ this.signals = signals;
    /** @private */ this.langs = new Names();
    /** The number of what belongs to no language. */ this.any = this.langs.id(ANY_LANGUAGE);
    for (const lang of Object.keys(lexicons)) this.langs.id(lang);
    for (const lexicon of Object.values(lexicons)) for (const signal of Object.keys(lexicon.signals)) signals.id(signal);
    /** Finds the cues of all languages, and all that belongs to none. @private */
    this.finder = /** @type {Matcher} */ (this.part(FINDER));
    /** Those met last come last. @private @type {Map<string, Matcher>} */ this.matchers = new Map();
  }

  /** Languages by number. @returns {string[]} */
  get names() {
    return this.langs.names;
  }

  /**
   * @param {import('./fold.js').Folded} folded
   * @param {Hits} [more] hits of no language to be sorted in
   * @returns {Hits} by start: every hit of the languages the text is in, and of what belongs to no language
   * @throws {PartsMissing}
   */
  match(folded, more = new Hits()) {
    const hits = new Hits();
    this.finder.match(folded, hits);
    const rank = new Int32Array(this.names.length).fill(-1);
    rank[this.any] = 0;
    const found = this.of(folded, hits);
    // The strongest last: it is the one to be kept longest.
    const missing = found.map(({ lang }) => lang).reverse().filter((lang) => !this.isAtHand(lang));
    if (missing.length > 0) throw new PartsMissing(missing);
    found.forEach(({ lang, ranges }, place) => {
      rank[this.langs.id(lang)] = place + 1;
      for (const [from, to] of ranges) this.matchers.get(lang)?.match(folded, hits, from, to);
    });
    for (let i = 0; i < more.length; i += 1) hits.add(more.signal[i], more.lang[i], more.start[i], more.end[i]);
    return hits.sorted(rank, folded.length);
  }

  /**
   * @private @param {import('./fold.js').Folded} folded @param {Hits} cues
   * @returns {{lang: string, ranges: import('./ranges.js').Range[]}[]} the languages it is written in, strongest first, and where
   */
  of(folded, cues) {
    const { length } = folded, all = new Float64Array(this.names.length);
    /** @type {number[][]} */
    const inside = Array.from({ length: Math.ceil(length / STRETCH) }, () => []);
    for (let i = 0; i < cues.length; i += 1) {
      if (cues.lang[i] === this.any) continue;
      inside[Math.floor(cues.start[i] / STRETCH)].push(i);
      all[cues.lang[i]] += cues.end[i] - cues.start[i];
    }
    const main = inside.length > 1 ? all.indexOf(Math.max(...all)) : NONE;
    /** @type {Map<number, {most: number, ranges: import('./ranges.js').Range[]}>} */
    const found = new Map();
    inside.forEach((here, stretch) => {
      for (const [lang, letters] of this.strongest(cues, here)) {
        if (main !== NONE && lang !== main && ownWords(folded, cues, here, lang, main) < WORDS) continue;
        const known = found.get(lang) ?? { most: 0, ranges: [] };
        known.most = Math.max(known.most, letters);
        // The stretches beside it as well: what is said there may reach into them.
        known.ranges.push([Math.max(0, (stretch - 1) * STRETCH), Math.min(length, (stretch + 2) * STRETCH)]);
        found.set(lang, known);
      }
    });
    return [...found].sort((a, b) => b[1].most - a[1].most).map(([lang, { ranges }]) => ({ lang: this.names[lang], ranges: merged(ranges) }));
  }

  /**
   * @private @param {Hits} cues @param {number[]} here numbers of those in one stretch of the text
   * @returns {[number, number][]} the languages it is in, strongest first, each with the letters of its cues
   */
  strongest(cues, here) {
    const count = this.names.length, letters = new Float64Array(count), met = new Int32Array(count), own = new Float64Array(count);
    for (const i of here) {
      const lang = cues.lang[i];
      if (letters[lang] === 0) met[lang] = cues.end[i];
      letters[lang] += cues.end[i] - cues.start[i];
    }
    const ranked = [...letters.keys()].filter((lang) => letters[lang] > 0).sort((a, b) => letters[b] - letters[a] || met[a] - met[b]);
    // A word that the strongest has as well (loanwords, short words) says little for another.
    const shared = placesOf(cues, here, ranked[0]);
    for (const i of here) if (!shared.has(cues.start[i])) own[cues.lang[i]] += cues.end[i] - cues.start[i];
    const least = letters[ranked[0]];
    return ranked.slice(0, MOST_LANGUAGES).filter((lang, place) => place === 0 || own[lang] >= OWN * least || letters[lang] >= KIN * least).map((lang) => [lang, letters[lang]]);
  }

  /**
   * Lets go of the languages that have not been met for longest. What was compiled here, from wording, stays: it costs more to make anew.
   * @param {number} most languages that may stay
   */
  letGo(most) {
    for (const lang of [...this.matchers.keys()].slice(0, -most)) if (this.compiled.delete(lang)) this.matchers.delete(lang);
  }

  /** @private @param {string} lang @returns {boolean} is what the finder does not find of it there to be matched? */
  isAtHand(lang) {
    const matcher = this.matchers.get(lang) ?? this.part(lang);
    this.matchers.delete(lang);
    if (matcher !== null) this.matchers.set(lang, matcher);
    return matcher !== null;
  }

  /** @private @param {string} name @returns {Matcher|null} */
  part(name) {
    const bytes = this.compiled.get(name);
    if (bytes !== undefined) return new Matcher(fromBytes(bytes, this.signals, this.langs));
    if (name !== FINDER && !(name in this.lexicons)) return null;
    return new Matcher(compileLexicons(partOf(this.lexicons, name), this.signals, this.langs));
  }
}

/** @param {Hits} cues @param {number[]} here @param {number} lang @returns {Set<number>} where its cues begin */
function placesOf(cues, here, lang) {
  return new Set(here.filter((i) => cues.lang[i] === lang).map((i) => cues.start[i]));
}

/**
 * @param {import('./fold.js').Folded} folded @param {Hits} cues @param {number[]} here @param {number} lang @param {number} main
 * @returns {number} different cues of a language in a stretch that the text's main language does not have
 */
function ownWords({ units }, cues, here, lang, main) {
  const shared = placesOf(cues, here, main), words = new Set();
  for (const i of here) {
    const start = cues.start[i], end = cues.end[i];
    // How long it is, and how it begins and ends, tells words apart well enough.
    if (cues.lang[i] === lang && !shared.has(start)) words.add(`${end - start} ${units[start]} ${units[end - 1]}`);
  }
  return words.size;
}

/** @param {Record<string, Lexicon>} lexicons @returns {string[]} the parts they are compiled in */
export function partsOf(lexicons) {
  return [FINDER, ...Object.keys(lexicons).filter((lang) => lang !== ANY_LANGUAGE)];
}

/** @param {Record<string, Lexicon>} lexicons @param {string} name @returns {Record<string, Lexicon>} the wording of one part */
export function partOf(lexicons, name) {
  if (name !== FINDER) return { [name]: only(lexicons[name], (signal) => !isCue(signal)) };
  return Object.fromEntries(Object.entries(lexicons).map(([lang, lexicon]) => [lang, lang === ANY_LANGUAGE ? lexicon : only(lexicon, isCue)]));
}

/** @param {string} signal @returns {boolean} */
function isCue(signal) {
  return signal.startsWith(CUE);
}

/** @param {Lexicon} lexicon @param {(signal: string) => boolean} wanted @returns {Lexicon} */
function only(lexicon, wanted) {
  return { ...lexicon, signals: Object.fromEntries(Object.entries(lexicon.signals).filter(([signal]) => wanted(signal))) };
}
