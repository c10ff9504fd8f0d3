/**
 * The second look, when the page is idle: for text that a walk over the text nodes does not meet, in closed shadow
 * roots, in CSS and in attributes.
 */
import { giveWay, SLICE_MS } from './clock.js';
import { shadowOf } from './shadow.js';

/** Elements looked at for each second look. */
const MOST_ELEMENTS = 20_000;

/** Where a page's own elements are asked for a shadow root: asking each of thousands costs more than everything else we do. */
const PLACES = [[0.5, 0.5], [0.25, 0.25], [0.75, 0.25], [0.25, 0.75], [0.75, 0.75]];

/** @param {Document | ShadowRoot} root @returns {Element[]} custom elements, and whatever lies in the middle and the quarters of the window */
function likelyHosts(root) {
  const shown = PLACES.flatMap(([right, down]) => root.elementsFromPoint(innerWidth * right, innerHeight * down));
  const custom = [];
  for (const element of root.querySelectorAll('*')) if (element.localName.includes('-')) custom.push(element);
  return [...new Set([...shown, ...custom])];
}

/**
 * Finds the shadow roots under a root that were not known.
 * @param {Document | ShadowRoot} root @param {Set<Node>} known
 * @param {(shadow: ShadowRoot) => void} onFound
 * @param {boolean} everywhere ask every element, not only the likely ones: for roots that show little else
 */
export async function findShadows(root, known, onFound, everywhere) {
  const elements = everywhere ? root.querySelectorAll('*') : likelyHosts(root);
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
    await findShadows(shadow, known, onFound, true);
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
