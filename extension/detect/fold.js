import { isCurrency, isDenseLetter, isSpacedLetter } from './characters.js';
import { unmask } from './confusables.js';
import { readLiterally } from './literal.js';
import { formOfUnit, longFormOf, NOTHING, NUMBER, QUOTATION, SEVERAL, SPACE, STOP } from './forms.js';

/**
 * Folding brings the many ways of writing one wording to one form, for patterns and for texts alike:
 * lower case, no accents, no invisible characters, one space for any run of white space and soft punctuation,
 * `.` for the end of a sentence, `#` for a number, and no space inside scripts written without them.
 */

/** A character folds to no more units than this, a space before it included. */
const LONGEST_FORM = 40;

/** A folded text, written unit by unit. */
export class Folded {
  /** @param {number} room units expected */
  constructor(room) {
    /** The folded text; only the first `length` units count. */
    this.units = new Uint16Array(room + LONGEST_FORM);
    /** For each unit where it began in the original; after the last one, the original's end. */
    this.at = new Int32Array(room + LONGEST_FORM + 1);
    this.length = 0;
    /** Places where a quotation mark stood, ascending. @type {number[]} */
    this.quotes = [];
    /** The last unit. */
    this.last = SPACE;
  }

  /** The folded text as a string. @returns {string} */
  get text() {
    let text = '';
    for (let from = 0; from < this.length; from += 8_192) text += String.fromCharCode(...this.units.subarray(from, Math.min(from + 8_192, this.length)));
    return text;
  }

  /** Empties it, to be written anew. */
  clear() {
    this.length = 0;
    this.quotes.length = 0;
    this.last = SPACE;
  }

  /** Makes room for one more character. */
  reserve() {
    if (this.length + LONGEST_FORM < this.units.length) return;
    const { units, at } = this;
    this.units = new Uint16Array(units.length * 2);
    this.units.set(units);
    this.at = new Int32Array(units.length * 2 + 1);
    this.at.set(at);
  }

  /** @param {number} unit @param {number} place in the original */
  put(unit, place) {
    this.units[this.length] = unit;
    this.at[this.length] = place;
    this.length += 1;
    this.last = unit;
  }

  /** @param {number} unit STOP or SPACE @param {boolean} inNumber stands between two digits @param {number} place */
  separate(unit, inNumber, place) {
    // A full stop inside a number (1.500, 12:30) belongs to the number: NUMBER below swallows it.
    if (this.last === NUMBER && inNumber || this.last === STOP) return;
    if (this.last !== SPACE) this.put(unit, place);
    else if (unit === STOP && this.length > 0) { this.units[this.length - 1] = STOP; this.last = STOP; }
  }

  /** @param {number} unit part of a word, a number or a currency sign @param {number} place */
  add(unit, place) {
    if (unit === NUMBER && this.last === NUMBER) return;
    if (this.last === SPACE && this.length > 1 && closesUp(this.units[this.length - 2], unit)) this.length -= 1;
    else if (partsFrom(this.last, unit)) this.put(SPACE, place);
    this.put(unit, place);
  }
}

/**
 * @param {string} text any text; linear in its length
 * @param {Map<string, string>} confusables look-alike characters and what they look like
 * @param {Folded} [folded] to be written over: whoever folds many short texts spares their arrays
 * @returns {Folded}
 */
export function fold(text, confusables, folded = new Folded(text.length)) {
  const { text: source, at: original } = unmask(readLiterally(text), confusables);
  folded.clear();
  for (let i = 0; i < source.length; i += 1) {
    folded.reserve();
    const unit = source.charCodeAt(i), place = original ? original[i] : i;
    const form = formOfUnit(unit);
    if (form >= 97 && form <= 122) { // most of many texts: a plain letter only has to part from a number
      if (folded.last === NUMBER) folded.put(SPACE, place);
      folded.put(form, place);
    } else if (form === SPACE && unit >= 0xd800 && unit < 0xdc00 && isLow(source.charCodeAt(i + 1))) {
      addLong(folded, longFormOf(/** @type {number} */ (source.codePointAt(i))), place);
      i += 1;
    } else if (form === SPACE || form === STOP) folded.separate(form, folded.last === NUMBER && isNumberSeparator(source, i), place);
    else if (form === QUOTATION) { folded.quotes.push(folded.length); folded.separate(SPACE, false, place); }
    else if (form === SEVERAL) addLong(folded, longFormOf(unit), place);
    else if (form !== NOTHING) folded.add(form, place);
  }
  folded.at[folded.length] = text.length;
  return folded;
}

/** @param {Folded} folded @param {string} form @param {number} place */
function addLong(folded, form, place) {
  for (let k = 0; k < form.length; k += 1) {
    const unit = form.charCodeAt(k);
    if (unit === SPACE || unit === STOP) folded.separate(unit, false, place); else folded.add(unit, place);
  }
}

/**
 * A space between these two means nothing: inside a script without spaces, and between a number and its currency sign.
 * @param {number} before @param {number} after @returns {boolean}
 */
function closesUp(before, after) {
  if (before === NUMBER) return isDenseLetter(after) || isCurrency(after);
  if (after === NUMBER) return isDenseLetter(before) || isCurrency(before);
  return isDenseLetter(before) && isDenseLetter(after);
}

/** "500euros" reads like "500 euros". @param {number} before @param {number} after @returns {boolean} */
function partsFrom(before, after) {
  return before === NUMBER && isSpacedLetter(after) || after === NUMBER && isSpacedLetter(before);
}

/** @param {number} unit @returns {boolean} the second half of a surrogate pair */
function isLow(unit) {
  return unit >= 0xdc00 && unit < 0xe000;
}

/** Points, commas, colons and narrow or plain spaces that stand inside numbers. */
const NUMBER_SEPARATORS = new Set([32, 44, 46, 58, 0xa0, 0x2009, 0x202f]);

/** @param {string} text @param {number} i @returns {boolean} a separator between two digits: 1,500 · 12:30 · 1 500 */
function isNumberSeparator(text, i) {
  const next = text.charCodeAt(i + 1);
  return next >= 48 && next <= 57 && NUMBER_SEPARATORS.has(text.charCodeAt(i));
}
