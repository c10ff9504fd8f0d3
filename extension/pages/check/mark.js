/** Finding, in a text, the words that spoke for the verdict. */

/** The judge matches stems: the mark goes on to the end of the word, where an alphabet has such endings. */
const ENDING = '(?:[\\p{Script=Latin}]{1,3}(?!\\p{L}))?';

/**
 * Cuts a text into marked and unmarked pieces. Words that do not stand in the text as written
 * (the judge reads through disguised letters) stay unmarked.
 * @param {string} text
 * @param {readonly string[]} words
 * @returns {{ text: string, marked: boolean }[]} the pieces in order; joined, they are the text
 */
export function markWords(text, words) {
  const wanted = [...new Set(words)].map((word) => word.trim()).filter((word) => word.length > 1).sort((a, b) => b.length - a.length);
  if (wanted.length === 0) return [{ text, marked: false }];
  // White space in a quoted word stands for any white space: messages break their lines anywhere.
  const pattern = wanted.map((word) => word.split(/\s+/).map((part) => part.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('\\s+')).join('|');
  return text.split(new RegExp(`((?:${pattern})${ENDING})`, 'iu')).map((piece, at) => ({ text: piece, marked: at % 2 === 1 })).filter((one) => one.text !== '');
}
