/** Reading our own words aloud, with a voice that lives on this device. */
import { el } from './dom.js';

/**
 * Voices that are not local send the words to somebody's server: those are never used.
 * @param {string} language
 * @returns {SpeechSynthesisVoice | undefined}
 */
function localVoice(language) {
  const wanted = new Intl.Locale(language).maximize();
  return speechSynthesis.getVoices().find((voice) => {
    if (!voice.localService) return false;
    const spoken = new Intl.Locale(voice.lang.replace('_', '-')).maximize();
    return spoken.language === wanted.language && spoken.script === wanted.script;
  });
}

/**
 * What is read: headings, paragraphs and list items of ours, in reading order. Whatever is marked `data-private`
 * (quoted words of the other page, what somebody typed) is not said aloud in a room.
 * @returns {string[]}
 */
function sentences() {
  return [...document.querySelectorAll('main :is(h1, h2, h3, p, li, dt, dd, blockquote)')]
    .filter((one) => !one.closest('[data-private]') && one.checkVisibility() && !one.querySelector('p, li, h2, h3'))
    .map((one) => one.textContent?.trim() ?? '').filter((text) => text !== '');
}

/**
 * A button that starts and stops reading. It stays hidden while the device has no voice for the language.
 * @param {import('./types.js').Texts} t
 * @param {string} language
 * @returns {HTMLButtonElement}
 */
export function makeReadAloud(t, language) {
  const button = el('button', { type: 'button', class: 'quiet', hidden: true, text: t('ui.common.read_aloud') });
  if (!('speechSynthesis' in globalThis)) return button;
  const show = () => { button.hidden = localVoice(language) === undefined; };
  const rest = () => { button.textContent = t('ui.common.read_aloud'); };
  speechSynthesis.addEventListener('voiceschanged', show);
  show();
  button.addEventListener('click', () => {
    const voice = localVoice(language);
    if (speechSynthesis.speaking || !voice) {
      speechSynthesis.cancel();
      return rest();
    }
    button.textContent = t('ui.common.stop_reading');
    const words = sentences().map((text) => Object.assign(new SpeechSynthesisUtterance(text), { voice, lang: voice.lang, rate: 0.95 }));
    words.at(-1)?.addEventListener('end', rest);
    for (const one of words) speechSynthesis.speak(one);
  });
  addEventListener('pagehide', () => speechSynthesis.cancel());
  return button;
}
