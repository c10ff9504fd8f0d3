/**
 * The texts to judge in an observation.
 */
import { merged } from './ranges.js';

/** Judged in pieces of at most this many characters, so that memory stays flat for any text. */
const PIECE = 64_000;
/** Pieces overlap by this much, so that a scam on a seam is still seen whole. */
const OVERLAP = 2_500;
/** Mail that was stored as markup or quoted: `<br>`, `&nbsp;`, `>> `. */
const MARKUP = /<\/?(?:br|p|div|span|b|i|u|strong|em|font|td|tr|table|a)\b[^<>]{0,200}>|&(?:nbsp|#160);/gi;
const QUOTING = /^[ \t]*(?:[>|][ \t]?)+/gm;
/** "p a y  t h e  f i n e": single letters set apart; the words are then further apart than the letters. */
const SPACED_OUT = /(?<![\p{L}\p{N}])(?:[\p{L}\p{N}][ .\-_*\u00a0]{1,3}){4,}[\p{L}\p{N}](?![\p{L}\p{N}])/gu;
const BETWEEN_LETTERS = /(?<=[\p{L}\p{N}])[ .\-_*\u00a0](?=[\p{L}\p{N}])/gu;
/** A digit or sign that stands for a letter inside a word: p4y, b1tcoin, vide0; but not what a mail address has in its middle. */
const LEET = /(?<=\p{L})(?:[013457$]|@(?![\p{L}\p{N}-]{1,63}\.\p{L}{2}))(?=\p{L}|\b)/gu;
/** Disguised spelling is read with so much around it: a window of the judge, on both sides. */
const AROUND = 1_800;
const LETTER_FOR = new Map(Object.entries({ 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', '$': 's' }));

/**
 * What the page shows as one text, and each overlay by itself: an overlay on a huge innocent page is judged on its own.
 * @param {import('./place.js').Observation} observation
 * @returns {string[]}
 */
export function passages(observation) {
  const overlays = observation.blocks.filter((block) => block.place === 'overlay');
  const groups = overlays.length > 0 && overlays.length < observation.blocks.length ? [overlays, observation.blocks] : [observation.blocks];
  return groups.flatMap((blocks, index) => {
    const title = index === groups.length - 1 && observation.title ? `${observation.title}\n` : '';
    return pieces(title + blocks.map((block) => block.text).join('\n')).flatMap(readings);
  });
}

/** @param {string} text @returns {string[]} */
function pieces(text) {
  if (text.length <= PIECE) return [text];
  const made = [];
  for (let start = 0; start < text.length; start += PIECE - OVERLAP) made.push(text.slice(start, start + PIECE));
  return made;
}

/**
 * Ways to read one text: as it stands, and where spelling is disguised, that part with the disguise undone.
 * @param {string} text @returns {string[]}
 */
function readings(text) {
  const plain = text.replace(MARKUP, ' ').replace(QUOTING, '');
  /** @type {import('./ranges.js').Range[]} */
  const parts = [];
  let grown = 0; // by how much the text is longer or shorter so far
  const undo = (/** @type {RegExp} */ disguise, /** @type {string} */ read, /** @type {(found: string) => string} */ plainly) => read.replace(disguise, (found, at) => {
    const instead = plainly(found);
    parts.push([Math.max(0, at + grown - AROUND), at + grown + instead.length + AROUND]);
    grown += instead.length - found.length;
    return instead;
  });
  const joined = undo(SPACED_OUT, plain, (run) => run.replace(BETWEEN_LETTERS, ''));
  const joinedParts = parts.splice(0);
  grown = 0;
  const undisguised = undo(LEET, joined, (sign) => LETTER_FOR.get(sign) ?? sign);
  return [plain, ...merged([...joinedParts, ...parts]).map(([from, to]) => undisguised.slice(from, to))];
}
