/**
 * The largest picture and the largest frame in the window: a locker may be one image.
 */
import { area, canBeSeen, createLooks, meet } from './looks.js';
import { windowBox } from './sight.js';

/** @param {Element[]} elements @returns {number} largest share of the window, 0…1 */
function largest(elements) {
  const looks = createLooks();
  const view = windowBox();
  let most = 0;
  for (const element of elements.slice(0, 100)) {
    const share = area(meet(element.getBoundingClientRect(), view)) / Math.max(1, area(view));
    if (share > most && canBeSeen(looks.of(element))) most = share;
  }
  return Math.round(most * 1000) / 1000;
}

/** @returns {Element[]} elements in the window that paint a picture as their background */
function painted() {
  /** @type {Set<Element>} */
  const found = new Set();
  for (const [right, down] of [[0.5, 0.5], [0.2, 0.2], [0.8, 0.8]]) {
    for (const element of document.elementsFromPoint(innerWidth * right, innerHeight * down)) {
      if (/url\(/.test(getComputedStyle(element).backgroundImage)) found.add(element);
    }
  }
  return [...found];
}

/** @returns {{ image: number, frame: number }} */
export function measureCovers() {
  return {
    image: largest([...document.querySelectorAll('img, canvas, svg, object, embed'), ...painted()]),
    frame: largest([...document.querySelectorAll('iframe, frame')]),
  };
}
