/** The options, each in plain words. Nothing changes before "Save". */
import { openPage } from '../shared/page.js';
import { byId, byIdOf, el } from '../shared/dom.js';
import { saveSettings } from '../shared/settings.js';
import { countryField, languageField } from '../shared/choices.js';
import { sayMoment } from '../shared/dates.js';
import { serviceAddress } from './service_address.js';

async function open() {
  const page = await openPage();
  const { t, settings } = page;
  let { pausedUntil } = settings;
  let sites = [...settings.allowedSites];
  const language = languageField(page);
  const country = countryField(page);
  byId('choices').append(language.field, country.field);

  const large = byIdOf('large', HTMLInputElement);
  const banner = byIdOf('banner', HTMLInputElement);
  const service = byIdOf('service', HTMLInputElement);
  const dangers = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('input[name="danger"]'));
  large.checked = settings.largeText;
  banner.checked = settings.banner;
  service.value = settings.service;
  for (const one of dangers) one.checked = one.value === settings.onDanger;

  const showPause = () => {
    const paused = pausedUntil > Date.now();
    byId('resume').hidden = !paused;
    byId('paused').textContent = paused ? t('ui.options.paused_until', { time: sayMoment(pausedUntil, page.language) }) : t('ui.options.not_paused');
  };
  const showSites = () => {
    byId('no-sites').hidden = sites.length > 0;
    byId('sites').replaceChildren(...sites.map((site) => el('li', {}, el('span', { dir: 'ltr', text: site }),
      el('button', { type: 'button', class: 'quiet', 'aria-label': t('ui.options.remove_site', { site }), text: t('ui.options.remove'),
        onclick: () => { sites = sites.filter((one) => one !== site); showSites(); } }))));
  };
  byId('resume').addEventListener('click', () => { pausedUntil = 0; showPause(); });
  showPause();
  showSites();

  byId('form').addEventListener('submit', async (event) => {
    event.preventDefault();
    const address = serviceAddress(service.value);
    if (address === null) {
      byId('status').textContent = t('ui.options.bad_service');
      service.setAttribute('aria-invalid', 'true');
      return service.focus();
    }
    service.removeAttribute('aria-invalid');
    const onDanger = [...dangers].find((one) => one.checked)?.value === 'ask' ? 'ask' : 'leave';
    const kept = await saveSettings({
      language: language.select.value, country: country.select.value, service: address, onDanger,
      banner: banner.checked, largeText: large.checked, pausedUntil, allowedSites: sites,
    });
    byId('status').textContent = t(kept ? 'ui.options.saved' : 'ui.options.not_saved');
  });
}

void open();
