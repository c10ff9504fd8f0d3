import { toBytes } from './compiled.js';
import { withNames } from './judge.js';
import { partOf, partsOf } from './languages.js';
import { compileLexicons } from './lexicon.js';
import { Names } from './names.js';

/** Where a release that was taken apart holds what: its number and detection without the lexicons; what people are told; each compiled part of the lexicons. */
export const JUDGE = 'judge.json', TOLD = 'told.json';
/** @param {string} part of the lexicons */
export const compiledName = (part) => `compiled/${part}.bin`;

/**
 * @param {import('./judge.js').Detection} detection of a whole release
 * @returns {Map<string, () => Uint8Array>} by name of the file: what compiles it. It throws a `PatternError` where the engine cannot read the wording
 */
export function compilers(detection) {
  const lexicons = withNames(detection);
  return new Map(partsOf(lexicons).map((part) => [compiledName(part), () => {
    const signals = new Names(), langs = new Names();
    return toBytes(compileLexicons(partOf(lexicons, part), signals, langs), signals.names, langs.names);
  }]));
}
