/**
 * Undoes look-alike letters (Cyrillic `о` in a Latin word, CJK radicals for ideographs).
 * The map comes from the Unicode confusables data by way of the release.
 *
 * A word is changed only where that makes sense: a word that mixes scripts, or a word all of look-alikes in a text
 * that otherwise does not use their script. So honest Russian or Greek stays as it is.
 */

const MASKING = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Lisu}\p{Script=Coptic}\p{Script=Deseret}\u0250-\u02ff\u1d00-\u1d7f\u2100-\u214f\ua730-\ua7ff]/u;
const RADICAL = /[\u2e80-\u2fdf]/;
const WORD = /[\p{L}\p{M}\p{Cf}\u2e80-\u2fdf]/u; // radicals are symbols, not letters
const ASCII_LETTER = /[A-Za-z]/;
const INVISIBLE = /[\p{Cf}\p{M}]/gu;

/** What a unit can be, as bits; half a surrogate pair may be anything. */
const KNOWN = 1, IN_WORD = 2, MASKS = 4, IS_RADICAL = 8, IS_ASCII = 16, HALF = 32;
/** By UTF-16 unit, filled as characters are met. */
const traits = new Uint8Array(0x10000);

/**
 * @typedef {object} Unmasked
 * @property {string} text
 * @property {Int32Array|null} at place of each unit in the original, or null where nothing moved
 *
 * @typedef {{start: number, end: number}} Word
 */

/**
 * @param {string} text
 * @param {Map<string, string>} confusables single character → what it looks like
 * @returns {Unmasked} of the same length as `text` wherever replacements are single units
 */
export function unmask(text, confusables) {
  const changed = maskedWords(text, confusables);
  return changed.length === 0 ? { text, at: null } : splice(text, changed, confusables);
}

/** @param {number} unit @returns {number} its traits */
function traitsOf(unit) {
  const known = traits[unit];
  if (known !== 0) return known;
  const character = String.fromCharCode(unit);
  const made = KNOWN | (WORD.test(character) ? IN_WORD : 0) | (MASKING.test(character) ? MASKS : 0) | (RADICAL.test(character) ? IS_RADICAL : 0)
    | (ASCII_LETTER.test(character) ? IS_ASCII : 0) | (unit >= 0xd800 && unit < 0xe000 ? HALF : 0);
  traits[unit] = made;
  return made;
}

/**
 * The words to be changed. A word of one masking script alone, as most are in a text of that script, is settled without looking at it twice.
 * @param {string} text @param {Map<string, string>} confusables @returns {Word[]}
 */
function maskedWords(text, confusables) {
  /** @type {Word[]} */
  const words = [];
  let native = /** @type {boolean|null} */ (null);
  let start = -1, seen = 0;
  for (let i = 0; i <= text.length; i += 1) {
    const begun = i;
    let trait = i < text.length ? traitsOf(text.charCodeAt(i)) : KNOWN;
    if ((trait & HALF) !== 0) {
      const character = String.fromCodePoint(/** @type {number} */ (text.codePointAt(i)));
      if (WORD.test(character)) trait = IN_WORD | (MASKING.test(character) ? MASKS : 0);
      i += character.length - 1;
    }
    if ((trait & IN_WORD) !== 0) {
      if (start < 0) { start = begun; seen = 0; }
      seen |= trait;
    } else if (start >= 0) {
      const word = { start, end: begun };
      start = -1;
      if ((seen & IS_RADICAL) !== 0) words.push(word);
      else if ((seen & MASKS) !== 0) {
        native ??= usesScriptHonestly(text, confusables);
        if (!native || (seen & IS_ASCII) !== 0 && mixesScripts(text.slice(word.start, word.end), confusables)) words.push(word);
      }
    }
  }
  return words;
}

/**
 * Does the text use letters of a masking script that look like no Latin letter, in good number?
 * @param {string} text @param {Map<string, string>} confusables @returns {boolean}
 */
function usesScriptHonestly(text, confusables) {
  let own = 0, alike = 0;
  for (const character of text.slice(0, 20_000)) {
    if (!isMasking(character)) continue;
    if (confusables.has(character)) alike += 1; else own += 1;
  }
  return own > 0.2 * (own + alike);
}

/** @param {string} character one code point @returns {boolean} */
function isMasking(character) {
  return character.length === 1 ? (traitsOf(character.charCodeAt(0)) & MASKS) !== 0 : MASKING.test(character);
}

/** @param {string} text @param {Word[]} words to be changed @param {Map<string, string>} confusables @returns {Unmasked} */
function splice(text, words, confusables) {
  /** @type {number[]} */
  const at = [];
  let made = '', from = 0;
  /** @param {string} part @param {number} begin */
  const keep = (part, begin) => {
    for (let i = 0; i < part.length; i += 1) at.push(begin + i);
    made += part;
  };
  for (const { start, end } of words) {
    keep(text.slice(from, start), from);
    let place = start;
    for (const character of text.slice(start, end)) {
      const alike = character.charCodeAt(0) < 128 ? character : confusables.get(character) ?? character;
      for (let i = 0; i < alike.length; i += 1) at.push(place);
      made += alike;
      place += character.length;
    }
    from = end;
  }
  keep(text.slice(from), from);
  return { text: made, at: Int32Array.from(at) };
}

/**
 * A word with Latin letters among look-alikes, all of which have a Latin reading.
 * @param {string} word @param {Map<string, string>} confusables @returns {boolean}
 */
function mixesScripts(word, confusables) {
  if (!ASCII_LETTER.test(word)) return false;
  for (const character of word.replace(INVISIBLE, '')) {
    if (!ASCII_LETTER.test(character) && MASKING.test(character) && !confusables.has(character)) return false;
  }
  return true;
}
