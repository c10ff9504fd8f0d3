/** The two choices that the welcome page and the options share: language and country. */
import { el } from './dom.js';
import { allCountries } from './country.js';
import { languageName } from './language.js';

/** @typedef {import('./page.js').Page} Page */
/** @typedef {{ field: HTMLElement, select: HTMLSelectElement }} Choice */

/**
 * @param {string} id
 * @param {string} label
 * @param {string} chosen
 * @param {readonly { code: string, name: string, lang?: string }[]} choices
 * @returns {Choice}
 */
function choice(id, label, chosen, choices) {
  const select = el('select', { id }, ...choices.map(({ code, name, lang }) => el('option', { value: code, lang, selected: code === chosen, text: name })));
  return { field: el('div', { class: 'field' }, el('label', { for: id, text: label }), select), select };
}

/** @param {Page} page @returns {Choice} */
export function languageField({ t, release, settings }) {
  const languages = Object.keys(release.locales).map((code) => ({ code, name: languageName(code), lang: code }));
  return choice('language', t('ui.common.language'), settings.language, [{ code: 'auto', name: t('ui.options.auto') }, ...languages]);
}

/** @param {Page} page @returns {Choice} */
export function countryField({ t, language, settings }) {
  return choice('country', t('ui.help.country'), settings.country, [{ code: 'auto', name: t('ui.options.auto') }, ...allCountries(language)]);
}
