/**
 * What the matcher needs to know of a character, and nothing more.
 * Sources: Unicode 15 blocks and scripts; "dense" scripts are those written without spaces between words,
 * and Hangul, whose spacing writers leave out at will.
 */

const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々]/u;
const WORD = /[\p{L}\p{M}]/u;
const CURRENCY = /\p{Sc}/u;

const UNKNOWN = 0, OTHER = 1, LETTER = 2, DENSE_LETTER = 3, MONEY = 4;
/** Class of each UTF-16 unit, filled as characters are met. */
const classes = new Uint8Array(0x10000);

/**
 * @param {number} unit UTF-16 code unit
 * @returns {number} one of the classes above; half a surrogate pair counts as OTHER
 */
function classOf(unit) {
  const known = classes[unit];
  if (known !== UNKNOWN) return known;
  const character = String.fromCharCode(unit);
  const made = DENSE.test(character) ? DENSE_LETTER : WORD.test(character) ? LETTER : CURRENCY.test(character) ? MONEY : OTHER;
  classes[unit] = made;
  return made;
}

/**
 * Is this unit a letter of a script that separates words?
 * @param {number} unit UTF-16 code unit; NaN and undefined (outside the text) are none
 * @returns {boolean}
 */
export function isSpacedLetter(unit) {
  return unit >= 97 && unit <= 122 || unit > 127 && classOf(unit) === LETTER;
}

/**
 * Is this unit a letter of a script written without dependable spaces?
 * @param {number} unit UTF-16 code unit; NaN and undefined are none
 * @returns {boolean}
 */
export function isDenseLetter(unit) {
  return unit > 0x0dff && classOf(unit) === DENSE_LETTER;
}

/** @param {number} unit UTF-16 code unit @returns {boolean} is it the sign of a currency? */
export function isCurrency(unit) {
  return unit === 36 || unit > 127 && classOf(unit) === MONEY;
}
