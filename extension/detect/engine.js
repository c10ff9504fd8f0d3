/** The engine as Python runs it in V8: the same modules as the extension's worker imports. */
export { Chains } from './chains.js';
export { createJudge } from './judge.js';
export { fold } from './fold.js';
export { parsePattern, PatternError } from './pattern.js';
