/** The bar of every page: leave fast, language, large text, read aloud. */
import { el } from './dom.js';
import { leave } from './leave.js';
import { languageName } from './language.js';
import { makeReadAloud } from './read_aloud.js';

/** @param {boolean} large */
export function setLargeText(large) {
  document.documentElement.classList.toggle('large', large);
}

/**
 * @param {HTMLElement} bar
 * @param {import('./page.js').Page} page
 * @param {string[]} languages
 */
export function makeBar(bar, { t, language, query, settings }, languages) {
  const large = el('button', { type: 'button', class: 'quiet', 'aria-pressed': String(settings.largeText), text: t('ui.common.large_text') });
  large.addEventListener('click', () => {
    const now = large.getAttribute('aria-pressed') !== 'true';
    large.setAttribute('aria-pressed', String(now));
    setLargeText(now);
  });
  const picker = el('select', { 'aria-label': t('ui.common.language'), onchange: () => {
    query.set('lang', picker.value);
    // Replaced, not added: another language is no step that Back should return to.
    location.replace(`${location.pathname}?${query}`);
  } }, ...languages.map((code) => el('option', { value: code, lang: code, selected: code === language, text: languageName(code) })));
  const out = el('button', { type: 'button', class: 'leave-fast', text: t('ui.common.leave_fast'), title: t('ui.common.leave_fast_hint'), onclick: () => void leave() });
  bar.append(
    el('p', { class: 'brand', text: t('ui.ext_name') }),
    el('div', { class: 'tools' }, makeReadAloud(t, language), large, picker, bar.hasAttribute('data-no-exit') ? null : out),
  );
}
