/**
 * The folded form of each character: letters, a currency sign, or a mark that stands for a whole class of signs.
 */

/** Marks that carry no meaning of their own for matching: accents, Arabic vowel signs and tatweel, nukta. */
const DROPPED = /\p{Cf}|\u0640|\u0670|\u093c|[\u0300-\u036f]|[\u0610-\u061a]|[\u064b-\u065f]|[\u20d0-\u20ff]|[\ufe00-\ufe0f]/gu;
const ACCENTED = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u;
const SENTENCE_END = /[.!?;\u2026\u3002\uff01\uff1f\uff61\u061f\u06d4\u0964\u0965]/;
const APOSTROPHE = /['\u2019\u02bc\u2032\u0060\u00b4]/;
const QUOTE = /["\u00ab\u00bb\u201c-\u201f\u2039\u203a\u300c-\u300f\uff02]/;
const CURRENCY = /\p{Sc}/u;
const LETTER_OR_MARK = /[\p{L}\p{M}]/u;
const DIGIT = /\p{Nd}/u;

/** Letters that one language writes in several ways, or that case folding leaves apart. */
const SAME = new Map(Object.entries({
  'ß': 'ss', 'ı': 'i', 'æ': 'ae', 'œ': 'oe', 'ø': 'o', 'đ': 'd', 'ł': 'l', 'ð': 'd', 'þ': 'th',
  'أ': 'ا', 'إ': 'ا', 'آ': 'ا', 'ٱ': 'ا', 'ى': 'ي', 'ة': 'ه', 'ؤ': 'و', 'ئ': 'ي', 'ک': 'ك', 'ی': 'ي', 'ँ': 'ं',
}));

/** Folded units with a meaning: white space and soft punctuation, the end of a sentence, a number. */
export const SPACE = 32, STOP = 46, NUMBER = 35;
/** Forms that are no unit: nothing at all, a quotation mark, several units. */
export const NOTHING = 1, QUOTATION = 2, SEVERAL = 3;
const UNKNOWN = 0;

/** Form of each UTF-16 unit, filled as characters are met, so that the costly part happens once a character, not once an occurrence. */
const forms = new Uint16Array(0x10000);
/** What `SEVERAL` stands for; also the forms of characters outside the basic plane, by code point. @type {Map<number, string>} */
const longForms = new Map();
const MOST_LONG_FORMS = 50_000;

/**
 * @param {number} unit UTF-16 code unit
 * @returns {number} the folded unit, or one of the forms above
 */
export function formOfUnit(unit) {
  const known = forms[unit];
  if (known !== UNKNOWN) return known;
  const form = makeForm(String.fromCharCode(unit));
  const made = typeof form === 'number' ? form : form.length === 1 ? form.charCodeAt(0) : SEVERAL;
  if (made === SEVERAL) longForms.set(unit, /** @type {string} */ (form));
  forms[unit] = made;
  return made;
}

/**
 * @param {number} point of a unit whose form is SEVERAL, or outside the basic plane
 * @returns {string} folded units
 */
export function longFormOf(point) {
  const known = longForms.get(point);
  if (known !== undefined) return known;
  const form = makeForm(String.fromCodePoint(point));
  const made = form === NOTHING ? '' : typeof form === 'number' ? String.fromCharCode(form) : form;
  if (longForms.size < MOST_LONG_FORMS) longForms.set(point, made);
  return made;
}

/** @param {string} character one code point @returns {string|number} folded units, or a mark */
function makeForm(character) {
  if (APOSTROPHE.test(character)) return NOTHING; // don't → dont, as many write it
  if (SENTENCE_END.test(character)) return STOP;
  if (QUOTE.test(character)) return QUOTATION;
  if (CURRENCY.test(character)) return character.normalize('NFKC');
  let text = character.normalize('NFKC').toLowerCase();
  if (ACCENTED.test(text)) text = text.normalize('NFD');
  text = text.replace(DROPPED, '');
  let form = '';
  for (const part of text) {
    const same = SAME.get(part) ?? part;
    if (DIGIT.test(same)) form += '#';
    else if (LETTER_OR_MARK.test(same) || CURRENCY.test(same)) form += same;
  }
  if (form !== '') return form;
  return text === '' ? NOTHING : SPACE;
}
