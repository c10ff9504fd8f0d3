/**
 * Hands text to the worker, where the judge reads it off the page's thread. While a page loads, the worker has a request for its
 * text waiting here: answering it costs a fraction of what `chrome.runtime` costs a frame that uses it for the first time. Without
 * one the text is sent, at once and in the page's own turn, since its next one may never end.
 */
import { browser } from '../platform/browser.js';
import { shared } from './shared.js';

/** @typedef {import('./shared.js').Handed} Handed */

/** One message holds at most so many characters; one is begun with the end of the one before. */
const AT_ONCE = 96_000, OVERLAP = 2_500;
/** So many messages at once, then so many a second, each with all that came meanwhile. */
const MESSAGES = 4, MESSAGES_PER_SECOND = 0.7;
/** So many characters at once, then so many a second: a page that writes more is measured, and its newest text goes first. */
const CHARACTERS = 2_200_000, CHARACTERS_PER_SECOND = 20_000;
/** Fewer letters than this say nothing. */
const FEWEST = 12;
const LETTERS = /\p{L}/gu;
/** A worker that is just being woken may not answer: what it did not hear is said again. */
const TRIES = 4, AGAIN_MS = 700;

/** @param {string} text @returns {boolean} */
export function saysSomething(text) {
  if (text.length < FEWEST) return false;
  return text.length >= 400 || (text.match(LETTERS)?.length ?? 0) >= FEWEST;
}

/** @param {{ flooded: () => void, wanted: () => void }} listener told when more comes than may be handed over; when the worker wants the page measured */
export function createHandOver({ flooded, wanted }) {
  let messages = MESSAGES, characters = CHARACTERS, counted = performance.now(), timer = 0, owed = '', tail = '';
  /** Requests of the worker that wait. @type {Array<(handed: Handed | null) => void>} */
  const requests = [];

  const refill = () => {
    const now = performance.now(), seconds = (now - counted) / 1000;
    counted = now;
    messages = Math.min(MESSAGES, messages + seconds * MESSAGES_PER_SECOND);
    characters = Math.min(CHARACTERS, characters + seconds * CHARACTERS_PER_SECOND);
  };

  /** @param {string} text @returns {Handed} */
  const handed = (text) => ({ type: 'candidate', text, lang: document.documentElement?.lang || null, examined: (shared()?.examiner ?? null) !== null });

  const flush = () => {
    refill();
    for (; owed !== '' && messages >= 1; messages -= 1) {
      const text = tail + owed.slice(0, AT_ONCE);
      owed = owed.slice(AT_ONCE);
      tail = text.slice(-OVERLAP);
      characters -= text.length;
      const answer = requests.shift();
      if (answer !== undefined) answer(handed(text));
      else void send(handed(text)).then((yes) => { if (yes) wanted(); });
    }
    if (owed !== '') timer ||= window.setTimeout(() => { timer = 0; flush(); }, 1000 / MESSAGES_PER_SECOND);
  };

  return {
    /** @param {string} text */
    give(text) {
      refill();
      owed += (owed === '' ? '' : '\n') + text;
      if (owed.length > Math.max(AT_ONCE, characters)) {
        owed = owed.slice(-AT_ONCE);
        flooded();
      }
      flush();
    },
    /** @returns {Promise<Handed | null>} the next text; nobody may wait for it beyond the end of loading: the page's load event waits with them */
    next: () => new Promise((resolve) => { requests.push(resolve); }),
    /** The page has loaded: nobody need wait any longer. */
    release() { for (const answer of requests.splice(0)) answer(null); },
  };
}

/** @param {Handed} message @returns {Promise<boolean>} shall the page be measured? */
async function send(message) {
  for (let tries = 0; tries < TRIES; tries += 1) {
    try {
      const answer = await browser.runtime.sendMessage(message);
      if (typeof answer === 'boolean') return answer;
    } catch {
      if (!browser.runtime?.id) return false; // the extension was updated or removed under this page: nobody is there to be asked
    }
    await new Promise((resolve) => { setTimeout(resolve, AGAIN_MS); });
  }
  return false;
}
