/**
 * Signals that need no wording of any language: a running countdown, a wallet address, blanks for a card, an address that is no authority's.
 *
 * @typedef {{signal: string, start: number, end: number}} Fact  places in the original text
 */
import { LINKS, findLinks } from './links.js';
import { findWallets } from './wallets.js';

/** A clock that counts down (06:00:00, 11:59:32), which an article seldom shows. */
const COUNTDOWN = /(?<![\d:])\d{1,3}\s?:\s?[0-5]\d\s?:\s?[0-5]\d(?![\d:])/g;
/** The same before a line that goes on: in a log every line has one. */
const STAMP = /^[\s[(<]*\d{1,3}:[0-5]\d:[0-5]\d[\])>]?[ \t]+\S/gm, FEWEST_STAMPS = 3;
/** Blanks that a card goes into: "CVV", "MM/YY", sixteen masked digits. */
const CARD_BLANK = /\b(?:cvv2?|cvc2?|mm\s?[/|]\s?(?:yy|aa|jj)(?:yy|aa|jj)?)\b|(?:[_•*x]{4}[\s-]){3}[_•*x]{4}/giu;

const KINDS = /** @type {[string, (text: string) => Iterable<RegExpMatchArray>][]} */ ([
  ['countdown', findCountdowns], ['wallet_address', findWallets], ['card_fields', (text) => text.matchAll(CARD_BLANK)],
]);
/** The signals of facts. */
export const FACTS = [...KINDS.map(([signal]) => signal), ...LINKS];

/** @param {string} text @returns {Iterable<RegExpMatchArray>} none in a log */
function findCountdowns(text) {
  const stamps = text.matchAll(STAMP);
  for (let count = 0; count < FEWEST_STAMPS; count += 1) if (stamps.next().done) return text.matchAll(COUNTDOWN);
  return [];
}

/**
 * @param {string} text original text
 * @param {import('./sites.js').OfficialSites} sites
 * @param {string} host of the page that shows the text, or ''
 * @returns {Fact[]}
 */
export function findFacts(text, sites, host) {
  const facts = KINDS.flatMap(([signal, find]) => Array.from(find(text), (match) => {
    const start = match.index ?? 0;
    return { signal, start, end: start + match[0].length };
  }));
  return [...facts, ...findLinks(text, sites, host)];
}
