/**
 * Between finding text and measuring the page: the worker's judge reads the text, off the page's thread. Only if it would flag what
 * it read is the page measured, which is what costs the page time.
 */
import { browser } from '../platform/browser.js';

/**
 * At most this many candidates at once, then so many a second, each with all that came meanwhile: a message costs the page more than
 * the walk that fills it. The first go at once and in the page's own turn, since its next one may never end.
 */
const AT_ONCE = 4, PER_SECOND = 0.7;

/**
 * @param {import('./texts.js').Texts} texts
 * @param {() => void} confirmed called, maybe more than once, when the page shall be measured
 * @returns {{ look: () => void }} `look` after every batch of text
 */
export function createCandidates(texts, confirmed) {
  let tokens = AT_ONCE, counted = performance.now(), timer = 0;
  const look = () => {
    if (texts.flooded()) confirmed();
    for (;;) {
      const now = performance.now();
      tokens = Math.min(AT_ONCE, tokens + (now - counted) / 1000 * PER_SECOND);
      counted = now;
      if (tokens < 1) {
        timer ||= window.setTimeout(() => { timer = 0; look(); }, 1000 / PER_SECOND);
        return;
      }
      const text = texts.next();
      if (text === null) return;
      tokens -= 1;
      void ask(text).then((wanted) => { if (wanted) confirmed(); });
    }
  };
  return { look };
}

/** A worker that is just being woken may not answer: what it did not hear is said again. */
const TRIES = 4, AGAIN_MS = 700;

/** @param {string} text @returns {Promise<boolean>} */
async function ask(text) {
  for (let tries = 0; tries < TRIES; tries += 1) {
    try {
      const answer = await browser.runtime.sendMessage({ type: 'candidate', text, lang: document.documentElement?.lang || null });
      if (typeof answer === 'boolean') return answer;
    } catch {
      if (!browser.runtime?.id) return false; // the extension was updated or removed under this page: nobody is there to be asked
    }
    await new Promise((resolve) => { setTimeout(resolve, AGAIN_MS); });
  }
  return false;
}
