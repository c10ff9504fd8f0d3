/**
 * Steps and channels for a verdict. The service may choose and order among what our own signed release holds, and only
 * that: ids it names that we do not hold are dropped. It is told the family, the signals, a language and a country;
 * never an address, never a text.
 */
import { isRecord } from '../messages/limits.js';
import { currentRelease } from './release.js';
import { readSettings } from './settings.js';

const PATIENCE_MS = 800;

/** @typedef {{ family: string, signals: string[], language: string, country: string }} Request */

/** @param {any} rows @param {unknown} chosen @returns {any[]} our own rows in the order of the service, all of ours when it named none of them */
function choose(rows, chosen) {
  const ids = Array.isArray(chosen) ? chosen.map((one) => (isRecord(one) ? one.id : one)) : [];
  const found = [...new Set(ids)].map((id) => rows.find((/** @type {{ id: string }} */ row) => row.id === id)).filter(Boolean);
  return found.length > 0 ? found : rows;
}

/** @param {string} service @param {Request} request @returns {Promise<Record<string, unknown> | null>} null: no answer in time, or none that can be used */
async function askService(service, request) {
  if (service === '') return null;
  try {
    const answer = await fetch(new URL('/v1/guidance', service), {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(request),
      signal: AbortSignal.timeout(PATIENCE_MS), credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store', redirect: 'error',
    });
    if (!answer.ok || Number(answer.headers.get('Content-Length') ?? 0) > 1_000_000) return null;
    const given = await answer.json();
    return isRecord(given) ? given : null;
  } catch {
    return null; // no service, too slow, or nonsense: what the extension carries is as good
  }
}

/**
 * @param {Request} request
 * @returns {Promise<{ number: number, source: 'service'|'newest'|'bundled', steps: any[], channels: any[], international: any[] }>}
 */
export async function advice({ family, signals, language, country }) {
  const [{ told, source }, settings] = await Promise.all([currentRelease(), readSettings()]);
  const { number, advice: own, locales } = await told();
  const texts = locales[language] ?? locales.en ?? {};
  /** @type {any[]} */
  const steps = own.guidance.filter((/** @type {{ families: string[] }} */ step) => step.families.includes(family))
    .sort((/** @type {{ order: number }} */ a, /** @type {{ order: number }} */ b) => a.order - b.order);
  const channels = own.channels[country] ?? [];
  const international = own.channels.INT ?? [];
  const given = await askService(settings.service, { family, signals, language, country });
  return {
    number, source: given === null ? source : 'service',
    steps: choose(steps, given?.steps).map((step) => ({ ...step, title: texts[`guidance.${step.id}.title`] ?? '', text: texts[`guidance.${step.id}.text`] ?? '' })),
    channels: choose(channels, given?.channels),
    international: choose(international, given?.international),
  };
}
