/**
 * The second look, when the page is idle: text that a walk over the text nodes does not meet. Layout and style are not asked for:
 * where only they could tell, the worker is asked to send the examiner.
 */
import { giveWay, SLICE_MS } from './clock.js';
import { shadowOf } from './shadow.js';

const MOST_ELEMENTS = 20_000, MOST_CUSTOM = 2_000;
/** An overlay is mostly one of the last things in the body. */
const LAST = 12;

/** @returns {Iterable<Element>} custom elements, and the last elements of the body and of the document */
function* likelyHosts() {
  const custom = document.evaluate("//*[contains(local-name(),'-')]", document, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE);
  for (let i = 0; i < Math.min(custom.snapshotLength, MOST_CUSTOM); i += 1) yield /** @type {Element} */ (custom.snapshotItem(i));
  for (const parent of [document.body, document.documentElement]) {
    let child = parent?.lastElementChild ?? null;
    for (let i = 0; i < LAST && child !== null; i += 1, child = child.previousElementSibling) yield child;
  }
}

/**
 * Finds the shadow roots under a root that were not known.
 * @param {Document | ShadowRoot} root @param {Set<Node>} known those found are added
 * @param {Iterable<Element>} elements
 * @returns {Promise<boolean>} was any found?
 */
export async function findShadows(root, known, elements) {
  let started = performance.now(), steps = 0, found = false;
  for (const element of elements) {
    if ((steps += 1) > MOST_ELEMENTS) break;
    if (steps % 64 === 0 && performance.now() - started > SLICE_MS) {
      await giveWay();
      started = performance.now();
    }
    const shadow = shadowOf(element);
    if (shadow === null || known.has(shadow)) continue;
    known.add(shadow);
    found = true;
    await findShadows(shadow, known, shadow.querySelectorAll('*'));
  }
  return found;
}

/** @param {Set<Node>} known @param {boolean} everywhere ask every element: for a page that shows little text @returns {Promise<boolean>} was any found? */
export function findHosts(known, everywhere) {
  return findShadows(document, known, everywhere ? document.getElementsByTagName('*') : likelyHosts());
}

/** @returns {string} what attributes of pictures and fields say */
export function textOfAttributes() {
  const parts = [];
  for (const element of [...document.querySelectorAll('[alt], [aria-label], [placeholder]')].slice(0, 400)) {
    for (const name of ['alt', 'aria-label', 'placeholder']) {
      const value = element.getAttribute(name);
      if (value) parts.push(value);
    }
  }
  return parts.join('\n').slice(0, 20_000);
}

/** Fewer letters than this in the style sheets are ornaments. */
const FEWEST_LETTERS = 12;
const CONTENT = /content\s*:\s*([^;}]{1,2000})/gi;

/** @returns {boolean} may style sheets write text into this page? */
export function stylesWrite() {
  let letters = 0;
  for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets].slice(0, 40)) {
    const owner = sheet.ownerNode;
    let text = owner instanceof HTMLStyleElement ? owner.textContent ?? '' : '';
    if (text === '') {
      try {
        for (const rule of [...sheet.cssRules].slice(0, 2000)) text += rule.cssText.includes('content:') ? rule.cssText : '';
      } catch {
        return true; // another site's: nobody can read it
      }
    }
    for (const [, value] of text.slice(0, 500_000).matchAll(CONTENT)) {
      if (/attr\(|var\(/i.test(value)) return true;
      const plain = value.replace(/\\([0-9a-f]{1,6})\s?/gi, (_, code) => (parseInt(code, 16) < 0x110000 ? String.fromCodePoint(parseInt(code, 16)) : ''));
      if (/["']/.test(plain)) letters += plain.match(/\p{L}/gu)?.length ?? 0;
    }
  }
  return letters >= FEWEST_LETTERS;
}
