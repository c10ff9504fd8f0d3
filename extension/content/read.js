/**
 * Reads the text of a document in the order it stands there: each text node once, in pieces of a few milliseconds. Layout is never
 * asked for, and of most nodes nothing but their text: whatever else is asked makes the browser build an object for script.
 */
import { undoOverrides } from './bidi.js';
import { INLINE, SILENT } from './walk.js';

/** Longer text may be code or style: only then is it asked whose text it is. */
const MAY_BE_CODE = 60;
/** So few characters are a part of a word. */
const TINY = 2;
/** A page with more text or more pieces than this is read no further; it is measured instead. */
const MOST_TEXT = 2_000_000, MOST_PIECES = 60_000;

/** @param {Node} node @returns {Node | null} what holds the line this text stands in */
function lineHolder(node) {
  let holder = node.parentNode;
  while (holder !== null && INLINE.has(holder.nodeName)) holder = holder.parentNode;
  return holder;
}

/**
 * @param {Iterable<Node>} roots @returns {Reading}
 * @typedef {object} Reading
 * @property {string[]} pieces  what was read; each begins with the white space that parts it from the one before
 * @property {boolean} tooMuch
 * @property {number} tiny  pieces that are no words
 * @property {(node: Node) => boolean} passed  does it stand where was read already?
 * @property {(milliseconds: number) => boolean} go  reads on for so long; false when nothing is left for now. What is appended later is found when it is asked again
 */
export function startReading(roots) {
  const waiting = [...roots];
  /** @type {TreeWalker | null} */
  let walker = null;
  /** @type {Node | null} */
  let before = null;
  let last = '', gap = true, length = 0;

  /** @param {Node} node */
  const take = (node) => {
    const text = /** @type {string} */ (node.nodeValue);
    const size = text.length;
    if (size === 0) return;
    // Most blank text is the indentation of markup.
    if (text.charCodeAt(0) <= 0x20 && text.trim() === '') { gap = true; return; }
    if (size > MAY_BE_CODE && SILENT.has(node.parentNode?.nodeName ?? '')) return;
    let separator = gap ? '\n' : '';
    // Two nodes that meet without white space: one word cut up, or the ends of two lines. Letters set one by one into blocks are one word.
    if (!gap && size > 3 && text.charCodeAt(0) > 0x20 && last.charCodeAt(last.length - 1) > 0x20 && before !== null && lineHolder(before) !== lineHolder(node)) separator = '\n';
    reading.pieces.push(separator + undoOverrides(text));
    if (size <= TINY) reading.tiny += 1;
    length += size;
    gap = false;
    last = text;
    before = node;
  };

  /** @type {Reading} */
  const reading = {
    pieces: [],
    tooMuch: false,
    tiny: 0,
    passed: (node) => walker !== null && (walker.currentNode.compareDocumentPosition(node) & (Node.DOCUMENT_POSITION_PRECEDING | Node.DOCUMENT_POSITION_DISCONNECTED)) === Node.DOCUMENT_POSITION_PRECEDING,
    go(milliseconds) {
      const end = performance.now() + milliseconds;
      // Where it stood has been taken out of the page: out there nothing would ever follow.
      if (walker !== null && !walker.root.contains(walker.currentNode)) walker.currentNode = walker.root;
      for (let steps = 1; ; steps += 1) {
        if (steps % 128 === 0 && performance.now() > end) return true;
        if (walker === null) {
          const root = waiting.shift();
          if (root === undefined) return false;
          if (root.nodeType === Node.TEXT_NODE) { take(root); continue; }
          walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
          gap = true;
        }
        const node = walker.nextNode();
        if (node === null) {
          if (waiting.length === 0) return false;
          walker = null;
        } else if (length > MOST_TEXT || reading.pieces.length > MOST_PIECES) {
          reading.tooMuch = true;
          return false;
        } else take(node);
      }
    },
  };
  return reading;
}
