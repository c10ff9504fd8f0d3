/**
 * Texts of the interface for what the worker shows.
 */
import { browser } from '../platform/browser.js';

/**
 * @param {Record<string, Record<string, string>>} locales of the release
 * @param {string} wanted a language, or 'auto'
 * @returns {string} the language to speak
 */
export function chooseLanguage(locales, wanted) {
  const own = wanted === 'auto' ? browser.i18n.getUILanguage() : wanted;
  const chinese = /^zh-(TW|HK|MO|Hant)/i.test(own) ? 'zh-Hant' : /^zh/i.test(own) ? 'zh-Hans' : null;
  for (const one of [own, chinese, own.split('-')[0], 'en']) if (one && one in locales) return one;
  return 'en';
}

/** @param {Record<string, Record<string, string>>} locales @param {string} language @returns {(key: string) => string} '' for what is missing */
export function textsIn(locales, language) {
  return (key) => locales[language]?.[key] ?? locales.en?.[key] ?? '';
}

/** @param {string} language @returns {'ltr'|'rtl'} */
export function directionOf(language) {
  return /^(ar|fa|he|ur)\b/.test(language) ? 'rtl' : 'ltr';
}
