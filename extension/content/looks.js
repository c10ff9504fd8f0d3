/**
 * How an element looks, worked out once for each element and measure: can it be seen, what cuts it off, where is it placed.
 * Text that nobody can see must not count, whichever way it is hidden, and text that is seen must.
 *
 * @typedef {{ left: number, top: number, right: number, bottom: number }} Box
 * @typedef {{ style: CSSStyleDeclaration, shown: boolean, opacity: number, placed: boolean, clip: Box,
 *   flow: Box, absolute: Box, fixed: Box, cut: Box }} Look
 *   `clip`: what cuts off the element's own box; `flow`, `absolute`, `fixed`: what cuts off its children of each kind;
 *   `cut`: as `flow`, counting boxes a person can scroll; `placed`: does it, or an ancestor, lie on top of the page?
 */
export const EVERYWHERE = Object.freeze({ left: -1e6, top: -1e6, right: 1e7, bottom: 1e9 });

/** @param {Box} a @param {Box} b @returns {Box} */
export function meet(a, b) {
  return { left: Math.max(a.left, b.left), top: Math.max(a.top, b.top), right: Math.min(a.right, b.right), bottom: Math.min(a.bottom, b.bottom) };
}

/** @param {Box} box @returns {number} in square CSS pixels */
export function area(box) {
  return Math.max(0, box.right - box.left) * Math.max(0, box.bottom - box.top);
}

/** @param {Element} element @returns {Element | null} the parent on screen: slot, element or shadow host */
export function parentOnScreen(element) {
  if (element.assignedSlot) return element.assignedSlot;
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** @param {CSSStyleDeclaration} style @returns {boolean} is everything clipped away? */
function clippedAway(style) {
  if (/^rect\(/.test(style.clip)) {
    const [top, right, bottom, left] = (style.clip.match(/-?[\d.]+px|auto/g) ?? []).map((one) => parseFloat(one));
    if (right - left < 2 || bottom - top < 2) return true;
  }
  const path = style.clipPath;
  if (!path || path === 'none') return false;
  if (/^circle\(0(px|%)?\b|^ellipse\(0/.test(path)) return true;
  const inset = /^inset\(([\d.]+)%(?: ([\d.]+)%)?/.exec(path);
  return inset !== null && (Number(inset[1]) >= 50 || Number(inset[2] ?? 0) >= 50);
}

/** @param {Element} element @param {CSSStyleDeclaration} style @returns {boolean} */
function liesOnTop(element, style) {
  if (style.position === 'fixed' || style.position === 'sticky') return true;
  if (style.position === 'absolute' && Number(style.zIndex) > 0) return true;
  return element.matches('dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true], :popover-open, :fullscreen');
}

/** @param {Element} element @param {Look | null} parent @returns {Look} */
function look(element, parent) {
  const style = getComputedStyle(element);
  const contents = style.display === 'contents';
  const above = parent ?? /** @type {Look} */ ({ shown: true, opacity: 1, placed: false, flow: EVERYWHERE, absolute: EVERYWHERE, fixed: EVERYWHERE, cut: EVERYWHERE });
  const clip = style.position === 'fixed' ? above.fixed : style.position === 'absolute' ? above.absolute : above.flow;
  const escapes = style.position === 'fixed' || style.position === 'absolute';
  let flow = clip;
  let cut = escapes ? clip : above.cut;
  if (!contents && style.overflow !== 'visible' && style.display !== 'inline' && element !== document.documentElement && element !== document.body) {
    const box = element.getBoundingClientRect();
    cut = meet(cut, box);
    const hides = /hidden|clip/.test(style.overflow);
    if (hides || area(box) < 4) flow = meet(flow, box);
  }
  const holdsAbsolute = style.position !== 'static' || style.transform !== 'none';
  const holdsFixed = style.transform !== 'none' || style.filter !== 'none' || /paint|strict|content/.test(style.contain);
  return {
    style,
    // The browser knows what else is not shown, such as what is in closed details; of boxes without a box of their own it knows nothing.
    shown: above.shown && style.display !== 'none' && style.contentVisibility !== 'hidden' && !clippedAway(style) && (contents || element.checkVisibility()),
    opacity: above.opacity * Number(style.opacity),
    placed: above.placed || liesOnTop(element, style),
    clip, flow, cut,
    absolute: holdsAbsolute ? flow : above.absolute,
    fixed: holdsFixed ? flow : above.fixed,
  };
}

/** Works looks out on demand; one for each measure, since a page changes. */
export function createLooks() {
  /** @type {Map<Element, Look>} */
  const known = new Map();
  return {
    /** @param {Element} element @returns {Look} */
    of(element) {
      /** @type {Element[]} */
      const path = [];
      /** @type {Element | null} */
      let up = element;
      while (up !== null && !known.has(up)) { path.push(up); up = parentOnScreen(up); }
      let found = up === null ? null : /** @type {Look} */ (known.get(up));
      for (const one of path.reverse()) {
        found = look(one, found);
        known.set(one, found);
      }
      return /** @type {Look} */ (found);
    },
  };
}

/** @param {Look} one @returns {boolean} could text with this look be seen at all? */
export function canBeSeen(one) {
  return one.shown && one.opacity > 0.1 && one.style.visibility === 'visible';
}
