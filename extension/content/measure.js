/**
 * One measure of one frame: what it shows, asks for and does, as an observation for the worker. In small steps; see `slices.js`.
 */
import { measureBlocks } from './blocks.js';
import { measureCovers } from './covers.js';
import { measureFields } from './fields.js';
import { LIMITS } from '../messages/limits.js';

/**
 * @param {Node[]} roots the document and its shadow roots
 * @param {Record<string, number>} traps
 * @returns {Generator<void, import('../messages/to-worker.js').Observation, void>} `host` and `top` are filled by the worker from the sender
 */
export function* measure(roots, traps) {
  return {
    title: document.title.slice(0, LIMITS.title),
    lang: document.documentElement.lang || null,
    host: '', top: window === window.top, kind: null,
    blocks: yield* measureBlocks(roots),
    fields: measureFields(roots),
    traps,
    cover: measureCovers(),
  };
}
