/** Opened once after installation: what this does, what it never does, and two choices. */
import { openPage } from '../shared/page.js';
import { byId } from '../shared/dom.js';
import { saveSettings } from '../shared/settings.js';
import { countryField, languageField } from '../shared/choices.js';

async function open() {
  const page = await openPage();
  const { t } = page;
  const language = languageField(page);
  const country = countryField(page);
  const keep = async () => {
    const kept = await saveSettings({ language: language.select.value, country: country.select.value });
    byId('status').textContent = t(kept ? 'ui.options.saved' : 'ui.options.not_saved');
    return kept;
  };
  country.select.addEventListener('change', () => void keep());
  language.select.addEventListener('change', async () => {
    if (await keep()) location.replace(location.pathname);
  });
  byId('choices').append(language.field, country.field);
}

void open();
