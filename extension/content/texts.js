/**
 * The text found in the page and not yet read by the judge, in the order it was found.
 */

/** The judge is given at most so many characters at once. */
const AT_ONCE = 48_000;
/** What belongs together may come in two batches: the end of one is the beginning of the next. */
const OVERLAP = 2_500;
/** A page that writes more than this before it is read is flooding us. */
const MOST = 2_000_000;
/** Fewer letters than this say nothing. */
const FEWEST = 12;
const LETTERS = /\p{L}/gu;

/**
 * @typedef {object} Texts
 * @property {(text: string) => void} add
 * @property {() => string | null} next  the next piece to read, or null when nothing is worth it
 * @property {() => boolean} flooded     more came than can be kept; what came last was dropped
 */

/** @returns {Texts} */
export function createTexts() {
  /** @type {string[]} */
  let parts = [];
  let length = 0, tail = '', flooded = false;
  return {
    add(text) {
      if (length > MOST) { flooded = true; return; }
      parts.push(text);
      length += text.length;
    },
    next() {
      if (length < FEWEST) return null;
      const all = parts.join('');
      if (all.length < 200 && (all.match(LETTERS)?.length ?? 0) < FEWEST) return null;
      const piece = all.slice(0, AT_ONCE);
      const rest = all.slice(AT_ONCE);
      parts = rest === '' ? [] : [rest];
      length = rest.length;
      const made = tail + piece;
      tail = made.slice(-OVERLAP);
      return made;
    },
    flooded: () => flooded,
  };
}
