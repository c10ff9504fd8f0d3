/**
 * Signals that need no wording of any language: a running countdown, a wallet address, blanks for a card.
 *
 * @typedef {{signal: string, start: number, end: number}} Fact  places in the original text
 */
import { findWallets } from './wallets.js';

/** A clock that counts down (06:00:00, 11:59:32), which an article seldom shows. */
const COUNTDOWN = /(?<![\d:])\d{1,3}\s?:\s?[0-5]\d\s?:\s?[0-5]\d(?![\d:])/g;
/** Blanks that a card goes into: "CVV", "MM/YY", sixteen masked digits. */
const CARD_BLANK = /\b(?:cvv2?|cvc2?|mm\s?[/|]\s?(?:yy|aa|jj)(?:yy|aa|jj)?)\b|(?:[_•*x]{4}[\s-]){3}[_•*x]{4}/giu;

const KINDS = /** @type {[string, (text: string) => Iterable<RegExpMatchArray>][]} */ ([
  ['countdown', (text) => text.matchAll(COUNTDOWN)], ['wallet_address', findWallets], ['card_fields', (text) => text.matchAll(CARD_BLANK)],
]);
/** The signals of facts. */
export const FACTS = KINDS.map(([signal]) => signal);

/**
 * @param {string} text original text
 * @returns {Fact[]}
 */
export function findFacts(text) {
  return KINDS.flatMap(([signal, find]) => Array.from(find(text), (match) => {
    const start = match.index ?? 0;
    return { signal, start, end: start + match[0].length };
  }));
}
