/** Choosing the country whose channels are shown. The choice holds for this page only; the options keep one. */
import { el } from './dom.js';
import { countriesInParts } from './country.js';

/**
 * The countries as options, with a line between the parts.
 * @param {string} language
 * @param {string} chosen
 * @returns {HTMLElement[]}
 */
export function countryOptions(language, chosen) {
  return countriesInParts(language).flatMap((part, at) => [
    ...(at > 0 ? [el('hr')] : []),
    ...part.map(({ code, name }) => el('option', { value: code, selected: code === chosen, text: name })),
  ]);
}

/**
 * @param {string} chosen
 * @param {string} language
 * @param {string} label
 * @param {(country: string) => void} onChange
 * @returns {HTMLElement}
 */
export function countryPicker(chosen, language, label, onChange) {
  const select = el('select', { id: 'country', onchange: () => onChange(select.value) },
    ...countryOptions(language, chosen));
  return el('div', { class: 'field' }, el('label', { for: 'country', text: label }), select);
}
