/**
 * What the reader cannot find without layout and style: shadow roots of whatever fills the window, and text that CSS writes or moves.
 */
import { measureBlocks } from './blocks.js';
import { findShadows } from './hosts.js';
import { inSlices } from './slices.js';

/** Points of the window at which elements are asked for a shadow root: asking each of thousands costs more than all the rest. */
const PLACES = [[0.5, 0.5], [0.25, 0.25], [0.75, 0.25], [0.25, 0.75], [0.75, 0.75]];
const MOST_TEXT = 20_000;

/** @param {Set<Node>} known @returns {Promise<boolean>} was a shadow root found? */
export function findShown(known) {
  return findShadows(document, known, PLACES.flatMap(([right, down]) => document.elementsFromPoint(innerWidth * right, innerHeight * down)));
}

/** @param {Set<Node>} roots @returns {Promise<string>} the text as it is seen: in the order in which styles show it, and what they write */
export async function asSeen(roots) {
  const { result } = await inSlices(measureBlocks([...roots].filter((root) => root.isConnected)));
  return result.map((block) => block.text).join('\n').slice(0, MOST_TEXT);
}
