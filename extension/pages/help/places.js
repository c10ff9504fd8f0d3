/** The places to turn to, of one country: reporting, young people, image removal, crisis. */
import { byId } from '../shared/dom.js';
import { channelCard } from '../shared/channel_card.js';
import { peopleLines } from '../shared/people.js';
import { CRISIS_ROLES, MINOR_ROLES, REPORT_ROLES, firstPeople, ofRoles } from '../shared/channels.js';
import { countryName } from '../shared/country.js';

/**
 * @param {import('../shared/types.js').Advice} advice
 * @param {{ t: import('../shared/types.js').Texts, language: string, country: string }} how
 */
export function showChannels(advice, how) {
  const { channels, international } = advice;
  const { t, language, country } = how;
  /** @param {string} place @param {readonly import('../shared/types.js').Channel[]} rows @param {'h3'|'h4'} [heading] */
  const fill = (place, rows, heading = 'h3') => byId(place).replaceChildren(...rows.map((one) => channelCard(one, { ...how, heading })));

  const { police, crisis } = firstPeople(channels, international);
  byId('none').hidden = police !== undefined;
  byId('none').textContent = t('ui.people.no_police', { country: countryName(country, language) });
  fill('channels', [...ofRoles(channels, REPORT_ROLES), ...ofRoles(international, REPORT_ROLES)]);
  const young = ofRoles(channels, MINOR_ROLES);
  fill('young', young.length > 0 ? young : ofRoles(international, MINOR_ROLES), 'h4');
  fill('images', [...ofRoles(international, ['image_removal']), ...ofRoles(channels, ['image_removal'])]);
  fill('crisis', ofRoles(channels, CRISIS_ROLES));
  // Where no line has been checked, that is said, and what to do instead.
  byId('no-crisis').hidden = crisis !== undefined;

  byId('report').dataset.country = country;
  byId('now').replaceChildren(...peopleLines(advice, t));
}
