/**
 * Signals that need no wording of any language: a running countdown, a wallet address, blanks for a card.
 *
 * @typedef {{signal: string, start: number, end: number}} Fact  places in the original text
 */

/** A clock that counts down (06:00:00, 11:59:32), which an article seldom shows. */
const COUNTDOWN = /(?<![\d:])\d{1,3}\s?:\s?[0-5]\d\s?:\s?[0-5]\d(?![\d:])/g;
/** Bitcoin (legacy, bech32), Ethereum, Tron and Monero by shape; `x` and `*` stand in where a publisher masked it. */
const WALLET = /(?<![\p{L}\p{N}])(?:bc1[-qp][0-9a-zx*_-]{20,70}|[13][1-9A-HJ-NP-Za-km-zX*]{24,34}|0x[0-9a-fA-FxX*]{38,40}|T[1-9A-HJ-NP-Za-km-zX]{33}|[48][1-9A-HJ-NP-Za-kmX]{94})(?![\p{L}\p{N}])/gu;
/** Blanks that a card goes into: "CVV", "MM/YY", sixteen masked digits. */
const CARD_BLANK = /\b(?:cvv2?|cvc2?|mm\s?[/|]\s?(?:yy|aa|jj)(?:yy|aa|jj)?)\b|(?:[_•*x]{4}[\s-]){3}[_•*x]{4}/giu;

const KINDS = /** @type {[string, RegExp][]} */ ([['countdown', COUNTDOWN], ['wallet_address', WALLET], ['card_fields', CARD_BLANK]]);
/** The signals of facts. */
export const FACTS = KINDS.map(([signal]) => signal);

/**
 * @param {string} text original text
 * @returns {Fact[]}
 */
export function findFacts(text) {
  return KINDS.flatMap(([signal, shape]) => Array.from(text.matchAll(shape), (match) => ({ signal, start: match.index, end: match.index + match[0].length })));
}
