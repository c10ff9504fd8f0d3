/**
 * The sieve as the content script uses it: fed with text as it is found, asked whether it is worth measuring the page.
 * This is the only file of the content script that knows how the sieve works.
 */

const LETTERS = /\p{L}/gu;

/**
 * @typedef {{ feed: (text: string) => void, suspicious: () => boolean }} PageSieve
 */

/** @returns {PageSieve} */
export function createPageSieve() {
  let letters = 0;
  return {
    feed(text) {
      if (letters < 12) letters += text.match(LETTERS)?.length ?? 0;
    },
    suspicious: () => letters >= 12,
  };
}
