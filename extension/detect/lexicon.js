import { Automaton } from './automaton.js';
import { isDenseLetter } from './characters.js';
import { Names } from './names.js';
import { narrow } from './narrow.js';
import { parsePattern } from './pattern.js';
import { Rows } from './rows.js';

/**
 * Wording compiled for matching: everything is numbered and kept in arrays of numbers.
 *
 * An *atom* is a literal string with what must hold at its edges; a *choice* is a set of atoms, one of which a *step* takes; a *way* is a
 * row of steps. A way of one step is found with its atom. One of several steps waits until a text shows its `key`, the choice that turns
 * up least often: wording that is not in a text costs that text nothing.
 *
 * @typedef {{name: string, script: string, signals: Record<string, string[]>}} Lexicon
 *
 * @typedef {import('./narrow.js').Column} Column
 *
 * @typedef {object} CompiledLexicon
 * @property {Automaton} automaton  over the literal strings
 * @property {Column} lengths         of each literal string
 * @property {Rows} variants        atoms of each literal string
 * @property {Uint8Array} edges     of each atom: must a word begin (LEFT), end (RIGHT) there?
 * @property {Uint8Array} waited    of each atom: is it in a way of several steps?
 * @property {Rows} alone           by atom: ways of this one step, which it completes
 * @property {Rows} keys            by atom: ways of several steps that it is a key of
 * @property {Rows} choices         atoms of each choice
 * @property {Column} firstStep       of each way, and at the end the number of all steps: the steps of a way follow each other
 * @property {Column} choiceOf        of each step
 * @property {Column} linkOf          of each step: FIRST, ADJACENT or GAP
 * @property {Column} wayOf           of each step
 * @property {Column} signalOf        of each way
 * @property {Column} langOf          of each way
 * @property {number} reach         no way is longer than this, in folded characters
 */

export const LEFT = 1, RIGHT = 2;
export const FIRST = 0, ADJACENT = 1, GAP = 2;
const LINKS = { first: FIRST, adjacent: ADJACENT, gap: GAP };
/** How far apart, in folded characters, the two sides of a gap may stand: about ten words. */
export const LONGEST_GAP = 60;
/** A character of a script without spaces is as rare as so many letters. */
const DENSITY = 2.5;

/**
 * @param {Record<string, Lexicon>} lexicons by language code; `und` holds what belongs to no language
 * @param {Names} [signals] numbers of signals @param {Names} [langs] numbers of languages
 * @returns {CompiledLexicon}
 * @throws {import('./pattern.js').PatternError} naming the pattern that cannot be read
 */
export function compileLexicons(lexicons, signals = new Names(), langs = new Names()) {
  const builder = new Builder();
  for (const [lang, lexicon] of Object.entries(lexicons)) {
    for (const [signal, patterns] of Object.entries(lexicon.signals)) {
      for (const source of patterns) builder.add(parsePattern(source), signals.id(signal), langs.id(lang));
    }
  }
  return builder.finish();
}

class Builder {
  constructor() {
    this.strings = new Names();
    this.atoms = new Names();
    /** @type {number[][]} atoms of each literal string */ this.variants = [];
    /** @type {number[]} */ this.edges = [];
    /** @type {number[]} */ this.waited = [];
    /** @type {number[][]} */ this.alone = [];
    /** @type {number[][]} */ this.keys = [];
    /** @type {number[][]} */ this.members = [];
    /** @type {Map<import('./pattern.js').Atom[], number>} choices of the pattern at hand, which its ways share */ this.known = new Map();
    /** @type {number[]} */ this.firstStep = [];
    /** @type {number[]} */ this.choiceOf = [];
    /** @type {number[]} */ this.linkOf = [];
    /** @type {number[]} */ this.wayOf = [];
    /** @type {number[]} */ this.signalOf = [];
    /** @type {number[]} */ this.langOf = [];
    /** @type {number[]} how often a choice may turn up in a text, as a rough measure */ this.chance = [];
    /** @type {number[]} its longest atom */ this.longest = [];
    this.reach = 0;
  }

  /** @param {import('./pattern.js').Step[][]} ways of one pattern @param {number} signal @param {number} lang */
  add(ways, signal, lang) {
    this.known.clear();
    for (const way of ways) this.addWay(way, signal, lang);
  }

  /** @private @param {import('./pattern.js').Step[]} way @param {number} signal @param {number} lang */
  addWay(way, signal, lang) {
    const id = this.signalOf.push(signal) - 1;
    this.langOf.push(lang);
    this.firstStep.push(this.choiceOf.length);
    const choices = way.map(({ atoms }) => this.choice(atoms));
    if (choices.length === 1) {
      for (const atom of this.members[choices[0]]) this.alone[atom].push(id);
      return;
    }
    choices.forEach((choice, place) => {
      this.choiceOf.push(choice);
      this.linkOf.push(LINKS[way[place].link]);
      this.wayOf.push(id);
      for (const atom of this.members[choice]) this.waited[atom] = 1;
    });
    const key = choices.reduce((rarest, choice) => (this.chance[choice] < this.chance[rarest] ? choice : rarest));
    for (const atom of this.members[key]) this.keys[atom].push(id);
    this.reach = Math.max(this.reach, choices.reduce((sum, choice) => sum + this.longest[choice] + LONGEST_GAP, 0));
  }

  /** @param {import('./pattern.js').Atom[]} atoms @returns {number} */
  choice(atoms) {
    const known = this.known.get(atoms);
    if (known !== undefined) return known;
    const members = atoms.map((atom) => this.atom(atom));
    const id = this.members.push(members) - 1;
    this.known.set(atoms, id);
    const sizes = atoms.map(({ text }) => text.length * (isDenseLetter(text.charCodeAt(0)) ? DENSITY : 1));
    this.chance.push(sizes.reduce((sum, size) => sum + 2 ** -size, 0));
    this.longest.push(Math.max(...atoms.map(({ text }) => text.length)));
    return id;
  }

  /** @param {import('./pattern.js').Atom} atom @returns {number} */
  atom({ text, left, right }) {
    const edges = (left ? LEFT : 0) | (right ? RIGHT : 0);
    const id = this.atoms.id(`${edges}${text}`);
    if (id < this.edges.length) return id;
    this.edges.push(edges);
    this.waited.push(0);
    this.alone.push([]);
    this.keys.push([]);
    (this.variants[this.strings.id(text)] ??= []).push(id);
    return id;
  }

  /** @returns {CompiledLexicon} */
  finish() {
    const strings = this.strings.names;
    return {
      automaton: new Automaton(strings), lengths: narrow(strings.map((text) => text.length)), variants: new Rows(this.variants),
      edges: Uint8Array.from(this.edges), waited: Uint8Array.from(this.waited), alone: new Rows(this.alone), keys: new Rows(this.keys),
      choices: new Rows(this.members), firstStep: narrow([...this.firstStep, this.choiceOf.length]), choiceOf: narrow(this.choiceOf),
      linkOf: narrow(this.linkOf), wayOf: narrow(this.wayOf), signalOf: narrow(this.signalOf), langOf: narrow(this.langOf), reach: this.reach,
    };
  }
}
