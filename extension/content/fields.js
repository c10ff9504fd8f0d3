/**
 * What a page asks to be typed in, by the names and hints of its visible fields.
 */

/** @typedef {import('../messages/to-worker.js').Fields} Fields */

/** @type {Array<[keyof Fields, RegExp]>} */
const KINDS = [
  ['card', /cc-(number|exp|csc|name|given)|card.?(number|holder|no\b)|\bcvv|\bcvc|\bcsc\b|carte (bancaire|bleue)|num[eé]ro de carte|kartennummer|tarjeta|0000 0000|1234 5678|mm ?\/ ?(yy|aa|jj)/i],
  ['voucher', /voucher|gift.?card|paysafe|ukash|moneypak|neosurf|transcash|pcs|itunes|steam|\bpin.?code\b|code.?(pin|coupon|recharge)|coupon/i],
  ['wallet', /wallet|bitcoin|\bbtc\b|usdt|crypto/i],
  ['phone', /\btel\b|phone|mobile|t[eé]l[eé]phone|telefon/i],
];

/** @param {HTMLInputElement} field @returns {keyof Fields} */
function kindOf(field) {
  const hints = [field.autocomplete, field.name, field.id, field.placeholder, field.getAttribute('aria-label'), field.labels?.[0]?.textContent].join(' ').slice(0, 400);
  for (const [kind, pattern] of KINDS) if (pattern.test(hints)) return kind;
  if (field.type === 'password') return 'password';
  if (field.type === 'tel') return 'phone';
  const numeric = field.inputMode === 'numeric' || /\\d|0-9/.test(field.pattern);
  return numeric && field.maxLength >= 15 && field.maxLength <= 19 ? 'card' : 'other';
}

/** @param {Node[]} roots @returns {Fields} */
export function measureFields(roots) {
  /** @type {Fields} */
  const fields = { card: 0, voucher: 0, wallet: 0, phone: 0, password: 0, other: 0 };
  let left = 200;
  for (const root of roots) {
    for (const field of /** @type {ParentNode} */ (/** @type {unknown} */ (root)).querySelectorAll('input, textarea')) {
      left -= 1;
      if (left < 0) return fields;
      const input = /** @type {HTMLInputElement} */ (field);
      if (/^(hidden|submit|button|checkbox|radio|range|color|file|reset|image|search)$/.test(input.type)) continue;
      const shown = input.checkVisibility({ opacityProperty: true, visibilityProperty: true });
      if (shown && input.getBoundingClientRect().width > 8) fields[kindOf(input)] += 1;
    }
  }
  return fields;
}
