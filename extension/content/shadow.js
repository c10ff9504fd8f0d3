/**
 * Shadow roots, closed ones included: both browsers let a content script see into them.
 */
import { browser } from '../platform/browser.js';

const CAN_HOST = new Set(['ARTICLE', 'ASIDE', 'BLOCKQUOTE', 'BODY', 'DIV', 'FOOTER', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'HEADER', 'MAIN', 'NAV', 'P', 'SECTION', 'SPAN']);

/** @param {Element} element @returns {boolean} can this element have a shadow root of the page's making? */
export function canHost(element) {
  return CAN_HOST.has(element.tagName) || element.localName.includes('-');
}

/** Chromium's way in; Firefox has a property of the element. @type {{ openOrClosedShadowRoot(element: Element): ShadowRoot | null } | null | undefined} */
let dom;

/**
 * @param {Element} element
 * @returns {ShadowRoot | null}
 */
export function shadowOf(element) {
  if (element.shadowRoot) return element.shadowRoot;
  if (!canHost(element)) return null;
  if ('openOrClosedShadowRoot' in element) return /** @type {any} */ (element).openOrClosedShadowRoot;
  try {
    dom ??= /** @type {any} */ (browser).dom;
    return dom?.openOrClosedShadowRoot(element) ?? null;
  } catch {
    return null; // Chromium throws for elements that cannot be hosts, and after the extension was reloaded
  }
}
