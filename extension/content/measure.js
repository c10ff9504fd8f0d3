/**
 * One measure of one frame: what it shows, asks for and does, as an observation for the worker.
 */
import { measureBlocks } from './blocks.js';
import { measureCovers } from './covers.js';
import { measureFields } from './fields.js';
import { LIMITS } from '../messages/limits.js';

/**
 * @param {Node[]} roots the document and its shadow roots
 * @param {Record<string, number>} traps
 * @returns {import('../messages/to-worker.js').Observation} `host` and `top` are filled by the worker from the sender
 */
export function measure(roots, traps) {
  const blocks = measureBlocks(roots);
  let room = LIMITS.allText;
  return {
    title: document.title.slice(0, LIMITS.title),
    lang: document.documentElement.lang || null,
    host: '', top: window === window.top, kind: null,
    blocks: blocks.map((block) => ({ ...block, text: block.text.slice(0, LIMITS.blockText) })).filter((block) => {
      room -= block.text.length;
      return room >= 0;
    }),
    fields: measureFields(roots),
    traps,
    cover: measureCovers(),
  };
}
