/** Why we warned: each signal as one plain sentence, with the words that were seen. */
import { el } from './dom.js';

/** More words, and more reasons, than this help nobody to judge. */
const MOST_WORDS = 3;
const MOST_REASONS = 6;

/**
 * The reasons worth reading: cues (a "you", an "or") count for the judge but convince no reader,
 * so they stay away wherever there is anything better.
 * @param {readonly import('./types.js').Reason[]} reasons
 * @returns {import('./types.js').Reason[]}
 */
export function tellingReasons(reasons) {
  const strong = reasons.filter(({ signal }) => !signal.startsWith('cue_'));
  return (strong.length > 0 ? strong : [...reasons]).slice(0, MOST_REASONS);
}

/**
 * @param {readonly import('./types.js').Reason[]} reasons
 * @param {import('./types.js').Texts} t
 * @returns {HTMLUListElement}
 */
export function reasonList(reasons, t) {
  const items = tellingReasons(reasons).flatMap(({ signal, words }) => {
    const sentence = t(`signal.${signal}`);
    if (!sentence) return [];
    const quotes = [...new Set(words)].slice(0, MOST_WORDS);
    return [el('li', {}, el('span', { text: sentence }),
      quotes.length > 0 && el('span', { class: 'quotes', 'data-private': true }, ...quotes.map((one) => el('q', {}, el('bdi', { text: one })))))];
  });
  return el('ul', { class: 'reasons' }, ...items);
}
