/**
 * The units that atoms are made of, numbered from 1, the most frequent first, so that a double array over them is dense.
 * Kept in pages of 256 units, since a lexicon uses few of them.
 */

const PAGE = 256, UNITS = PAGE * PAGE;

export class Alphabet {
  /** @param {string[]} words */
  constructor(words) {
    const counts = new Uint32Array(UNITS);
    /** @type {number[]} */
    const units = [];
    for (const word of words) {
      for (let i = 0; i < word.length; i += 1) if ((counts[word.charCodeAt(i)] += 1) === 1) units.push(word.charCodeAt(i));
    }
    units.sort((a, b) => counts[b] - counts[a] || a - b);
    this.size = units.length;
    /** Where the page of each 256 units begins in `codes`; the first page is empty. */
    this.pages = new Int32Array(PAGE);
    const used = [...new Set(units.map((unit) => unit >> 8))];
    used.forEach((page, place) => { this.pages[page] = (place + 1) * PAGE; });
    /** 0 for a unit that is in no word. */
    this.codes = new Uint16Array((used.length + 1) * PAGE);
    units.forEach((unit, place) => { this.codes[this.pages[unit >> 8] + (unit & 255)] = place + 1; });
  }

  /** @param {number} unit @returns {number} */
  code(unit) {
    return this.codes[this.pages[unit >> 8] + (unit & 255)];
  }
}
