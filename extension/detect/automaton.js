import { Alphabet } from './alphabet.js';

/**
 * Aho–Corasick over UTF-16 units: finds every occurrence of every atom in one pass, in time linear in the text and
 * independent of the number of atoms.
 * Source: A. V. Aho, M. J. Corasick, "Efficient string matching: an aid to bibliographic search", CACM 18(6), 1975.
 *
 * Transitions live in a double array (J. Aoe, "An efficient digital search algorithm by using a double-array structure",
 * IEEE TSE 15(9), 1989): the state after `state` and `code` is `base[state] + code` if `check` says that it belongs to `state`.
 * So a step is one look-up, and the whole is four numbers a state.
 */

const ROOT = 0, FREE = -1, NO_ATOM = -1;
/** A state with several children looks at so many free places before it takes new room. */
const PATIENCE = 4_096;

export class Automaton {
  /** @param {string[]} atoms distinct, not empty */
  constructor(atoms) {
    const order = atoms.map((_, id) => id).sort((a, b) => (atoms[a] < atoms[b] ? -1 : 1));
    this.alphabet = new Alphabet(atoms);
    const units = atoms.reduce((sum, atom) => sum + atom.length, 0);
    const room = 64 + this.alphabet.size * 2 + units;
    this.base = new Int32Array(room);
    this.check = new Int32Array(room).fill(FREE);
    /** The longest atom that ends in a state, or -1. */
    this.ends = new Int32Array(room).fill(NO_ATOM);
    /** The state to go on from where no transition fits. */
    this.fail = new Int32Array(room);
    /** The nearest state down the fail links in which an atom ends, or the root. */
    this.shorter = new Int32Array(room);
    /** The state itself if an atom ends in it, else `shorter`. */
    this.outputs = new Int32Array(room);
    /** @private */ this.used = 1;
    this.check[ROOT] = ROOT;
    /** @private first place that may be free */ this.free = this.alphabet.size + 1;
    this.build(atoms, order);
    this.resize(this.used + this.alphabet.size + 1);
  }

  /**
   * Breadth first, so that fail links of shorter states are known. A state is a range of the sorted atoms that begin alike.
   * @private @param {string[]} atoms @param {number[]} order
   */
  build(atoms, order) {
    /** State, first and last atom of each range, in turn. */
    let level = [ROOT, 0, order.length];
    for (let depth = 0; level.length > 0; depth += 1) {
      /** @type {number[]} */
      const next = [];
      for (let i = 0; i < level.length; i += 3) {
        const state = level[i], to = level[i + 2];
        let from = level[i + 1];
        if (state !== ROOT && this.ends[state] !== NO_ATOM) from += 1;
        if (from < to) this.addChildren(state, atoms, order, from, to, depth, next);
      }
      level = next;
    }
  }

  /**
   * @private @param {number} state @param {string[]} atoms @param {number[]} order @param {number} from @param {number} to @param {number} depth
   * @param {number[]} next ranges to go on with
   */
  addChildren(state, atoms, order, from, to, depth, next) {
    /** @type {number[]} */
    const codes = [], starts = [];
    for (let at = from; at < to; at += 1) {
      const code = this.alphabet.code(atoms[order[at]].charCodeAt(depth));
      if (codes.at(-1) !== code) { codes.push(code); starts.push(at); }
    }
    starts.push(to);
    const base = this.place(codes);
    this.base[state] = base;
    for (const code of codes) this.check[base + code] = state;
    for (let k = 0; k < codes.length; k += 1) {
      const child = base + codes[k];
      const fail = state === ROOT ? ROOT : this.step(this.fail[state], codes[k]);
      this.fail[child] = fail;
      this.shorter[child] = this.ends[fail] === NO_ATOM ? this.shorter[fail] : fail;
      if (atoms[order[starts[k]]].length === depth + 1) this.ends[child] = order[starts[k]];
      this.outputs[child] = this.ends[child] === NO_ATOM ? this.shorter[child] : child;
      next.push(child, starts[k], starts[k + 1]);
    }
  }

  /** @private @param {number[]} codes of the children of one state @returns {number} a base with room for all of them */
  place(codes) {
    while (this.free < this.used && this.check[this.free] !== FREE) this.free += 1;
    const first = codes[0];
    let tries = 0;
    for (let at = this.free; ; at += 1) {
      if (codes.length > 1 && (tries += 1) > PATIENCE && at < this.used) at = this.used;
      this.reserve(at + this.alphabet.size + 1);
      const base = at - first;
      if (base > 0 && codes.every((code) => this.check[base + code] === FREE)) {
        this.used = Math.max(this.used, ...codes.map((code) => base + code + 1));
        return base;
      }
    }
  }

  /** @private @param {number} state @param {number} code @returns {number} */
  step(state, code) {
    for (;;) {
      const reached = this.base[state] + code;
      if (this.check[reached] === state) return reached;
      if (state === ROOT) return ROOT;
      state = this.fail[state];
    }
  }

  /** @private @param {number} room */
  reserve(room) {
    if (room > this.check.length) this.resize(room * 2);
  }

  /** @private @param {number} room */
  resize(room) {
    const grown = (/** @type {Int32Array<ArrayBuffer>} */ old, /** @type {number} */ blank) => {
      const made = new Int32Array(room).fill(blank);
      made.set(old.subarray(0, Math.min(room, old.length)));
      return made;
    };
    this.base = grown(this.base, 0);
    this.check = grown(this.check, FREE);
    this.ends = grown(this.ends, NO_ATOM);
    this.fail = grown(this.fail, 0);
    this.shorter = grown(this.shorter, 0);
    this.outputs = grown(this.outputs, 0);
  }
}
