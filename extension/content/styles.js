/**
 * Do the style sheets of a page with little text say something, or show its words in another order? Told from their source: what is
 * really shown only layout can tell, which is the examiner's business.
 */

/** Fewer letters than this in the style sheets are ornaments. */
const FEWEST_LETTERS = 12;
/** Roots and style sheets looked at; beyond them, and where a sheet is longer, there may be anything. */
const MOST_ROOTS = 50, MOST_SHEETS = 40, MOST_RULES = 2000, LONGEST = 500_000;
const CONTENT = /(?:content|quotes|list-style|list-style-type)\s*:\s*([^;}]{1,2000})/gi;

/** What puts words where the document does not have them. */
const MOVES = /(?:^|[\s;{"])order\s*:|reverse|bidi-override|direction\s*:\s*rtl|float\s*:\s*right|grid-(?:area|row|column)\s*:/i;
const MOVED = ['order', 'reverse', 'bidi-override', 'float', 'grid-', 'direction'].map((name) => `[style*="${name}"]`).join(', ');

/** @param {Iterable<Node>} roots the document and its shadow roots @returns {boolean} may style sheets write text into this page, or show its words in another order? */
export function stylesMatter(roots) {
  const scopes = /** @type {(Document|ShadowRoot)[]} */ ([...roots]);
  if (scopes.length > MOST_ROOTS) return true;
  for (const scope of scopes) for (const element of [...scope.querySelectorAll(MOVED)].slice(0, 50)) if (MOVES.test(element.getAttribute('style') ?? '')) return true;
  let letters = 0;
  const sheets = scopes.flatMap((scope) => [...scope.styleSheets, ...scope.adoptedStyleSheets]);
  if (sheets.length > MOST_SHEETS) return true;
  for (const sheet of sheets) {
    const owner = sheet.ownerNode;
    let text = owner instanceof HTMLStyleElement ? owner.textContent ?? '' : '';
    if (text === '') {
      try {
        if (sheet.cssRules.length > MOST_RULES) return true;
        for (const rule of sheet.cssRules) text += rule.cssText;
      } catch {
        return true; // another site's: nobody can read it
      }
    }
    if (text.length > LONGEST || MOVES.test(text)) return true;
    for (const [, value] of text.matchAll(CONTENT)) {
      if (/attr\(|var\(/i.test(value)) return true;
      const plain = value.replace(/\\([0-9a-f]{1,6})\s?/gi, (_, code) => (parseInt(code, 16) < 0x110000 ? String.fromCodePoint(parseInt(code, 16)) : ''));
      if (/["']/.test(plain)) letters += plain.match(/\p{L}/gu)?.length ?? 0;
    }
  }
  return letters >= FEWEST_LETTERS;
}
