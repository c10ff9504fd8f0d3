/** Words to say or to send when one's own do not come: to the bank, to the police, to somebody at home. */
import { copyText } from './copy.js';
import { el } from './dom.js';

/** @typedef {import('./types.js').Texts} Texts */

/** Which words help with which step of advice; for each a text `ui.say.<name>`. */
const WORDS = Object.freeze(/** @type {Record<string, string>} */ ({
  paid_card: 'bank', paid_voucher: 'issuer', paid_crypto: 'exchange', paid_transfer: 'transfer',
  report_police: 'police', tell_platform: 'platform', trusted_adult: 'adult',
}));

/**
 * @param {string} step the id of a step of advice
 * @param {Texts} t
 * @param {boolean} [open] whether the words are seen at once
 * @returns {HTMLElement | null} null where a step needs nobody to be talked to
 */
export function wordsToSay(step, t, open = false) {
  const name = WORDS[step];
  if (!name) return null;
  const words = t(`ui.say.${name}`);
  const status = el('p', { class: 'status', role: 'status' });
  const copy = el('button', { type: 'button', class: 'quiet', text: t('ui.say.copy') });
  copy.addEventListener('click', async () => { status.textContent = t(await copyText(words) ? 'ui.card.copied' : 'ui.say.not_copied'); });
  return el('details', { class: 'say', 'data-say': name, open },
    el('summary', { text: t('ui.say.heading') }),
    el('blockquote', { text: words }), copy, status);
}
