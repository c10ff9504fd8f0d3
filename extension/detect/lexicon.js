import { Automaton } from './automaton.js';
import { parsePattern } from './pattern.js';

/**
 * @typedef {{name: string, script: string, signals: Record<string, string[]>}} Lexicon
 *
 * Wording compiled for matching. Patterns and steps are numbered; `use*` arrays say which steps an atom serves.
 * @typedef {object} CompiledLexicon
 * @property {Automaton} automaton
 * @property {Use[][]} uses       by atom
 * @property {Wording[]} wordings by pattern
 * @property {number} steps       how many steps all patterns have together
 *
 * @typedef {{wording: number, step: number, first: boolean, last: boolean, link: 'first'|'adjacent'|'gap', left: boolean, right: boolean}} Use
 * @typedef {{signal: string, lang: string, source: string}} Wording
 */

/**
 * @param {Record<string, Lexicon>} lexicons by language code; `und` holds what belongs to no language
 * @returns {CompiledLexicon}
 * @throws {import('./pattern.js').PatternError} naming the pattern that cannot be read
 */
export function compileLexicons(lexicons) {
  /** @type {Map<string, Use[]>} */
  const atoms = new Map();
  /** @type {Wording[]} */
  const wordings = [];
  let steps = 0;
  for (const [lang, lexicon] of Object.entries(lexicons)) {
    for (const [signal, patterns] of Object.entries(lexicon.signals)) {
      for (const source of patterns) {
        for (const way of parsePattern(source)) {
          way.forEach(({ atoms: wanted, link }, place) => {
            for (const { text, left, right } of wanted) {
              const uses = atoms.get(text) ?? [];
              uses.push({ wording: wordings.length, step: steps + place, first: place === 0, last: place === way.length - 1, link, left, right });
              atoms.set(text, uses);
            }
          });
          steps += way.length;
        }
        wordings.push({ signal, lang, source });
      }
    }
  }
  return { automaton: new Automaton([...atoms.keys()]), uses: [...atoms.values()], wordings, steps };
}
