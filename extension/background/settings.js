/**
 * The settings: read once, kept in `storage.local`, every value checked before it is used or kept.
 *
 * @typedef {{ language: string, country: string, service: string, onDanger: 'leave'|'ask', banner: boolean, largeText: boolean,
 *   pausedUntil: number, allowedSites: string[] }} Settings
 */
import { isRecord } from '../messages/limits.js';
import { browser } from '../platform/browser.js';

const KEY = 'settings';
const MOST_SITES = 200;

/** @type {Settings} */
export const DEFAULTS = {
  language: 'auto', country: 'auto', service: 'http://127.0.0.1:8766', onDanger: 'leave', banner: true, largeText: false, pausedUntil: 0, allowedSites: [],
};

/** @param {string} address @returns {boolean} */
function isServiceAddress(address) {
  if (address === '') return true;
  const url = URL.parse(address);
  return url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && /^(127\.0\.0\.1|localhost|\[::1\])$/.test(url.hostname)));
}

/**
 * @param {unknown} value
 * @returns {Settings} defaults stand where a value is missing or wrong
 */
export function checkSettings(value) {
  const given = isRecord(value) ? value : {};
  /** @param {keyof Settings} name @param {(value: any) => boolean} fits */
  const pick = (name, fits) => /** @type {any} */ (fits(given[name]) ? given[name] : DEFAULTS[name]);
  return {
    language: pick('language', (one) => typeof one === 'string' && /^(auto|[a-z]{2,3}(-[A-Za-z]{2,4})?)$/.test(one)),
    country: pick('country', (one) => one === 'auto' || (typeof one === 'string' && /^[A-Z]{2,3}$/.test(one))),
    service: pick('service', (one) => typeof one === 'string' && isServiceAddress(one)),
    onDanger: pick('onDanger', (one) => one === 'leave' || one === 'ask'),
    banner: pick('banner', (one) => typeof one === 'boolean'),
    largeText: pick('largeText', (one) => typeof one === 'boolean'),
    pausedUntil: pick('pausedUntil', (one) => Number.isFinite(one) && one >= 0),
    allowedSites: Array.isArray(given.allowedSites)
      ? [...new Set(given.allowedSites.filter((one) => typeof one === 'string' && one.length < 256))].slice(-MOST_SITES) : [],
  };
}

/** @type {Promise<Settings> | null} */
let kept = null;

/** @returns {Promise<Settings>} */
export function readSettings() {
  kept ??= browser.storage.local.get(KEY).then((stored) => checkSettings(stored[KEY]));
  return kept;
}

/** @param {Record<string, unknown>} changes @returns {Promise<Settings>} */
export async function saveSettings(changes) {
  const settings = checkSettings({ ...await readSettings(), ...changes });
  kept = Promise.resolve(settings);
  await browser.storage.local.set({ [KEY]: settings });
  return settings;
}

/** Another worker (of private windows) or a restored profile may change them too. */
export function followSettings() {
  browser.storage.onChanged.addListener((changes, area) => { if (area === 'local' && KEY in changes) kept = null; });
}
