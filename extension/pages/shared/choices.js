/** The two choices that the welcome page and the options share: language and country. */
import { el } from './dom.js';
import { countryOptions } from './country_picker.js';
import { languageName } from './language.js';

/** @typedef {import('./page.js').Page} Page */
/** @typedef {{ field: HTMLElement, select: HTMLSelectElement }} Choice */

/**
 * @param {string} id
 * @param {string} label
 * @param {HTMLElement[]} options
 * @returns {Choice}
 */
function choice(id, label, options) {
  const select = el('select', { id }, ...options);
  return { field: el('div', { class: 'field' }, el('label', { for: id, text: label }), select), select };
}

/** @param {Page} page @returns {Choice} */
export function languageField({ t, release, settings }) {
  const languages = Object.keys(release.locales)
    .map((code) => el('option', { value: code, lang: code, selected: code === settings.language, text: languageName(code) }));
  return choice('language', t('ui.common.language'), [automatic(t, settings.language), ...languages]);
}

/** @param {Page} page @returns {Choice} */
export function countryField({ t, language, settings }) {
  return choice('country', t('ui.help.country'), [automatic(t, settings.country), ...countryOptions(language, settings.country)]);
}

/** @param {Page['t']} t @param {string} chosen */
function automatic(t, chosen) {
  return el('option', { value: 'auto', selected: chosen === 'auto', text: t('ui.options.auto') });
}
