/** Why we warned: each signal as one plain sentence, with the words that were seen. */
import { el } from './dom.js';

/** More words than this help nobody to judge. */
const MOST_WORDS = 3;

/**
 * @param {readonly import('./types.js').Reason[]} reasons
 * @param {import('./types.js').Texts} t
 * @returns {HTMLUListElement}
 */
export function reasonList(reasons, t) {
  const items = reasons.flatMap(({ signal, words }) => {
    const sentence = t(`signal.${signal}`);
    if (!sentence) return [];
    const quotes = [...new Set(words)].slice(0, MOST_WORDS);
    return [el('li', {}, el('span', { text: sentence }),
      quotes.length > 0 && el('span', { class: 'quotes', 'data-private': true }, ...quotes.map((one) => el('q', { dir: 'auto', text: one }))))];
  });
  return el('ul', { class: 'reasons' }, ...items);
}
