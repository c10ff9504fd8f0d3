/** A human to talk to: police, a service for young people, a crisis line, seen without a click and whoever you are. */
import { el } from './dom.js';
import { channelCard } from './channel_card.js';
import { dialable, firstPeople } from './channels.js';
import { countryName } from './country.js';

/** @typedef {import('./types.js').Advice} Advice */
/** @typedef {import('./types.js').Texts} Texts */

/**
 * @param {Advice} advice
 * @param {{ t: Texts, language: string, country: string }} how
 * @returns {HTMLElement[]}
 */
export function peopleCards(advice, { t, language, country }) {
  const { police, minors, crisis, emergency } = firstPeople(advice.channels, advice.international);
  const cards = [
    police ? channelCard(police, { t, language, short: true }) : insteadCard(t('role.report_crime'), t('ui.people.no_police', { country: countryName(country, language) })),
    minors && channelCard(minors, { t, language, short: true }),
    crisis ? channelCard(crisis, { t, language, short: true }) : insteadCard(t('role.crisis_line'), t('ui.people.no_crisis')),
  ];
  const line = emergencyLine(emergency, t);
  return [...(line ? [line] : []), ...cards.filter((one) => one !== undefined)];
}

/** @param {import('./types.js').Channel | undefined} emergency @param {Texts} t @returns {HTMLElement | null} */
function emergencyLine(emergency, t) {
  return callLine(t('ui.people.in_danger'), emergency);
}

/**
 * The numbers to dial, one line each, for where there is no room for cards: in danger, for young people, in a crisis.
 * @param {Advice} advice
 * @param {Texts} t
 * @returns {HTMLElement[]}
 */
export function peopleLines(advice, t) {
  const { minors, crisis, emergency } = firstPeople(advice.channels, advice.international);
  return [
    emergencyLine(emergency, t), callLine(t('role.crisis_line'), crisis), callLine(t('role.child_helpline'), minors),
  ].filter((one) => one !== null);
}

/** @param {string} words @param {import('./types.js').Channel | undefined} channel @returns {HTMLElement | null} null where there is no number to dial */
function callLine(words, channel) {
  const number = channel?.phone ? dialable(channel.phone) : null;
  if (!channel?.phone || !number) return null;
  return el('p', { class: 'emergency', 'data-channel': channel.id }, `${words} `, el('a', { href: `tel:${number}`, dir: 'ltr', text: channel.phone }));
}

/** @param {string} role @param {string} words */
function insteadCard(role, words) {
  return el('article', { class: 'channel' }, el('p', { class: 'role', text: role }), el('p', { text: words }));
}
