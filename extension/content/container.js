/**
 * Which element holds a whole block of text: a paragraph, a heading, a chat bubble, a cell.
 */
import { parentOnScreen } from './looks.js';

/** @typedef {import('./looks.js').Look} Look */

/** A piece this short is part of a word or a line, not a block of its own. */
const SHORT = 24;

/**
 * @param {Element} element
 * @param {(element: Element) => Look} look
 * @returns {Element}
 */
export function containerOf(element, look) {
  let here = element;
  for (let steps = 0; steps < 40; steps += 1) {
    const above = parentOnScreen(here);
    if (above === null || above === document.body || above === document.documentElement) return here;
    const { style } = look(here);
    const display = style.display;
    if (!display.startsWith('inline') && display !== 'contents' && !display.startsWith('ruby')) {
      const short = (here.textContent?.length ?? 0) <= SHORT;
      const loose = style.float !== 'none' || style.position === 'absolute' || /flex|grid/.test(look(above).style.display);
      if (!short || !loose) return here;
    } else if (display === 'inline-block' && (here.textContent?.length ?? 0) > 200) return here;
    here = above;
  }
  return here;
}
