/**
 * Walks the text nodes of a tree once, in document order, in pieces; what is appended while it walks is found too.
 */

const SILENT = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'HEAD', 'IFRAME', 'OBJECT', 'OPTION', 'DATALIST']);
/** Elements whose text runs on in the same line. */
const INLINE = new Set(['A', 'ABBR', 'B', 'BDI', 'BDO', 'BIG', 'CITE', 'CODE', 'DEL', 'DFN', 'EM', 'FONT', 'I', 'INS', 'KBD', 'LABEL', 'MARK', 'Q', 'S', 'SMALL', 'SPAN', 'STRONG', 'SUB', 'SUP', 'TIME', 'TSPAN', 'TT', 'U', 'VAR', 'WBR', 'text', 'tspan']);

/**
 * @param {Text} node
 * @returns {boolean} could a person read this?
 */
export function isProse(node) {
  const parent = node.parentElement;
  return parent === null ? node.parentNode !== null : !SILENT.has(parent.tagName);
}

/**
 * The separator that goes before a text node when the text of a tree is fed to the judge: none within a line, none
 * between pieces so short that a word was cut up, else a line break.
 * @param {Text} node @param {string} text
 * @returns {''|'\n'}
 */
export function separator(node, text) {
  const tag = node.parentElement?.tagName ?? '';
  return INLINE.has(tag) || text.length <= 3 ? '' : '\n';
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
