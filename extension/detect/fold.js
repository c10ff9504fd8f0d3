import { isDenseLetter, isSpacedLetter } from './characters.js';
import { unmask } from './confusables.js';

/**
 * Folding brings the many ways of writing one wording to one form, for patterns and for texts alike:
 * lower case, no accents, no invisible characters, one space for any run of white space and soft punctuation,
 * `.` for the end of a sentence, `#` for a number, and no space inside scripts written without them.
 *
 * @typedef {object} Folded
 * @property {string} text     the folded text
 * @property {Int32Array} at   for each unit of `text`, where it began in the original
 * @property {number[]} quotes places in `text` where a quotation mark stood, ascending
 */

/** Marks that carry no meaning of their own for matching: accents, Arabic vowel signs and tatweel, nukta. */
const DROPPED = /\p{Cf}|\u0640|\u0670|\u093c|[\u0300-\u036f]|[\u0610-\u061a]|[\u064b-\u065f]|[\u20d0-\u20ff]|[\ufe00-\ufe0f]/gu;
const ACCENTED = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u;
const SENTENCE_END = /[.!?;\u2026\u3002\uff01\uff1f\uff61\u061f\u06d4\u0964\u0965]/;
const APOSTROPHE = /[\u2019\u02bc\u2032\u0060\u00b4]/;
const QUOTE = /["\u00ab\u00bb\u201c-\u201f\u2039\u203a\u300c-\u300f\uff02]/;
const CURRENCY = /\p{Sc}/u;
const LETTER_OR_MARK = /[\p{L}\p{M}]/u;
const DIGIT = /\p{Nd}/u;

/** Letters that one language writes in several ways, or that case folding leaves apart. */
const SAME = new Map(Object.entries({
  'ß': 'ss', 'ı': 'i', 'æ': 'ae', 'œ': 'oe', 'ø': 'o', 'đ': 'd', 'ł': 'l', 'ð': 'd', 'þ': 'th',
  'أ': 'ا', 'إ': 'ا', 'آ': 'ا', 'ٱ': 'ا', 'ى': 'ي', 'ة': 'ه', 'ؤ': 'و', 'ئ': 'ي', 'ک': 'ك', 'ی': 'ي', 'ँ': 'ं',
}));

const SPACE = ' ', STOP = '.', NUMBER = '#', MARK = '"', NOTHING = '';
/** Folded form of each character met, so that the costly part happens once a character, not once an occurrence. */
/** @type {Map<string, string>} */
const forms = new Map();

/**
 * @param {string} character one code point
 * @returns {string} its folded form: letters, a currency sign, or one of the marks above
 */
function formOf(character) {
  const known = forms.get(character);
  if (known !== undefined) return known;
  const made = makeForm(character);
  if (forms.size < 50_000) forms.set(character, made);
  return made;
}

/** @param {string} character @returns {string} */
function makeForm(character) {
  if (APOSTROPHE.test(character)) return NOTHING;
  if (SENTENCE_END.test(character)) return STOP;
  if (QUOTE.test(character)) return MARK;
  if (CURRENCY.test(character)) return character.normalize('NFKC');
  let text = character.normalize('NFKC').toLowerCase();
  if (ACCENTED.test(text)) text = text.normalize('NFD');
  text = text.replace(DROPPED, '');
  let form = '';
  for (const part of text) {
    const same = SAME.get(part) ?? part;
    if (DIGIT.test(same)) form += NUMBER;
    else if (LETTER_OR_MARK.test(same)) form += same;
    else if (CURRENCY.test(same)) form += same;
  }
  if (form !== '') return form;
  return text === '' ? NOTHING : SPACE;
}

/**
 * @param {string} text any text; linear in its length
 * @param {Map<string, string>} confusables look-alike characters and what they look like
 * @returns {Folded}
 */
export function fold(text, confusables) {
  const source = unmask(text, confusables);
  /** @type {string[]} */
  const out = [];
  const at = new Int32Array(source.text.length * 3 + 16);
  const quotes = [];
  let length = 0;
  let last = SPACE;
  let i = 0;
  const original = source.at;
  while (i < source.text.length) {
    const begun = i;
    const unit = source.text.charCodeAt(i);
    let form;
    if (unit >= 97 && unit <= 122) { form = source.text[i]; i += 1; }
    else if (unit < 128) { form = ascii(unit); i += 1; }
    else {
      const character = String.fromCodePoint(/** @type {number} */ (source.text.codePointAt(i)));
      form = formOf(character);
      i += character.length;
    }
    if (form === NOTHING) continue;
    if (form === MARK) { quotes.push(length); form = SPACE; }
    if (form === STOP || form === SPACE) {
      // A full stop inside a number (1.500, 12:30) belongs to the number: NUMBER below swallows it.
      if (last === NUMBER && isNumberSeparator(source.text, begun)) continue;
      if (last === STOP) continue;
      if (last === SPACE) {
        if (form === STOP && length > 0) { out[length - 1] = STOP; last = STOP; }
        continue;
      }
      out[length] = form; at[length] = original ? original[begun] : begun; length += 1; last = form;
      continue;
    }
    for (const part of form) {
      if (part === NUMBER && last === NUMBER) continue;
      if (last === SPACE && length > 1 && closesUp(out[length - 2], part)) length -= 1;
      else if (partsFrom(last, part)) { out[length] = SPACE; at[length] = original ? original[begun] : begun; length += 1; }
      out[length] = part; at[length] = original ? original[begun] : begun; length += 1; last = part;
    }
  }
  out.length = length;
  const folded = out.join('');
  return { text: folded, at: expand(out, at, folded.length, text.length), quotes };
}

/**
 * A space between these two means nothing: inside a script without spaces, and between a number and its currency sign.
 * @param {string} before @param {string} after @returns {boolean}
 */
function closesUp(before, after) {
  const denseBefore = isDenseLetter(before.charCodeAt(0)), denseAfter = isDenseLetter(after.charCodeAt(0));
  if (before === NUMBER) return denseAfter || CURRENCY.test(after);
  if (after === NUMBER) return denseBefore || CURRENCY.test(before);
  return denseBefore && denseAfter;
}

/** "500euros" reads like "500 euros". @param {string} before @param {string} after @returns {boolean} */
function partsFrom(before, after) {
  return before === NUMBER && isSpacedLetter(after.charCodeAt(0)) || after === NUMBER && isSpacedLetter(before.charCodeAt(0));
}

/** @param {number} unit ASCII, not a lower-case letter @returns {string} */
function ascii(unit) {
  if (unit >= 65 && unit <= 90) return String.fromCharCode(unit + 32);
  if (unit >= 48 && unit <= 57) return NUMBER;
  switch (unit) {
    case 33: case 46: case 59: case 63: return STOP; // ! . ; ?
    case 34: return MARK;
    case 36: return '$';
    case 39: case 96: return NOTHING; // don't → dont, as many write it
    default: return SPACE;
  }
}

/** @param {string} text @param {number} i @returns {boolean} a separator between two digits: 1,500 · 12:30 · 1 500 */
function isNumberSeparator(text, i) {
  const next = text.charCodeAt(i + 1);
  return next >= 48 && next <= 57 && /[.,:'\u00a0\u202f\u2009 ]/.test(text[i]);
}

/**
 * Letters outside the basic plane take two units: give each unit of the folded text its place.
 * @param {string[]} parts @param {Int32Array} at @param {number} units @param {number} end @returns {Int32Array}
 */
function expand(parts, at, units, end) {
  const places = new Int32Array(units + 1);
  let unit = 0;
  for (let i = 0; i < parts.length; i += 1) {
    for (let k = 0; k < parts[i].length; k += 1) { places[unit] = at[i]; unit += 1; }
  }
  places[units] = end;
  return places;
}
