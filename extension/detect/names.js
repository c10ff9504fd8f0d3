/** Numbers for names, given in the order in which they are first asked for. */
export class Names {
  constructor() {
    /** @type {string[]} */ this.names = [];
    /** @private @type {Map<string, number>} */ this.ids = new Map();
  }

  /** @param {string} name @returns {number} */
  id(name) {
    const known = this.ids.get(name);
    if (known !== undefined) return known;
    this.ids.set(name, this.names.length);
    return this.names.push(name) - 1;
  }
}
