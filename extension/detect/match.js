import { isDenseLetter, isSpacedLetter } from './characters.js';

/**
 * One place where the text shows a signal.
 * @typedef {{signal: string, lang: string, start: number, end: number}} Hit  places in the folded text
 */

/** How far apart, in folded characters, the two sides of a gap may stand: about ten words. */
const GAP = 60, DENSE_GAP = 22;
/** How much of a word may stand between two adjacent steps ("block…ed your"). */
const REST_OF_WORD = 20;
/** Short words that Arabic writes together with the next one: and, so, with, for, like, the. */
const ARABIC_PREFIX = /^[وفبلك]?(ال|ل)?$|^[وف][بلك]?(ال|ل)?$/;

/**
 * @param {string} text folded
 * @param {import('./lexicon.js').CompiledLexicon} lexicon
 * @returns {Hit[]} in order of their ends
 */
export function matchLexicon(text, lexicon) {
  /** @type {Hit[]} */
  const hits = [];
  const { automaton, uses, wordings } = lexicon;
  const reached = new Int32Array(lexicon.steps).fill(-1); // where the step's latest hit ended
  const begun = new Int32Array(lexicon.steps);            // where the chain that led to it began
  const loose = new Uint8Array(lexicon.steps);            // did it end inside a word?
  let sentence = -1, counted = 0;                         // the last full stop before `counted`
  automaton.scan(text, (atom, end) => {
    const start = end - automaton.lengths[atom];
    for (; counted < end; counted += 1) if (text.charCodeAt(counted) === 46) sentence = counted;
    for (const use of uses[atom]) {
      if (use.left && !beginsWord(text, start)) continue;
      if (use.right && isSpacedLetter(text.charCodeAt(end)) && isSpacedLetter(text.charCodeAt(end - 1))) continue;
      let from = start;
      if (!use.first) {
        const before = reached[use.step - 1];
        if (before < 0 || before > start) continue;
        if (use.link === 'gap' ? sentence >= before || start - before > gapAt(text, start)
          : !adjacent(text, before, start, loose[use.step - 1] === 1, !use.left)) continue;
        from = begun[use.step - 1];
      }
      reached[use.step] = end; begun[use.step] = from; loose[use.step] = use.right ? 0 : 1;
      if (use.last) hits.push({ signal: wordings[use.wording].signal, lang: wordings[use.wording].lang, start: from, end });
    }
  });
  return hits;
}

/** @param {string} text @param {number} start @returns {boolean} */
function beginsWord(text, start) {
  const first = text.charCodeAt(start);
  if (!isSpacedLetter(text.charCodeAt(start - 1)) || !isSpacedLetter(first)) return true;
  if (first < 0x600 || first > 0x6ff) return false;
  let from = start;
  while (start - from < 5 && isSpacedLetter(text.charCodeAt(from - 1))) from -= 1;
  return start - from < 5 && ARABIC_PREFIX.test(text.slice(from, start));
}

/** @param {string} text @param {number} start @returns {number} */
function gapAt(text, start) {
  return isDenseLetter(text.charCodeAt(start)) ? DENSE_GAP : GAP;
}

/**
 * At most one space, and the rest of a word where a star allows it.
 * @param {string} text @param {number} from @param {number} to @param {boolean} restBefore @param {boolean} restAfter
 * @returns {boolean}
 */
function adjacent(text, from, to, restBefore, restAfter) {
  if (to - from > REST_OF_WORD) return false;
  let i = from;
  if (restBefore) while (i < to && isSpacedLetter(text.charCodeAt(i))) i += 1;
  if (i < to && text.charCodeAt(i) === 32) i += 1;
  if (restAfter) while (i < to && isSpacedLetter(text.charCodeAt(i))) i += 1;
  return i === to;
}
