/**
 * Links and mail addresses written in a text: fake authorities are paid and answered at addresses that no authority has.
 *
 * An official address is no evidence for a text: any scam can name one.
 *
 * @typedef {{signal: typeof LINKS[number], start: number, end: number}} Link  place in the original text
 */
import { sameSite } from './sites.js';

/** A host, maybe after a scheme or a mailbox, maybe before a path. What has neither may be a name, a file, or a full stop without a space. */
const ADDRESS = /(?<![\w.@/+-])(https?:\/\/|www\.|[\w.+-]{1,64}@)?((?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24})(?![\w@-])(\/)?/gi;
/** How a bare host ends that is meant as one. */
const BARE = /\.(?:[a-z]{2}|com|net|org|info|biz|top|xyz|online|site|shop|store|live|click|app|link|vip|club|pro|mobi|space|website|page|help|support|services|digital|cloud|example|invalid|test)$/;
/** A site that is called by its name, as news names its sources ("Lenta.ru"). */
const NAME = /^\p{Lu}[^-]*$/u;
/** Links stand in any text: beside other signs they say something, by themselves they are no sign of a scam. */
export const LINKS = /** @type {const} */ (['unofficial_link', 'lookalike_link']);
/** A text with more of them is a list, of which the first ones do. */
const MOST = 500;

/**
 * @param {string} text
 * @param {import('./sites.js').OfficialSites} sites
 * @param {string} host of the page that shows the text, or ''; its own address says nothing new
 * @returns {Link[]}
 */
export function findLinks(text, sites, host) {
  /** @type {Link[]} */
  const found = [];
  for (const { 0: all, 1: before, 2: named, 3: path, index } of text.matchAll(ADDRESS)) {
    if (found.length >= MOST) break;
    const target = named.toLowerCase();
    if (!before && !path && !BARE.test(named)) continue;
    if (sites.mayHave(target) || (host !== '' && (sameSite(target, host) || sameSite(host, target)))) continue;
    const imitates = sites.areImitatedBy(target);
    if (!before && !path && NAME.test(named) && !imitates) continue;
    const place = { start: index, end: index + all.length };
    found.push({ signal: 'unofficial_link', ...place });
    if (imitates) found.push({ signal: 'lookalike_link', ...place });
  }
  return found;
}

/** @param {string} signal @returns {boolean} */
export function isLink(signal) {
  return LINKS.some((link) => link === signal);
}
