import { compileLexicons } from './lexicon.js';
import { matchLexicon } from './match.js';

/**
 * Twenty languages are compiled one by one, when a text in them turns up: a worker that wakes for one page in French does not pay
 * for Thai. Which languages a text is in is told by their weak words, which are few and turn up in every text.
 *
 * @typedef {import('./lexicon.js').Lexicon} Lexicon
 * @typedef {import('./lexicon.js').CompiledLexicon} CompiledLexicon
 * @typedef {import('./match.js').Hit} Hit
 */

const ANY_LANGUAGE = 'und';
const CUE = 'cue_';
/** A stretch of text is in at most so many languages, each with at least this share of the strongest one's letters. */
const MOST_LANGUAGES = 3, SHARE = 0.25;
/** A few sentences in another language count, however long the text around them is. In folded characters. */
const STRETCH = 1_500;
/** A text that changes its language at every stretch is matched in no more languages than this. */
const MOST_IN_ALL = 6;

export class Languages {
  /** @param {Record<string, Lexicon>} lexicons */
  constructor(lexicons) {
    /** @private */ this.lexicons = lexicons;
    /** @private */ this.finder = compileLexicons(Object.fromEntries(Object.entries(lexicons).filter(([lang]) => lang !== ANY_LANGUAGE).map(([lang, lexicon]) => [lang, onlyCues(lexicon)])));
    /** @private @type {Map<string, CompiledLexicon>} */ this.compiled = new Map();
  }

  /**
   * @param {string} text folded
   * @returns {Hit[]} every hit of the languages the text is in, and of what belongs to no language
   */
  match(text) {
    return [ANY_LANGUAGE, ...this.of(text)].flatMap((lang) => matchLexicon(text, this.lexicon(lang)));
  }

  /** @param {string} text folded @returns {string[]} the languages it is written in, strongest first */
  of(text) {
    /** @type {Map<string, number>[]} */
    const stretches = [];
    for (const { lang, start, end } of matchLexicon(text, this.finder)) {
      const letters = stretches[Math.floor(start / STRETCH)] ??= new Map();
      letters.set(lang, (letters.get(lang) ?? 0) + end - start);
    }
    /** @type {Map<string, number>} */
    const found = new Map();
    for (const letters of stretches) {
      if (!letters) continue;
      const ranked = [...letters].sort((a, b) => b[1] - a[1]);
      for (const [lang, count] of ranked.slice(0, MOST_LANGUAGES)) if (count >= SHARE * ranked[0][1]) found.set(lang, Math.max(found.get(lang) ?? 0, count));
    }
    return [...found].sort((a, b) => b[1] - a[1]).slice(0, MOST_IN_ALL).map(([lang]) => lang);
  }

  /** @private @param {string} lang @returns {CompiledLexicon} */
  lexicon(lang) {
    const known = this.compiled.get(lang);
    if (known) return known;
    const made = compileLexicons(this.lexicons[lang] ? { [lang]: this.lexicons[lang] } : {});
    this.compiled.set(lang, made);
    return made;
  }
}

/** @param {Lexicon} lexicon @returns {Lexicon} */
function onlyCues(lexicon) {
  return { ...lexicon, signals: Object.fromEntries(Object.entries(lexicon.signals).filter(([signal]) => signal.startsWith(CUE))) };
}
