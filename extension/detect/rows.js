/** Rows of numbers, one after the other in one array: what belongs to row `i` is `items[starts[i]]` up to `items[starts[i + 1]]`. */
export class Rows {
  /** @param {number[][]} rows */
  constructor(rows) {
    this.starts = new Int32Array(rows.length + 1);
    rows.forEach((row, i) => { this.starts[i + 1] = this.starts[i] + row.length; });
    this.items = new Int32Array(this.starts[rows.length]);
    rows.forEach((row, i) => { this.items.set(row, this.starts[i]); });
  }
}
