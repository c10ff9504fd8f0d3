/**
 * Sizes that no message may exceed. What is longer is cut, what is more is dropped: a page decides how much
 * it shows us, so every list and every text has an end.
 */
export const LIMITS = Object.freeze({
  blocks: 400,
  blockText: 8_000,
  allText: 200_000,
  candidate: 2_200_000,
  title: 500,
  traps: 32,
  checkText: 2_000_000,
});

/** @param {unknown} value @param {number} length @returns {string} */
export function text(value, length) {
  return typeof value === 'string' ? value.slice(0, length) : '';
}

/** @param {unknown} value @param {number} highest @returns {number} finite, 0…highest */
export function amount(value, highest) {
  return typeof value === 'number' && Number.isFinite(value) ? Math.min(Math.max(value, 0), highest) : 0;
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
export function isRecord(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
