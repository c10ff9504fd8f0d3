const ROOM = 256;

/** @template {Int32Array|Uint8Array} T @param {T} column that is full @returns {T} the same with twice the room */
export function doubled(column) {
  const made = /** @type {T} */ (column instanceof Uint8Array ? new Uint8Array(column.length * 2) : new Int32Array(column.length * 2));
  made.set(column);
  return made;
}

/** A row of numbers that is filled again and again: it keeps its room, where an array that is emptied gives it back. */
export class Numbers {
  constructor() {
    this.items = new Int32Array(ROOM);
    this.length = 0;
  }

  /** @param {number} number */
  push(number) {
    if (this.length === this.items.length) this.items = doubled(this.items);
    this.items[this.length] = number;
    this.length += 1;
  }
}
