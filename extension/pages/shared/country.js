/** Which country's channels to show first, found without asking anybody: from the clock's zone, then from the languages. */

/** Codes that have a name but are no country where one could go to the police. */
const NOT_COUNTRIES = new Set(['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UN', 'XA', 'XB', 'ZZ', 'AQ', 'BV', 'HM']);

/** The countries INTERPOL names as hit hardest (question 9 of its answers on sextortion), then those where many read French. */
const NAMED = new Set(['AU', 'FR', 'GB', 'HK', 'ID', 'MY', 'SG', 'US']);
const FRENCH = new Set(['BE', 'BF', 'BI', 'BJ', 'CA', 'CD', 'CF', 'CG', 'CH', 'CI', 'CM', 'DJ', 'DZ', 'GA', 'GN', 'HT', 'KM', 'LU', 'MA', 'MC', 'MG', 'ML', 'MU',
  'NE', 'RW', 'SC', 'SN', 'TD', 'TG', 'TN', 'VU']);

/**
 * The choice of a country: first those that INTERPOL names, then the French-speaking ones, then all others, each part sorted by name.
 * @param {string} language
 * @returns {{ code: string, name: string }[][]}
 */
export function countriesInParts(language) {
  const all = allCountries(language);
  return [all.filter(({ code }) => NAMED.has(code)), all.filter(({ code }) => FRENCH.has(code)), all.filter(({ code }) => !NAMED.has(code) && !FRENCH.has(code))];
}

/**
 * Every country and territory, sorted by its name in the language.
 * @param {string} language
 * @returns {{ code: string, name: string }[]}
 */
function allCountries(language) {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const found = letters.flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !NOT_COUNTRIES.has(code) && new Intl.Locale(`und-${code}`).region === code)
    .flatMap((code) => {
      const name = names.of(code);
      return name ? [{ code, name }] : [];
    });
  return found.sort((a, b) => a.name.localeCompare(b.name, language));
}

/**
 * @param {string} code
 * @param {string} language
 * @returns {string}
 */
export function countryName(code, language) {
  return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;
}

/** @param {string} code @returns {string[]} the time zones of a country, where the browser can tell */
function zonesOf(code) {
  const locale = /** @type {any} */ (new Intl.Locale(`und-${code}`));
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}

/** @param {string} language @returns {Intl.Locale[]} empty for what is no language code: some systems report "en-US@posix" */
function localeOf(language) {
  try {
    return [new Intl.Locale(language)];
  } catch {
    return [];
  }
}

/**
 * @param {readonly string[]} countries the countries that the release knows
 * @param {readonly string[]} languages what the browser says its reader reads
 * @param {string} zone the clock's time zone
 * @returns {string} a country's code
 */
export function guessCountry(countries, languages, zone) {
  const here = countries.filter((code) => /^[A-Z]{2}$/.test(code) && zonesOf(code).includes(zone));
  const locales = languages.flatMap(localeOf);
  const regions = locales.map((one) => one.region).filter((one) => one !== undefined);
  const both = here.find((code) => regions.includes(code));
  if (both) return both;
  if (here[0]) return here[0];
  if (regions[0]) return regions[0];
  return locales[0]?.maximize().region ?? 'US';
}
