/**
 * The sieve as the content script uses it: fed with text as it is found, asked whether it is worth measuring the page.
 * This is the only file of the content script that knows how the sieve works.
 */

const LETTERS = /\p{L}/gu;
/** Characters gathered before the sieve is asked, so that a word cut up over many nodes comes whole. */
const GATHER = 20_000;
/** The end of what was gathered may be half a word: it is looked at again with what follows. */
const HALF_WORD = /\S{1,40}$/u;

/**
 * @typedef {{ feed: (text: string) => void, suspicious: () => boolean }} PageSieve
 */

/** @returns {PageSieve} */
export function createPageSieve() {
  let gathered = '';
  let fresh = 0;
  let letters = 0;
  const flush = () => {
    if (fresh === 0) return;
    if (letters < 12) letters += gathered.match(LETTERS)?.length ?? 0;
    gathered = HALF_WORD.exec(gathered)?.[0] ?? '';
    fresh = 0;
  };
  return {
    feed(text) {
      gathered += text;
      fresh += text.length;
      if (gathered.length > GATHER) flush();
    },
    suspicious() {
      flush();
      return letters >= 12;
    },
  };
}
