/**
 * What is new in a text that was read again, with what stands around it: a scam whose words come one by one, in any order and at any
 * place, is handed over as it stands in the page by now.
 */

/** Pieces and characters of what stands around something new. */
const AROUND = 8, AROUND_TEXT = 1_500;

/**
 * @param {string[]} old @param {string[]} fresh
 * @returns {string} '' when nothing is new
 */
export function whatIsNew(old, fresh) {
  let start = 0;
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) start += 1;
  let oldEnd = old.length, end = fresh.length;
  while (oldEnd > start && end > start && old[oldEnd - 1] === fresh[end - 1]) { oldEnd -= 1; end -= 1; }
  if (end === start) return '';
  const known = new Set(old.slice(start, oldEnd));
  const parts = [];
  let told = 0;
  for (let i = start; i < end; i += 1) {
    if (known.has(fresh[i])) continue;
    const [from, to] = [reach(fresh, i, -1), reach(fresh, i, 1)];
    if (from > told && parts.length > 0) parts.push('\n');
    for (let k = Math.max(from, told); k <= to; k += 1) parts.push(fresh[k]);
    told = Math.max(told, to + 1);
  }
  return parts.join('');
}

/** @param {string[]} pieces @param {number} at @param {1|-1} step @returns {number} the furthest piece that still stands around this one */
function reach(pieces, at, step) {
  let left = AROUND_TEXT, here = at;
  for (let count = 0; count < AROUND && left > 0 && here + step >= 0 && here + step < pieces.length; count += 1) {
    here += step;
    left -= pieces[here].length;
  }
  return here;
}
