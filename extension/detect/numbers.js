const ROOM = 256;

/** A row of numbers that is filled again and again: it keeps its room, where an array that is emptied gives it back. */
export class Numbers {
  constructor() {
    this.items = new Int32Array(ROOM);
    this.length = 0;
  }

  /** @param {number} number */
  push(number) {
    if (this.length === this.items.length) {
      const grown = new Int32Array(this.length * 2);
      grown.set(this.items);
      this.items = grown;
    }
    this.items[this.length] = number;
    this.length += 1;
  }
}
