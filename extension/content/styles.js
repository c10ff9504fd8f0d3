/**
 * Do the style sheets of a page with little text say something, or show its words in another order? Told from their source: what is
 * really shown only layout can tell, which is the examiner's business.
 */

/** Fewer letters than this in the style sheets are ornaments. */
const FEWEST_LETTERS = 12;
/** Of so many roots, and so many style sheets in all. */
const MOST_ROOTS = 50, MOST_SHEETS = 40;
const CONTENT = /(?:content|quotes|list-style|list-style-type)\s*:\s*([^;}]{1,2000})/gi;

/** What puts words where the document does not have them. */
const MOVES = /(?:^|[\s;{"])order\s*:|reverse|bidi-override|direction\s*:\s*rtl|float\s*:\s*right|grid-(?:area|row|column)\s*:/i;
const MOVED = ['order', 'reverse', 'bidi-override', 'float', 'grid-', 'direction'].map((name) => `[style*="${name}"]`).join(', ');

/** @param {Iterable<Node>} roots the document and its shadow roots @returns {boolean} may style sheets write text into this page, or show its words in another order? */
export function stylesMatter(roots) {
  const scopes = /** @type {(Document|ShadowRoot)[]} */ ([...roots]).slice(0, MOST_ROOTS);
  for (const scope of scopes) for (const element of [...scope.querySelectorAll(MOVED)].slice(0, 50)) if (MOVES.test(element.getAttribute('style') ?? '')) return true;
  let letters = 0;
  for (const sheet of scopes.flatMap((scope) => [...scope.styleSheets, ...scope.adoptedStyleSheets]).slice(0, MOST_SHEETS)) {
    const owner = sheet.ownerNode;
    let text = owner instanceof HTMLStyleElement ? owner.textContent ?? '' : '';
    if (text === '') {
      try {
        for (const rule of [...sheet.cssRules].slice(0, 2000)) text += rule.cssText;
      } catch {
        return true; // another site's: nobody can read it
      }
    }
    if (MOVES.test(text.slice(0, 500_000))) return true;
    for (const [, value] of text.slice(0, 500_000).matchAll(CONTENT)) {
      if (/attr\(|var\(/i.test(value)) return true;
      const plain = value.replace(/\\([0-9a-f]{1,6})\s?/gi, (_, code) => (parseInt(code, 16) < 0x110000 ? String.fromCodePoint(parseInt(code, 16)) : ''));
      if (/["']/.test(plain)) letters += plain.match(/\p{L}/gu)?.length ?? 0;
    }
  }
  return letters >= FEWEST_LETTERS;
}
