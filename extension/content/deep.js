/**
 * The second look, when the page is idle: for text that a walk over the text nodes does not meet, in closed shadow
 * roots, in CSS and in attributes.
 */
import { giveWay, SLICE_MS } from './clock.js';
import { shadowOf } from './shadow.js';

/** Elements looked at for each second look. */
const MOST_ELEMENTS = 20_000;

/**
 * Finds the shadow roots under a root that were not known.
 * @param {Document | ShadowRoot} root @param {Set<Node>} known
 * @param {(shadow: ShadowRoot) => void} onFound
 */
export async function findShadows(root, known, onFound) {
  const elements = root.querySelectorAll('*');
  let started = performance.now();
  for (let i = 0; i < Math.min(elements.length, MOST_ELEMENTS); i += 1) {
    if (i % 64 === 63 && performance.now() - started > SLICE_MS) {
      await giveWay();
      started = performance.now();
    }
    const shadow = shadowOf(elements[i]);
    if (shadow === null || known.has(shadow)) continue;
    known.add(shadow);
    onFound(shadow);
    await findShadows(shadow, known, onFound);
  }
}

/** @returns {string} text written by CSS and attributes, of a page that has few elements or little text */
export function writtenElsewhere() {
  const elements = document.body?.getElementsByTagName('*') ?? [];
  let text = '';
  for (let i = 0; i < Math.min(elements.length, 400); i += 1) {
    for (const side of ['::before', '::after']) {
      const content = getComputedStyle(elements[i], side).content;
      if (content.length > 2 && content.includes('"')) text += content.replaceAll('"', '');
    }
    for (const name of ['alt', 'aria-label', 'placeholder']) {
      const value = elements[i].getAttribute(name);
      if (value) text += `\n${value}`;
    }
  }
  return text.slice(0, 20_000);
}
