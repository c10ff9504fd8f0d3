/**
 * Puts the pieces of a block into the order in which they are seen, and joins them the way they look:
 * words cut up into letters, turned round by CSS or moved by flex and grid come out as a person reads them.
 *
 * @typedef {{ text: string, first: DOMRect, last: DOMRect, turned: boolean }} Piece `first`, `last`: boxes of its first and last line
 */

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
/** Longer blocks keep the order of the document: moving whole paragraphs by CSS gains a scammer nothing. */
const MOST_PIECES = 400;

/** @param {Piece} a @param {Piece} b @returns {boolean} */
function sameLine(a, b) {
  const overlap = Math.min(a.last.bottom, b.first.bottom) - Math.max(a.last.top, b.first.top);
  return overlap > 0.5 * Math.min(a.last.height, b.first.height);
}

/** @param {Piece[]} pieces @returns {boolean} is anything out of reading order? */
function jumbled(pieces) {
  for (let i = 1; i < pieces.length; i += 1) {
    const [before, after] = [pieces[i - 1], pieces[i]];
    if (sameLine(before, after) ? after.first.left < before.first.left - 1 : after.first.top < before.first.top - 1) return true;
  }
  return false;
}

/** @param {Piece[]} pieces @returns {Piece[]} */
function asSeen(pieces) {
  const leftToRight = !RIGHT_TO_LEFT.test(pieces.map((piece) => piece.text).join(''));
  if (pieces.length < 2 || pieces.length > MOST_PIECES || !leftToRight || !jumbled(pieces)) return pieces;
  /** @type {Piece[][]} */
  const lines = [];
  for (const piece of [...pieces].sort((a, b) => a.first.top - b.first.top)) {
    const line = lines.find((one) => sameLine(one[0], piece));
    if (line) line.push(piece); else lines.push([piece]);
  }
  return lines.flatMap((line) => line.sort((a, b) => a.first.left - b.first.left));
}

/** @param {Piece} before @param {Piece} after @returns {string} */
function gap(before, after) {
  if (!sameLine(before, after)) return ' ';
  return after.first.left - before.last.right > 0.2 * before.last.height ? ' ' : '';
}

/** @param {Piece} piece @returns {string} */
function readable(piece) {
  return piece.turned && !RIGHT_TO_LEFT.test(piece.text) ? [...piece.text].reverse().join('') : piece.text;
}

/** @param {Piece[]} pieces @returns {string} */
export function joinPieces(pieces) {
  let joined = '';
  /** @type {Piece | null} */
  let before = null;
  for (const piece of asSeen(pieces)) {
    joined += (before === null ? '' : gap(before, piece)) + readable(piece);
    before = piece;
  }
  return joined.replace(/[ \t\r\n\f]+/g, ' ').trim(); // other spaces part words whose letters are set apart
}
