/**
 * What the reader cannot find without layout and style: shadow roots of whatever fills the window, and text written by CSS.
 */
import { findShadows } from './hosts.js';

/** Points of the window at which elements are asked for a shadow root: asking each of thousands costs more than all the rest. */
const PLACES = [[0.5, 0.5], [0.25, 0.25], [0.75, 0.25], [0.25, 0.75], [0.75, 0.75]];
const MOST_ELEMENTS = 400;

/** @param {Set<Node>} known @returns {Promise<boolean>} was a shadow root found? */
export function findShown(known) {
  return findShadows(document, known, PLACES.flatMap(([right, down]) => document.elementsFromPoint(innerWidth * right, innerHeight * down)));
}

/** @returns {string} text written by style sheets */
export function writtenByStyles() {
  const elements = document.body?.getElementsByTagName('*') ?? [];
  let text = '';
  for (let i = 0; i < Math.min(elements.length, MOST_ELEMENTS); i += 1) {
    for (const side of ['::before', '::after']) {
      const content = getComputedStyle(elements[i], side).content;
      if (content.length > 2 && content.includes('"')) text += content.replaceAll('"', '');
    }
  }
  return text.slice(0, 20_000);
}
