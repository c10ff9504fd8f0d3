import { isDenseLetter } from './characters.js';

/**
 * Judging looks through windows: stretches of text short enough that what stands in one belongs together.
 * A demand and a threat ten screens apart are two things; a scam inside a huge innocent page is still one.
 *
 * @typedef {{start: number, end: number, dense: boolean, from: number, to: number}} Window  `from`, `to`: its hits, among those sorted by start
 */

/** In folded characters: a page-long letter, and a few sentences set into something else. */
const WIDTHS = [1_800, 600];
/** Scripts without spaces say in one character what others say in so many. */
const DENSITY = 2.5;
/** Windows overlap so that nothing is cut in two: each begins a third of the width after the one before. */
const STRIDE = 3;

/**
 * @param {import('./fold.js').Folded} folded
 * @param {import('./hits.js').Hits} hits by start
 * @returns {Window[]} every window that holds a hit; linear in text and hits
 */
export function windowsOver(folded, hits) {
  const dense = isMostlyDense(folded);
  return WIDTHS.flatMap((width, place) => {
    const fitting = Math.ceil(dense ? width / DENSITY : width);
    const whole = folded.length <= fitting * 1.3;
    if (!whole) return slide(folded.length, hits, fitting, dense);
    if (place > 0 || hits.length === 0) return []; // the wide window saw it whole
    return [{ start: 0, end: folded.length, dense, from: 0, to: hits.length }];
  });
}

/** @param {number} length @param {import('./hits.js').Hits} hits @param {number} width @param {boolean} dense @returns {Window[]} */
function slide(length, hits, width, dense) {
  const windows = [];
  const stride = Math.ceil(width / STRIDE);
  let from = 0, to = 0;
  for (let start = 0; start < length - width + stride; start += stride) {
    const end = Math.min(start + width, length);
    while (from < hits.length && hits.start[from] < start) from += 1;
    while (to < hits.length && hits.start[to] < end) to += 1;
    if (to > from) windows.push({ start, end, dense, from, to });
  }
  return windows;
}

/** @param {import('./fold.js').Folded} folded @returns {boolean} */
function isMostlyDense({ units, length }) {
  let dense = 0, seen = 0;
  const step = Math.max(1, Math.floor(length / 400));
  for (let i = 0; i < length; i += step) { seen += 1; if (isDenseLetter(units[i])) dense += 1; }
  return seen > 0 && dense / seen > 0.3;
}
