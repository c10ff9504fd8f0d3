/** One official place to turn to, as a card. */
import { el } from './dom.js';
import { dialable } from './channels.js';
import { isOld, sayDate } from './dates.js';
import { makePhoneButton } from './qr.js';

/** @typedef {import('./types.js').Channel} Channel */
/** @typedef {import('./types.js').Texts} Texts */

/**
 * @param {string} url
 * @returns {string | null} the host people will read, null for anything that is not a plain https address
 */
function officialHost(url) {
  const address = URL.parse(url);
  return address?.protocol === 'https:' ? address.host.replace(/^www\./, '') : null;
}

/**
 * @param {Channel} channel
 * @param {{ t: Texts, language: string, heading?: 'h3'|'h4', short?: boolean }} how `short`: without the languages
 * @returns {HTMLElement}
 */
export function channelCard(channel, { t, language, heading = 'h3', short = false }) {
  const { phone, url } = channel;
  const number = phone ? dialable(phone) : null;
  const host = url ? officialHost(url) : null;
  return el('article', { class: 'channel', 'data-channel': channel.id },
    el('p', { class: 'role', text: t(`role.${channel.role}`) }),
    el(heading, { class: 'name', dir: 'auto', text: channel.name }),
    el('div', { class: 'reach' },
      phone && el('a', { class: 'button call', href: number ? `tel:${number}` : null, text: t('ui.channel.call', { phone: isolate(phone) }) }),
      host && el('a', { class: 'button', href: url, target: '_blank', rel: 'noopener noreferrer', text: t('ui.channel.open', { host: isolate(host) }) }),
    ),
    !phone && !host && el('p', { text: t('ui.channel.in_person') }),
    facts(channel, t, language, short),
    host && url && makePhoneButton(url, channel.name, t),
  );
}

/** Keeps a number or host in its own order inside right-to-left words. @param {string} words */
function isolate(words) {
  return `\u2066${words}\u2069`;
}

/**
 * Hours as the source writes them. Only where they hold for the whole row are they said in the reader's language, or left out: a page may be
 * open day and night while its telephone is not.
 * @param {Channel} channel @param {Texts} t
 */
function hoursWords({ hours, phone }, t) {
  if (!hours) return '';
  if (hours === '24/7' || (!phone && /\b24\/7\b/.test(hours))) return t('ui.channel.always_open');
  return !phone && /^(online( form)?|en ligne)$/i.test(hours) ? '' : hours;
}

/** @param {string | null | undefined} checked @param {Texts} t @param {string} language */
function checkedWords(checked, t, language) {
  const date = sayDate(checked, language);
  if (date === '') return t('ui.channel.unknown_date');
  return isOld(checked, Date.now()) ? `${date} – ${t('ui.channel.old')}` : date;
}

/** @param {Channel} channel @param {Texts} t @param {string} language @param {boolean} short */
function facts(channel, t, language, short) {
  /** @type {[string, string][]} */
  const rows = [];
  const { sms_or_chat: chat, languages = [], checked } = channel;
  const open = hoursWords(channel, t);
  if (open !== '') rows.push([t('ui.channel.hours'), open]);
  if (chat) rows.push([t('ui.channel.chat'), chat]);
  if (!short) {
    const names = new Intl.DisplayNames([language], { type: 'language' });
    if (languages.length > 0) rows.push([t('ui.channel.languages'), languages.map((one) => names.of(one) ?? one).join(', ')]);
  }
  rows.push([t('ui.channel.checked'), checkedWords(checked, t, language)]);
  return el('dl', { class: 'facts' }, ...rows.map(([name, value]) => el('div', {}, el('dt', { text: name }), el('dd', { dir: 'auto', text: value }))));
}
