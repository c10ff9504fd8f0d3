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

/** Elements asked for CSS text in one measure: what lies in the window, so junk before it hides nothing, and the first in the document. */
const MOST_ELEMENTS = 1500;

const SAYS = /"|attr\(|open-quote|close-quote/;

/** @param {string} value of a style @returns {string[]} the strings in it */
function strings(value) {
  return [...value.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text.replace(/\\(.)/g, '$1'));
}

/** @param {CSSStyleDeclaration} style @param {Element} element @returns {string} what its `content` writes */
function written(style, element) {
  const [open = '', close = ''] = /-quote/.test(style.content) ? strings(style.quotes) : [];
  // Firefox leaves what comes from an attribute for others to look up.
  return [...style.content.matchAll(/"(?:[^"\\]|\\.)*"|attr\(([-\w]+)|open-quote|close-quote/g)].map(([all, name]) => (
    all === 'open-quote' ? open : all === 'close-quote' ? close : name !== undefined ? element.getAttribute(name) ?? '' : strings(all)[0])).join('');
}

/** @param {Element} element @returns {string[]} what style sheets write beside it */
function beside(element) {
  const texts = [];
  for (const side of ['::before', '::after']) {
    const style = getComputedStyle(element, side);
    if (SAYS.test(style.content)) texts.push(written(style, element));
  }
  const own = getComputedStyle(element);
  if (own.display.includes('list-item')) {
    const mark = getComputedStyle(element, '::marker');
    texts.push(SAYS.test(mark.content) ? written(mark, element) : strings(own.listStyleType).join(''));
  }
  return texts.filter((text) => text !== '');
}

/** @param {Node[]} roots @param {Set<Element>} inView @returns {Element[]} in their order; where there are too many, what lies in the window first */
function elementsOf(roots, inView) {
  /** @type {Set<Element>} */
  const first = new Set();
  for (const root of roots) {
    const all = root instanceof ShadowRoot ? root.querySelectorAll('*') : document.getElementsByTagName('*');
    for (let i = 0; i < all.length && first.size < MOST_ELEMENTS; i += 1) first.add(all[i]);
  }
  return first.size < MOST_ELEMENTS ? [...first] : [...new Set([...inView, ...first])].slice(0, MOST_ELEMENTS);
}

/** @param {Element} element @returns {Array<[string, Block['origin']]>} */
function named(element) {
  /** @type {Array<[string, Block['origin']]>} */
  const found = beside(element).map((text) => [text, 'pseudo']);
  const alt = element.getAttribute('alt');
  if (alt) found.push([alt, 'alt']);
  const aria = element.getAttribute('aria-label');
  if (aria) found.push([aria, 'aria']);
  const placeholder = element.getAttribute('placeholder');
  if (placeholder) found.push([placeholder, 'placeholder']);
  return found;
}

/** @param {Looks} looks @param {Node[]} roots the document and its shadow roots @param {Set<Element>} inView what lies in the window @returns {Generator<void, Block[], void>} */
export function* pseudoText(looks, roots, inView) {
  /** @type {Block[]} */
  const blocks = [];
  /** Letters written one by one into sibling elements are one text. @type {Element | null} */
  let holder = null;
  for (const element of elementsOf(roots, inView)) {
    yield;
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
