/**
 * Undoes look-alike letters (Cyrillic `о` in a Latin word, CJK radicals for ideographs).
 * The map comes from the Unicode confusables data by way of the release.
 *
 * A word is changed only where that makes sense: a word that mixes scripts, or a word all of look-alikes in a text
 * that otherwise does not use their script. So honest Russian or Greek stays as it is.
 */

const MASKING = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Lisu}\p{Script=Coptic}\p{Script=Deseret}\u0250-\u02ff\u1d00-\u1d7f\u2100-\u214f\ua730-\ua7ff]/u;
const RADICAL = /[\u2e80-\u2fdf]/;
const WORDS = /[\p{L}\p{M}\p{Cf}\u2e80-\u2fdf]+/gu; // radicals are symbols, not letters
const ASCII_LETTER = /[A-Za-z]/;
const INVISIBLE = /[\p{Cf}\p{M}]/gu;

/**
 * @typedef {object} Unmasked
 * @property {string} text
 * @property {Int32Array|null} at place of each unit in the original, or null where nothing moved
 */

/**
 * @param {string} text
 * @param {Map<string, string>} confusables single character → what it looks like
 * @returns {Unmasked} of the same length as `text` wherever replacements are single units
 */
export function unmask(text, confusables) {
  if (!MASKING.test(text) && !RADICAL.test(text)) return { text, at: null };
  const native = usesScriptHonestly(text, confusables);
  return splice(text, confusables, native);
}

/**
 * Does the text use letters of a masking script that look like no Latin letter, in good number?
 * @param {string} text @param {Map<string, string>} confusables @returns {boolean}
 */
function usesScriptHonestly(text, confusables) {
  let own = 0, alike = 0;
  for (const character of text.slice(0, 20_000)) {
    if (character.charCodeAt(0) < 128 || !MASKING.test(character)) continue;
    if (confusables.has(character)) alike += 1; else own += 1;
  }
  return own > 0.2 * (own + alike);
}

/** @param {string} text @param {Map<string, string>} confusables @param {boolean} native @returns {Unmasked} */
function splice(text, confusables, native) {
  const at = new Int32Array(text.length * 2 + 1);
  let made = '', from = 0;
  /** @param {string} part @param {number} begin @param {boolean} moved */
  const put = (part, begin, moved) => {
    for (let i = 0; i < part.length; i += 1) at[made.length + i] = moved ? begin : begin + i;
    made += part;
  };
  for (const match of text.matchAll(WORDS)) {
    const word = match[0];
    put(text.slice(from, match.index), from, false);
    from = match.index + word.length;
    if (!RADICAL.test(word) && (!MASKING.test(word) || (native && !mixesScripts(word, confusables)))) { put(word, match.index, false); continue; }
    let place = match.index;
    for (const character of word) {
      const alike = character.charCodeAt(0) < 128 ? undefined : confusables.get(character);
      put(alike ?? character, place, true);
      place += character.length;
    }
  }
  put(text.slice(from), from, false);
  return { text: made, at: at.subarray(0, made.length + 1) };
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
