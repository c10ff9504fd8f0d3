/** The words people read, all from the release. */

/** @typedef {import('./types.js').Texts} Texts */

/**
 * @param {...Record<string, string>} tables first one that has the key wins
 * @returns {Texts}
 */
export function createTexts(...tables) {
  return (key, values = {}) => {
    const found = tables.find((table) => key in table)?.[key] ?? '';
    return found.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  };
}

/**
 * Fills a page's own HTML: `data-text` (the text), `data-label` (aria-label), `data-hint` (placeholder).
 * @param {ParentNode} root
 * @param {Texts} t
 */
export function fillTexts(root, t) {
  for (const one of root.querySelectorAll('[data-text]')) one.textContent = t(one.getAttribute('data-text') ?? '');
  for (const one of root.querySelectorAll('[data-label]')) one.setAttribute('aria-label', t(one.getAttribute('data-label') ?? ''));
  for (const one of root.querySelectorAll('[data-hint]')) one.setAttribute('placeholder', t(one.getAttribute('data-hint') ?? ''));
}
