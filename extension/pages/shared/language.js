/** Which of the release's languages a reader gets, and which way it runs. */

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur']);

/**
 * The names of languages as their own readers write them, for the language picker.
 * `Intl.DisplayNames` gives "chinois traditionnel" and the like in lower case or with remarks, so a few are set by hand.
 * @param {string} code
 * @returns {string}
 */
export function languageName(code) {
  if (code === 'zh-Hant') return '繁體中文';
  if (code === 'zh-Hans') return '简体中文';
  const name = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}

/**
 * The first wished language that is there. Chinese goes by script, because that is what a reader can or cannot read.
 * @param {readonly string[]} wishes BCP 47 codes, best first
 * @param {readonly string[]} available
 * @returns {string} one of `available`; English, then the first, where nothing fits
 */
export function chooseLanguage(wishes, available) {
  for (const wish of wishes) {
    const found = match(wish, available);
    if (found) return found;
  }
  return available.includes('en') ? 'en' : available[0] ?? 'en';
}

/** @param {string} wish @param {readonly string[]} available @returns {string | undefined} */
function match(wish, available) {
  if (available.includes(wish)) return wish;
  let locale;
  try {
    locale = new Intl.Locale(wish).maximize();
  } catch {
    return undefined; // Not a language code: a wish that nobody can grant.
  }
  const withScript = `${locale.language}-${locale.script}`;
  return available.find((code) => code === withScript) ?? available.find((code) => code === locale.language);
}

/** @param {string} language @returns {'rtl'|'ltr'} */
export function directionOf(language) {
  return RIGHT_TO_LEFT.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}
