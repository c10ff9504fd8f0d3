/** Help and report: for anybody, at any time, whether or not anything was found. */
import { openPage } from '../shared/page.js';
import { byId } from '../shared/dom.js';
import { ask } from '../shared/worker.js';
import { findAdvice } from '../shared/release.js';
import { alreadyList, stepList } from '../shared/steps.js';
import { countryPicker } from '../shared/country_picker.js';
import { knownAnswers, showCard } from './card_form.js';
import { showChannels } from './places.js';

async function open() {
  const page = await openPage();
  const { t, language, release, query } = page;
  const id = query.get('id') ?? '';
  const answer = id === '' ? null : /** @type {import('../shared/types.js').Warning | null} */ (await ask({ type: 'get_warning', id }));
  const warning = answer?.verdict ? answer : null;

  /** What the person has chosen on this page; kept nowhere else. */
  const chosen = { family: /** @type {string} */ (warning?.verdict.family ?? 'other'), country: page.country };
  const show = async () => {
    const advice = await findAdvice(release, { ...chosen, language });
    byId('steps').replaceChildren(stepList(advice.steps, t));
    byId('already').replaceChildren(...alreadyList(advice.steps, t));
    showChannels(advice, { t, language, country: chosen.country });
  };

  for (const input of byId('what').querySelectorAll('input')) {
    input.checked = input.value === chosen.family;
    input.addEventListener('change', () => { chosen.family = input.value; void show(); });
  }
  byId('picker').append(countryPicker(chosen.country, language, t('ui.help.country'), (country) => {
    chosen.country = country;
    void show();
  }));
  showCard(warning ? knownAnswers(warning, language) : {}, t, language);
  await show();
}

void open();
