/**
 * Walks the text nodes of a tree once, in document order, in pieces; what is appended while it walks is found too.
 */

/** Their text is not shown. */
export const SILENT = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'HEAD', 'IFRAME', 'OBJECT', 'OPTION', 'DATALIST']);
/** Elements whose text runs on in the same line. */
export const INLINE = new Set(['A', 'ABBR', 'B', 'BDI', 'BDO', 'BIG', 'CITE', 'CODE', 'DEL', 'DFN', 'EM', 'FONT', 'I', 'INS', 'KBD', 'LABEL', 'MARK', 'Q', 'S', 'SMALL', 'SPAN', 'STRONG', 'SUB', 'SUP', 'TIME', 'TSPAN', 'TT', 'U', 'VAR', 'WBR', 'text', 'tspan']);

/**
 * @param {Text} node
 * @returns {boolean} could a person read this?
 */
export function isProse(node) {
  const parent = node.parentElement;
  return parent === null ? node.parentNode !== null : !SILENT.has(parent.tagName);
}

/**
 * @param {Node} root
 * @returns {{ next: () => Text | null }} `next` gives null when nothing is left for now; it can be asked again later
 */
export function createWalker(root) {
  const walker = (root.ownerDocument ?? /** @type {Document} */ (root)).createTreeWalker(root, NodeFilter.SHOW_TEXT);
  return {
    next() {
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        if (isProse(/** @type {Text} */ (node))) return /** @type {Text} */ (node);
      }
      return null;
    },
  };
}
