/**
 * Hands text to the worker, where the judge reads it off the page's thread. While a page loads, the worker has a request for its
 * text waiting here: answering it costs a fraction of what `chrome.runtime` costs a frame that uses it for the first time. Without
 * one the text is sent. Always at once and in the page's own turn, since its next one may never end: it is the worker that spaces
 * what it judges, so a page cannot spend beforehand what its last words would need.
 */
import { browser } from '../platform/browser.js';

/** @typedef {import('./shared.js').Handed} Handed */

/** What comes next may belong to the end of what came before. */
const OVERLAP = 2_500;
/** So many characters at once, then so many a second: a page that writes more is measured, and only its newest text is handed over. */
const CHARACTERS = 2_200_000, CHARACTERS_PER_SECOND = 20_000, NEWEST = 96_000;
/** Fewer letters than this say nothing. */
const FEWEST = 12;
/** A worker that is just being woken may not answer, and on a busy machine waking takes long: what it did not hear is said again, each time after twice as long. */
const TRIES = 8, AGAIN_MS = 400;

/** @param {string} text @returns {boolean} */
export function saysSomething(text) {
  let letters = 0;
  // Whatever is neither space, digit nor punctuation in ASCII may be a letter: a regular expression of all letters costs a page more.
  for (let i = 0; i < text.length && letters < FEWEST; i += 1) if (text.charCodeAt(i) > 0x40) letters += 1;
  return letters >= FEWEST;
}

/** @param {() => void} flooded told when more comes than may be handed over */
export function createHandOver(flooded) {
  let characters = CHARACTERS, counted = 0, tail = '';
  /** Requests of the worker that wait. @type {Array<(handed: Handed | null) => void>} */
  const requests = [];

  return {
    /** @param {string} text */
    give(text) {
      const now = performance.now();
      characters = Math.min(CHARACTERS, characters + (now - counted) / 1000 * CHARACTERS_PER_SECOND);
      counted = now;
      let fresh = text;
      if (fresh.length > Math.max(NEWEST, characters)) {
        fresh = fresh.slice(-NEWEST);
        flooded();
      }
      characters = Math.max(0, characters - fresh.length);
      /** @type {Handed} */
      const handed = { type: 'candidate', text: tail === '' ? fresh : `${tail}\n${fresh}`, lang: document.documentElement?.lang || null };
      tail = fresh.length < OVERLAP ? `${tail}\n${fresh}`.slice(-OVERLAP) : fresh.slice(-OVERLAP);
      const answer = requests.shift();
      if (answer !== undefined) answer(handed); else void send(handed);
    },
    /** @returns {Promise<Handed | null>} the next text; nobody may wait for it beyond the end of loading: the page's load event waits with them */
    next: () => new Promise((resolve) => { requests.push(resolve); }),
    /** The page has loaded: nobody need wait any longer. */
    release() { for (const answer of requests.splice(0)) answer(null); },
  };
}

/** @param {Handed} message */
async function send(message) {
  for (let tries = 0; tries < TRIES; tries += 1) {
    try {
      if (await browser.runtime.sendMessage(message) === true) return;
    } catch {
      if (!browser.runtime?.id) return; // the extension was updated or removed under this page: nobody is there to be asked
    }
    await new Promise((resolve) => { setTimeout(resolve, AGAIN_MS * 2 ** tries); });
  }
}
