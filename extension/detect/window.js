import { isDenseLetter } from './characters.js';

/**
 * Judging looks through windows: stretches of text short enough that what stands in one belongs together.
 * A demand and a threat ten screens apart are two things; a scam inside a huge innocent page is still one.
 *
 * @typedef {import('./match.js').Hit} Hit
 * @typedef {{start: number, end: number, dense: boolean, hits: Hit[], around: Hit[]}} Window  `around`: the hits of the text outside it
 */

/** In folded characters: a page-long letter, and a few sentences set into something else. */
const WIDTHS = [1_800, 600];
/** Scripts without spaces say in one character what others say in so many. */
const DENSITY = 2.5;
/** Windows overlap so that nothing is cut in two: each begins a third of the width after the one before. */
const STRIDE = 3;

/**
 * @param {string} text folded
 * @param {Hit[]} hits in any order
 * @returns {Window[]} every window that holds a hit; linear in text and hits
 */
export function windowsOver(text, hits) {
  const dense = isMostlyDense(text);
  const sorted = [...hits].sort((a, b) => a.start - b.start);
  return WIDTHS.flatMap((width, place) => {
    const fitting = Math.ceil(dense ? width / DENSITY : width);
    const whole = text.length <= fitting * 1.3;
    if (whole) return place === 0 ? wholeText(text, sorted, dense) : []; // the wide window saw it whole
    return slide(text, sorted, fitting, dense);
  });
}

/** @param {string} text @param {Hit[]} sorted @param {boolean} dense @returns {Window[]} */
function wholeText(text, sorted, dense) {
  return sorted.length > 0 ? [{ start: 0, end: text.length, dense, hits: sorted, around: [] }] : [];
}

/** @param {string} text @param {Hit[]} sorted by start @param {number} width @param {boolean} dense @returns {Window[]} */
function slide(text, sorted, width, dense) {
  const windows = [];
  const stride = Math.ceil(width / STRIDE);
  let from = 0;
  for (let start = 0; start < text.length - width + stride; start += stride) {
    const end = Math.min(start + width, text.length);
    while (from < sorted.length && sorted[from].start < start) from += 1;
    let to = from;
    while (to < sorted.length && sorted[to].start < end) to += 1;
    if (to > from) windows.push({ start, end, dense, hits: sorted.slice(from, to), around: neighbours(sorted, from, to) });
  }
  return windows;
}

/** The hits nearest to a window on both sides; a bounded number, so that the whole stays linear. @param {Hit[]} sorted @param {number} from @param {number} to */
function neighbours(sorted, from, to) {
  const most = 150;
  return [...sorted.slice(Math.max(0, from - most), from), ...sorted.slice(to, to + most)];
}

/** @param {string} text @returns {boolean} */
function isMostlyDense(text) {
  let dense = 0, seen = 0;
  const step = Math.max(1, Math.floor(text.length / 400));
  for (let i = 0; i < text.length; i += step) { seen += 1; if (isDenseLetter(text.charCodeAt(i))) dense += 1; }
  return seen > 0 && dense / seen > 0.3;
}
