/**
 * Text that is not in the document's text nodes: written by CSS, or named by attributes of pictures and fields.
 */
import { area, canBeSeen, meet } from './looks.js';
import { windowBox } from './sight.js';
import { LIMITS } from '../messages/limits.js';

/**
 * @typedef {import('../messages/to-worker.js').Block} Block
 * @typedef {ReturnType<typeof import('./looks.js').createLooks>} Looks
 */

/** Elements asked for CSS text in one measure; the first in the document. */
const MOST_ELEMENTS = 1500;

/** @param {string} content a computed `content` @param {Element} element @returns {string} */
function written(content, element) {
  // Firefox leaves what comes from an attribute for others to look up.
  return [...content.matchAll(/"((?:[^"\\]|\\.)*)"|attr\(([-\w]+)/g)]
    .map(([, text, name]) => (name === undefined ? text.replace(/\\(.)/g, '$1') : element.getAttribute(name) ?? '')).join('');
}

/** @param {Element} element @returns {Array<[string, Block['origin']]>} */
function named(element) {
  /** @type {Array<[string, Block['origin']]>} */
  const found = [];
  for (const side of ['::before', '::after']) {
    const content = getComputedStyle(element, side).content;
    if (/"|attr\(/.test(content)) found.push([written(content, element), 'pseudo']);
  }
  const alt = element.getAttribute('alt');
  if (alt) found.push([alt, 'alt']);
  const aria = element.getAttribute('aria-label');
  if (aria) found.push([aria, 'aria']);
  const placeholder = element.getAttribute('placeholder');
  if (placeholder) found.push([placeholder, 'placeholder']);
  return found;
}

/** @param {Looks} looks @returns {Block[]} */
export function pseudoText(looks) {
  /** @type {Block[]} */
  const blocks = [];
  const elements = document.body?.getElementsByTagName('*') ?? [];
  /** Letters written one by one into sibling elements are one text. @type {Element | null} */
  let holder = null;
  for (let i = 0; i < Math.min(elements.length, MOST_ELEMENTS); i += 1) {
    const element = elements[i];
    for (const [text, origin] of named(element)) {
      if (text.trim() === '' && origin !== 'pseudo') continue;
      const look = looks.of(element);
      if (!canBeSeen(look)) continue;
      const box = element.getBoundingClientRect();
      const share = area(meet(meet(box, look.cut), windowBox())) / Math.max(1, area(windowBox()));
      const last = blocks.at(-1);
      if (origin === 'pseudo' && last?.origin === 'pseudo' && holder === element.parentElement && text.length <= 12) {
        last.text += text;
        last.share = Math.min(1, last.share + share);
      } else {
        blocks.push({ text, share: Math.round(share * 1000) / 1000, place: look.placed ? 'overlay' : 'page', origin });
      }
      holder = element.parentElement;
    }
  }
  return blocks.filter((block) => block.text.trim().length > 1).slice(0, 200).map((block) => ({ ...block, text: block.text.slice(0, LIMITS.blockText) }));
}
