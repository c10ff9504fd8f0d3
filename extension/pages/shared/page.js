/** Opening any of our pages: settings, language, direction, words, and the bar with the tools. */
import { bundledTold } from '../../platform/bundled.js';
import { readSettings } from './settings.js';
import { chooseLanguage, directionOf } from './language.js';
import { guessCountry } from './country.js';
import { createTexts, fillTexts } from './texts.js';
import { byId } from './dom.js';
import { makeBar, setLargeText } from './bar.js';
import { watchShift } from './leave.js';

/**
 * @typedef {{ t: import('./types.js').Texts, language: string, country: string, release: import('./types.js').Release,
 *   settings: import('./types.js').Settings, query: URLSearchParams }} Page
 */

/**
 * @returns {Promise<Page>}
 */
export async function openPage() {
  const query = new URLSearchParams(location.search);
  const [settings, release] = await Promise.all([readSettings(), bundledTold()]);
  const languages = Object.keys(release.locales);
  const wishes = [query.get('lang'), settings.language === 'auto' ? null : settings.language, ...navigator.languages];
  const language = chooseLanguage(wishes.filter((one) => one !== null), languages);
  const t = createTexts(release.locales[language] ?? {}, release.locales.en ?? {});
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const country = settings.country === 'auto'
    ? guessCountry(Object.keys(release.advice.channels), navigator.languages, zone) : settings.country;

  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
  // The same everyday title everywhere: it is what a tab strip and a history list show to whoever looks next.
  document.title = t('ui.common.title');
  setLargeText(settings.largeText);
  fillTexts(document, t);
  watchShift();
  const page = { t, language, country, release, settings, query };
  const bar = document.getElementById('bar');
  if (bar) makeBar(bar, page, languages);
  byId('page').hidden = false;
  return page;
}
