/**
 * What stands in a text literally although nobody was meant to read it: marks of HTML that a mail carried over, and letters
 * written backwards behind a mark that makes browsers turn them. Every change keeps the length, so that places stay the same.
 */

/** Folds to nothing, and so fills up what became shorter. */
const FILL = '\u200b';
const ENTITY = /&(?:#(\d{2,7})|#x([\da-f]{2,6})|([a-z])(?:acute|grave|circ|uml|tilde|cedil|ring|caron|slash)|(nbsp|ensp|emsp|thinsp)|(euro|pound|yen)|amp|quot|apos|lt|gt|[lr][sd]quo|[lr]aquo|hellip|[mn]dash);/gi;
const TAG = /<\/?(?:(br|p|div|td|tr|li|ul|ol|h[1-6]|table|body|html|center|hr)|a|b|i|u|em|strong|span|font|small|big)(?:\s[^<>]{0,300})?\/?>/gi;
/** "Right to left, whatever it is" (U+202E), up to where it ends. */
const TURNED = /\u202e([^\u202c\u2069\n]+)/g;
/** @type {Record<string, string>} */
const CURRENCIES = { euro: '€', pound: '£', yen: '¥' };
const LARGEST = 0x10ffff;

/** @param {string} short @param {number} length @returns {string} */
function filled(short, length) {
  return short + FILL.repeat(Math.max(0, length - short.length));
}

/** @param {number} code @returns {string} */
function characterOf(code) {
  return code <= LARGEST ? String.fromCodePoint(code) : ' ';
}

/** @param {string} text @returns {string} of the same length; linear in it */
export function readLiterally(text) {
  let read = text;
  if (read.includes('&')) {
    read = read.replace(ENTITY, (whole, decimal, hexadecimal, letter, space, currency) => filled(
      decimal ? characterOf(Number(decimal)) : hexadecimal ? characterOf(parseInt(hexadecimal, 16)) : letter ?? CURRENCIES[currency?.toLowerCase()] ?? (space ? ' ' : ','), whole.length));
  }
  if (read.includes('<')) read = read.replace(TAG, (whole, block) => filled(block ? '\n' : '', whole.length));
  if (read.includes('\u202e')) read = read.replace(TURNED, (whole, inner) => whole[0] + Array.from(inner).reverse().join(''));
  return read;
}
