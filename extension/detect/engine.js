/** The engine as Python runs it in V8: the same modules as the extension's worker imports. */
import { withNames } from './judge.js';
import { compileSieve } from './sieve_table.js';

export { createJudge } from './judge.js';
export { fold } from './fold.js';
export { parsePattern, PatternError } from './pattern.js';
export { createSieve } from './sieve.js';

/** @param {import('./judge.js').Detection} detection @returns {import('./sieve.js').SieveTable} what the content script's sieve is built with */
export function sieveTable(detection) {
  return compileSieve(withNames(detection), detection.rules);
}
