/** Choosing the country whose channels are shown. The choice holds for this page only; the options keep one. */
import { el } from './dom.js';
import { allCountries } from './country.js';

/**
 * @param {string} chosen
 * @param {string} language
 * @param {string} label
 * @param {(country: string) => void} onChange
 * @returns {HTMLElement}
 */
export function countryPicker(chosen, language, label, onChange) {
  const select = el('select', { id: 'country', onchange: () => onChange(select.value) },
    ...allCountries(language).map(({ code, name }) => el('option', { value: code, selected: code === chosen, text: name })));
  return el('div', { class: 'field' }, el('label', { for: 'country', text: label }), select);
}
