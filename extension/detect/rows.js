import { narrow } from './narrow.js';

/** Rows of numbers, one after the other in one array: what belongs to row `i` is `items[starts[i]]` up to `items[starts[i + 1]]`. */
export class Rows {
  /** @param {number[][]} rows */
  constructor(rows) {
    const starts = new Int32Array(rows.length + 1);
    rows.forEach((row, i) => { starts[i + 1] = starts[i] + row.length; });
    this.starts = narrow(starts);
    this.items = narrow(rows.flat());
  }
}
