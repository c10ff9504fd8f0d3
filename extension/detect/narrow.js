/**
 * Columns of numbers, none of them negative, each in as few bytes as its largest number needs: the compiled lexicons are most of what
 * the worker holds in memory.
 *
 * @typedef {Uint8Array|Uint16Array|Int32Array} Column
 */

const BYTE = 0xff, TWO_BYTES = 0xffff;

/** @param {ArrayLike<number>} numbers @returns {Column} */
export function narrow(numbers) {
  let largest = 0;
  for (let i = 0; i < numbers.length; i += 1) largest = Math.max(largest, numbers[i]);
  if (largest <= BYTE) return Uint8Array.from(numbers);
  return largest <= TWO_BYTES ? Uint16Array.from(numbers) : Int32Array.from(numbers);
}
