/**
 * Can the ink be told from the paper? Text in the colour of what lies behind it is not seen.
 */

/** @typedef {[red: number, green: number, blue: number, alpha: number]} Colour */

/** @param {string} css a computed colour @returns {Colour | null} null for colour spaces that are not worth the trouble */
export function colour(css) {
  const found = /^rgba?\(([\d.]+)[, ]+([\d.]+)[, ]+([\d.]+)(?:[,/ ]+([\d.]+))?\)$/.exec(css);
  return found ? [Number(found[1]), Number(found[2]), Number(found[3]), found[4] === undefined ? 1 : Number(found[4])] : null;
}

/** @param {CSSStyleDeclaration} style @returns {boolean} does an element with this style hide what lies behind it? */
export function isPaper(style) {
  if (style.backgroundImage !== 'none') return true;
  const paper = colour(style.backgroundColor);
  return paper === null || paper[3] > 0.5;
}

/**
 * @param {CSSStyleDeclaration} style of the text
 * @param {Element[]} below the elements under the text, the nearest first
 * @returns {boolean}
 */
export function inkShows(style, below) {
  const ink = colour(/** @type {any} */ (style).webkitTextFillColor || style.color);
  if (ink === null || style.textShadow !== 'none') return true;
  if (ink[3] < 0.1) return style.backgroundClip === 'text';
  for (const element of below) {
    if (/^(IMG|VIDEO|CANVAS|svg|PICTURE|OBJECT|EMBED)$/.test(element.tagName)) return true;
    const under = getComputedStyle(element);
    if (!isPaper(under)) continue;
    const paper = under.backgroundImage === 'none' ? colour(under.backgroundColor) : null;
    return paper === null || distance(ink, paper) > 24;
  }
  return distance(ink, [255, 255, 255, 1]) > 24;
}

/** @param {Colour} a @param {Colour} b @returns {number} sum of the differences, 0…765 */
function distance(a, b) {
  return Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]) + Math.abs(a[2] - b[2]);
}
