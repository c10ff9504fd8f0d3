/**
 * What frames say, heard at a rate. What comes faster waits and is put together with what waits already: a noisy frame delays nobody
 * but itself, and no frame can use up its rate before it says what matters.
 */
import { createRate } from './limits.js';
import { pass } from './windows.js';

const AGAIN_MS = 250;

/**
 * @template T
 * @param {object} options
 * @param {{ atOnce: number, perSecond: number }} options.rate of each frame
 * @param {(waiting: T, fresh: T) => T} options.join
 * @param {(all: T) => [now: T, later: T | null]} options.part  how much is heard at once
 * @param {(item: T) => number} options.weigh
 * @param {number} options.most  all that waits may weigh so much; beyond, the heaviest is dropped, so that a flood costs others nothing
 * @param {(item: T) => Promise<unknown>} options.hear
 * @returns {(frame: string, item: T) => void}
 */
export function createQueue({ rate, join, part, weigh, most, hear }) {
  const may = createRate({ ...rate, most: 2000 });
  /** @type {Map<string, T>} */
  const waiting = new Map();

  /** @param {string} frame */
  const work = async (frame) => {
    for (let all = waiting.get(frame); all !== undefined; all = waiting.get(frame)) {
      while (!may(frame)) await pass(AGAIN_MS);
      const [now, later] = part(waiting.get(frame) ?? all);
      if (later === null) waiting.delete(frame); else waiting.set(frame, later);
      // Not waited for: what is done about it may take seconds. A failure here has no one to be told, and nothing was done to the page.
      hear(now).catch((error) => console.warn('not-the-police:', error));
      await pass(0); // others first
    }
  };

  return (frame, item) => {
    const before = waiting.get(frame);
    waiting.set(frame, before === undefined ? item : join(before, item));
    const weights = Array.from(waiting, ([key, one]) => ({ key, weight: weigh(one) })).sort((a, b) => b.weight - a.weight);
    if (weights.reduce((sum, { weight }) => sum + weight, 0) > most) waiting.delete(weights[0].key);
    if (before === undefined) void work(frame);
  };
}
