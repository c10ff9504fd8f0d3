/**
 * Which hosts are sites of authorities, and which only bear the name of one.
 */

/** Words that stand for an authority in a host. */
const OFFICIAL_WORDS = ['interpol', 'europol', 'fbi', 'police', 'polizei', 'policia', 'polizia', 'politie', 'policja', 'gendarmerie', 'gouv', 'gov', 'gob'];
/** Where states put their offices: nobody else gets a name there, even if we do not list it. */
const STATE = /(?:^|\.)(?:gov|gouv|gob)\.[a-z]{2}$/;
/** A shorter name or domain than this may stand in any host by chance; in characters. */
const SHORTEST_NAME = 4, SHORTEST_DOMAIN = 7;

export class OfficialSites {
  /** @param {{official_suffixes: string[], agencies: {names: string[], domains: string[]}[]}} detection */
  constructor({ official_suffixes: suffixes, agencies }) {
    const domains = agencies.flatMap((agency) => agency.domains);
    const names = agencies.flatMap((agency) => agency.names).map((name) => name.toLowerCase()).filter((name) => name.length >= SHORTEST_NAME);
    /** @private */ this.official = new Set([...suffixes, ...domains]);
    /** @private */ this.words = new Set([...OFFICIAL_WORDS, ...names]);
    /** @private */ this.domains = [...new Set(domains)].filter((domain) => domain.length >= SHORTEST_DOMAIN);
  }

  /** @param {string} host lower case @returns {boolean} is it a site of an authority? */
  has(host) {
    const labels = host.split('.');
    return labels.some((_, first) => this.official.has(labels.slice(first).join('.')));
  }

  /** @param {string} host lower case @returns {boolean} is there no reason to doubt it? Weaker than to be known. */
  mayHave(host) {
    return this.has(host) || STATE.test(host);
  }

  /** `police.gouv.fr.pay-now.top`: an official name where it proves nothing. @param {string} host lower case @returns {boolean} */
  areImitatedBy(host) {
    return !this.mayHave(host) && (host.split(/[.-]/).some((word) => this.words.has(word)) || this.domains.some((domain) => host.includes(domain)));
  }
}

/** @param {string} host @param {string} domain @returns {boolean} is the host the domain's own, or under it? */
export function sameSite(host, domain) {
  return host === domain || host.endsWith(`.${domain}`);
}
