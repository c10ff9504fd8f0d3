/**
 * Aho–Corasick over UTF-16 units: finds every occurrence of every atom in one pass, in time linear in the text and
 * independent of the number of atoms.
 * Source: A. V. Aho, M. J. Corasick, "Efficient string matching: an aid to bibliographic search", CACM 18(6), 1975.
 *
 * Transitions live in one open-addressing hash table of typed arrays: about 9 bytes an edge, no object per state.
 */
export class Automaton {
  /** @param {string[]} atoms distinct, not empty */
  constructor(atoms) {
    const edges = atoms.reduce((sum, atom) => sum + atom.length, 0);
    const room = 1 << Math.ceil(Math.log2(Math.max(16, edges * 2)));
    /** @private */ this.mask = room - 1;
    /** @private */ this.keyState = new Int32Array(room).fill(-1);
    /** @private */ this.keyUnit = new Uint16Array(room);
    /** @private */ this.next = new Int32Array(room);
    /** @private */ this.fromRoot = new Int32Array(0x10000);
    /** @private */ this.fail = new Int32Array(edges + 1);
    /** First atom that ends in a state, or -1. @private */ this.ends = new Int32Array(edges + 1).fill(-1);
    /** Nearest state down the fail links in which an atom ends. @private */ this.shorter = new Int32Array(edges + 1);
    this.states = 1;
    /** @type {Int32Array} */ this.lengths = Int32Array.from(atoms, (atom) => atom.length);
    atoms.forEach((atom, id) => { this.ends[this.insert(atom)] = id; });
    this.link(atoms);
  }

  /** @private @param {number} state @param {number} unit @returns {number} slot in the table: the edge's, or the free one for it */
  slot(state, unit) {
    let slot = (Math.imul(state, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)) >>> 7 & this.mask;
    while (this.keyState[slot] !== -1 && (this.keyState[slot] !== state || this.keyUnit[slot] !== unit)) slot = slot + 1 & this.mask;
    return slot;
  }

  /** @private @param {number} state @param {number} unit @returns {number} the state reached, or 0 */
  step(state, unit) {
    if (state === 0) return this.fromRoot[unit];
    const slot = this.slot(state, unit);
    return this.keyState[slot] === -1 ? 0 : this.next[slot];
  }

  /** @private @param {string} atom @returns {number} its last state */
  insert(atom) {
    let state = 0;
    for (let i = 0; i < atom.length; i += 1) {
      const unit = atom.charCodeAt(i);
      let reached = this.step(state, unit);
      if (reached === 0) {
        reached = this.states;
        this.states += 1;
        if (state === 0) this.fromRoot[unit] = reached;
        else {
          const slot = this.slot(state, unit);
          this.keyState[slot] = state; this.keyUnit[slot] = unit; this.next[slot] = reached;
        }
      }
      state = reached;
    }
    return state;
  }

  /** Fail links, breadth first: by walking the atoms one unit deeper each round. @private @param {string[]} atoms */
  link(atoms) {
    const reached = new Int32Array(atoms.length);
    let alive = atoms.map((_, id) => id);
    const done = new Uint8Array(this.states);
    for (let depth = 0; alive.length > 0; depth += 1) {
      const going = [];
      for (const id of alive) {
        const atom = atoms[id];
        if (depth >= atom.length) continue;
        const unit = atom.charCodeAt(depth);
        const parent = reached[id];
        const state = this.step(parent, unit);
        reached[id] = state;
        going.push(id);
        if (done[state] === 1) continue;
        done[state] = 1;
        const fail = depth === 0 ? 0 : this.follow(this.fail[parent], unit);
        this.fail[state] = fail;
        this.shorter[state] = this.ends[fail] >= 0 ? fail : this.shorter[fail];
      }
      alive = going;
    }
  }

  /** @private @param {number} state @param {number} unit @returns {number} */
  follow(state, unit) {
    for (;;) {
      const reached = this.step(state, unit);
      if (reached !== 0 || state === 0) return reached;
      state = this.fail[state];
    }
  }

  /**
   * @param {string} text folded text
   * @param {(atom: number, end: number) => void} found called for each occurrence, in order of its end (exclusive)
   */
  scan(text, found) {
    let state = 0;
    for (let i = 0; i < text.length; i += 1) {
      const unit = text.charCodeAt(i);
      state = state === 0 ? this.fromRoot[unit] : this.follow(state, unit);
      if (state === 0) continue;
      if (this.ends[state] >= 0) found(this.ends[state], i + 1);
      for (let other = this.shorter[state]; other !== 0; other = this.shorter[other]) found(this.ends[other], i + 1);
    }
  }
}
