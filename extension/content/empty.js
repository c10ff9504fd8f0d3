/**
 * Most frames in pages never hold anything: they belong to advertising and to statistics, and have no size. Such a frame costs one
 * question and one observer, until something comes into it.
 */
import { keepLooking } from './clock.js';

/** An empty document has these elements: html, head, body. */
const OF_EMPTY = 3;
/** What style sheets write and what stands in a shadow root leaves no trace in a document: an empty frame that can be seen, of so many square pixels, is read after all. */
const SEEN = 100;
const FIRST_MS = 500;

/** @returns {boolean} asks for lists and texts alone: the first element that script asks for makes a frame build all there is to an element */
function isEmpty() {
  return document.getElementsByTagName('*').length <= OF_EMPTY && document.createTreeWalker(document, NodeFilter.SHOW_TEXT).nextNode() === null;
}

/** @param {() => void} then called once: now, or in the turn in which the first thing comes, which is before it is painted */
export function onceFilled(then) {
  if (!isEmpty()) { then(); return; }
  let waits = true;
  const go = () => {
    waits = false;
    observer.disconnect();
    then();
  };
  const observer = new MutationObserver(() => { if (!isEmpty()) go(); });
  observer.observe(document, { childList: true, subtree: true, characterData: true });
  keepLooking(FIRST_MS, () => {
    if (waits && innerWidth * innerHeight >= SEEN) go();
    return waits;
  });
}
