/**
 * Ways to find the wording of one language in a text, each timed in this browser: ours, a loop of regular expressions, and a library's
 * Aho–Corasick, which finds the literal strings alone and so does less.
 */
import { AhoCorasick } from '/library/fast.mjs';
import { fold } from '/extension/detect/fold.js';
import { createJudge, withNames } from '/extension/detect/judge.js';
import { Languages } from '/extension/detect/languages.js';
import { Names } from '/extension/detect/names.js';
import { parsePattern } from '/extension/detect/pattern.js';

const LEAST_MS = 300;
/** A pattern's signs as a person would write them in a regular expression. */
const SIGNS = new Map(Object.entries({
  '(': '(?:', ')': ')', '[': '(?:', ']': ')?', '|': '|', '*': '[\\p{L}\\p{M}]*', ' ': ' ?', '...': '[^.]{0,200}?',
}));
const SIGN = /\.\.\.|[()[\]|*]|\s+/g, NO_LETTER_BEFORE = '(?<![\\p{L}\\p{M}])', NO_LETTER_AFTER = '(?![\\p{L}\\p{M}])';

/** @param {() => void} work @returns {number} milliseconds for one call, the first one left out */
function time(work) {
  work();
  const began = performance.now();
  let calls = 0;
  do { work(); calls += 1; } while (performance.now() - began < LEAST_MS);
  return (performance.now() - began) / calls;
}

/** @param {string} pattern @param {Map<string, string>} confusables @returns {RegExp} */
function regularExpression(pattern, confusables) {
  const text = pattern.replaceAll('…', '...'), signs = text.match(SIGN) ?? [];
  const source = text.split(SIGN).map((words, place) =>
    asFolded(words, confusables).replace(/[\\^$.+?{}]/g, '\\$&') + (place < signs.length ? SIGNS.get(signs[place].trim() || ' ') : '')).join('');
  return new RegExp((text.startsWith('*') ? '' : NO_LETTER_BEFORE) + source + (text.endsWith('*') ? '' : NO_LETTER_AFTER), 'gu');
}

/** @param {string} text @param {Map<string, string>} confusables @returns {string} */
function asFolded(text, confusables) {
  return unitsOf(fold(text, confusables));
}

/** @param {import('/extension/detect/fold.js').Folded} folded @returns {string} */
function unitsOf(folded) {
  return Array.from({ length: folded.length }, (_, i) => String.fromCharCode(folded.units[i])).join('');
}

/**
 * @param {{detection: any, lang: string, text: string}} given @returns {Record<string, {load_ms: number, run_ms: number, found: number}>}
 */
export function timeMatchers({ detection, lang, text }) {
  const lexicons = { und: detection.lexicons.und, [lang]: detection.lexicons[lang] };
  const all = withNames({ ...detection, lexicons });
  const patterns = Object.values(all).flatMap(({ signals }) => Object.values(signals).flat());
  const literals = [...new Set(patterns.flatMap((pattern) => parsePattern(pattern).flat().flatMap(({ atoms }) => atoms.map((atom) => atom.text))))];
  const confusables = new Map(Object.entries(detection.confusables));
  const folded = fold(text, confusables), plain = unitsOf(folded);
  /** @type {Record<string, () => () => number>} */
  const ways = {
    'the whole judge': () => { const judge = createJudge({ ...detection, lexicons }); return () => judge.checkText(text, {}).reasons.length; },
    'our wordings': () => { const languages = new Languages(all, new Names()); return () => languages.match(folded).length; },
    'a loop of regular expressions': () => {
      const loop = patterns.map((pattern) => regularExpression(pattern, confusables));
      return () => loop.reduce((sum, one) => { let found = 0; for (const _ of plain.matchAll(one)) found += 1; return sum + found; }, 0);
    },
    'a library, literal strings alone': () => { const library = new AhoCorasick(literals); return () => library.matchInText(plain).length; },
  };
  return Object.fromEntries(Object.entries(ways).map(([name, prepare]) => {
    const began = performance.now(), run = prepare();
    const found = run(); // the judge compiles a language when it meets it
    const load = performance.now() - began;
    return [name, { load_ms: load, run_ms: time(run), found }];
  }));
}
