import { Alphabet } from './alphabet.js';
import { narrow } from './narrow.js';

/**
 * Aho–Corasick over UTF-16 units: finds every occurrence of every atom in one pass, in time linear in the text and
 * independent of the number of atoms.
 * Source: A. V. Aho, M. J. Corasick, "Efficient string matching: an aid to bibliographic search", CACM 18(6), 1975.
 *
 * Transitions live in a double array (J. Aoe, "An efficient digital search algorithm by using a double-array structure",
 * IEEE TSE 15(9), 1989): the state after `state` and `code` is `base[state] + code` if that place is entered by this very `code`.
 * Since no two states have the same base, the code alone tells that the place belongs to `state`, and takes half the room of its number
 * (S. Yata et al., "A compact static double-array keeping character codes", Information Processing & Management 43(1), 2007).
 * So a step is one look-up, and the whole is twelve bytes a state.
 */

const ROOT = 0, FREE = 0;
/** A state with several children looks at so many free places before it takes new room. */
const PATIENCE = 4_096;
/** So many places a state with one child looks at before those behind are given up: they are free, but their base is not. */
const PATIENCE_FOR_ONE = 64;

export class Automaton {
  /** @param {string[]} atoms distinct, not empty */
  constructor(atoms) {
    const order = atoms.map((_, id) => id).sort((a, b) => (atoms[a] < atoms[b] ? -1 : 1));
    this.alphabet = new Alphabet(atoms);
    const units = atoms.reduce((sum, atom) => sum + atom.length, 0);
    const room = 64 + this.alphabet.size * 2 + units;
    /** 0 where no transition goes on: no state has that base. */
    this.base = new Int32Array(room);
    /** The code by which a state is entered; 0 where the place is free. */
    this.label = new Uint16Array(room);
    /** The state to go on from where no transition fits. */
    this.fail = new Int32Array(room);
    /** The longest atom that ends in a state, as its number and one; 0 for none. @type {import('./narrow.js').Column} */
    this.outputs = new Int32Array(room);
    /** By atom: the next shorter one with which it ends, likewise. @type {import('./narrow.js').Column} */
    this.shorter = new Int32Array(atoms.length);
    /** @private which bases are given away */ this.given = new Uint8Array(room);
    /** @private */ this.used = 1;
    /** @private first place that may be free */ this.free = this.alphabet.size + 1;
    this.build(atoms, order);
    this.resize(this.used + this.alphabet.size + 1);
    this.given = new Uint8Array(0); // it was for building alone
    this.outputs = narrow(this.outputs);
    this.shorter = narrow(this.shorter);
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
        if (atoms[order[from]].length === depth) from += 1;
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
    for (const code of codes) this.label[base + code] = code;
    for (let k = 0; k < codes.length; k += 1) {
      const child = base + codes[k];
      const fail = state === ROOT ? ROOT : this.step(this.fail[state], codes[k]);
      this.fail[child] = fail;
      this.outputs[child] = this.outputs[fail];
      const atom = order[starts[k]];
      if (atoms[atom].length === depth + 1) {
        this.shorter[atom] = this.outputs[fail];
        this.outputs[child] = atom + 1;
      }
      next.push(child, starts[k], starts[k + 1]);
    }
  }

  /** @private @param {number[]} codes of the children of one state @returns {number} a base with room for all of them */
  place(codes) {
    while (this.free < this.used && this.label[this.free] !== FREE) this.free += 1;
    const first = codes[0];
    let tries = 0;
    for (let at = this.free; ; at += 1) {
      tries += 1;
      if (codes.length > 1 && tries > PATIENCE && at < this.used) at = this.used;
      if (codes.length === 1 && tries > PATIENCE_FOR_ONE) this.free = at; // whoever comes next would try the same places in vain
      this.reserve(at + this.alphabet.size + 1);
      const base = at - first;
      if (base > 0 && this.given[base] === 0 && codes.every((code) => this.label[base + code] === FREE)) {
        this.given[base] = 1;
        this.used = Math.max(this.used, ...codes.map((code) => base + code + 1));
        return base;
      }
    }
  }

  /** @private @param {number} state @param {number} code @returns {number} */
  step(state, code) {
    for (;;) {
      const reached = this.base[state] + code;
      if (this.label[reached] === code) return reached;
      if (state === ROOT) return ROOT;
      state = this.fail[state];
    }
  }

  /** @private @param {number} room */
  reserve(room) {
    if (room > this.label.length) this.resize(room * 2);
  }

  /** @private @param {number} room */
  resize(room) {
    /** @template {import('./narrow.js').Column} T @param {T} made @param {T} old @returns {T} */
    const filled = (made, old) => {
      made.set(old.subarray(0, Math.min(room, old.length)));
      return made;
    };
    this.base = filled(new Int32Array(room), this.base);
    this.label = filled(new Uint16Array(room), this.label);
    this.fail = filled(new Int32Array(room), this.fail);
    this.outputs = filled(new Int32Array(room), this.outputs);
    this.given = filled(new Uint8Array(room), this.given);
  }
}
