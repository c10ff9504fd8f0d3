/** Parts of a text. @typedef {[from: number, to: number]} Range */

/** @param {Range[]} ranges in any order @returns {Range[]} in order, those that touch as one */
export function merged(ranges) {
  /** @type {Range[]} */
  const made = [];
  for (const [from, to] of ranges.sort((a, b) => a[0] - b[0])) {
    const last = made.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to); else made.push([from, to]);
  }
  return made;
}
