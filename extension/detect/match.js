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
  const latest = new Int32Array(lexicon.steps).fill(-1); // the step's latest place
  const places = new Places();
  let sentence = -1, counted = 0;                         // the last full stop before `counted`
  automaton.scan(text, (atom, end) => {
    const start = end - automaton.lengths[atom];
    for (; counted < end; counted += 1) if (text.charCodeAt(counted) === 46) sentence = counted;
    for (const use of uses[atom]) {
      if (use.left && !beginsWord(text, start)) continue;
      if (use.right && isSpacedLetter(text.charCodeAt(end)) && isSpacedLetter(text.charCodeAt(end - 1))) continue;
      let from = start;
      if (!use.first) {
        let place = latest[use.step - 1];
        while (place >= 0 && places.end[place] > start) place = places.before[place];
        if (use.link === 'gap') {
          if (place < 0 || sentence >= places.end[place] || start - places.end[place] > gapAt(text, start)) continue;
        } else {
          while (place >= 0 && !adjacent(text, places.end[place], start, places.loose[place], !use.left)) {
            place = start - places.end[place] > REST_OF_WORD ? -1 : places.before[place];
          }
          if (place < 0) continue;
        }
        from = places.begun[place];
      }
      latest[use.step] = places.add(latest[use.step], from, end, !use.right);
      if (use.last) hits.push({ signal: wordings[use.wording].signal, lang: wordings[use.wording].lang, start: from, end });
    }
  });
  return hits;
}

/**
 * Where steps were found. Those of one step hang together, latest first, one for each end: since a longer atom may end where none can
 * follow, the shorter ones before it are kept as well.
 */
class Places {
  constructor() {
    /** @type {number[]} */ this.end = [];
    /** Where the row of steps began. @type {number[]} */ this.begun = [];
    /** May the word go on? @type {boolean[]} */ this.loose = [];
    /** The place before this one, or -1. @type {number[]} */ this.before = [];
  }

  /** @param {number} latest of the same step, or -1 @param {number} begun @param {number} end @param {boolean} loose @returns {number} */
  add(latest, begun, end, loose) {
    if (latest >= 0 && this.end[latest] === end) {
      this.begun[latest] = begun;
      this.loose[latest] ||= loose;
      return latest;
    }
    this.begun.push(begun); this.loose.push(loose); this.before.push(latest);
    return this.end.push(end) - 1;
  }
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
