/** The advice of the release that the extension carries, and the advice that the worker may know better. */
import { ask } from './worker.js';

/** @typedef {import('./types.js').Release} Release */
/** @typedef {import('./types.js').Advice} Advice */

/**
 * @param {Release} release
 * @param {string} family `other` for "something else": then only steps that hold for every family
 * @param {string} country
 * @param {string} language
 * @returns {Advice}
 */
export function adviceFrom(release, family, country, language) {
  const { guidance, channels } = release.advice;
  const families = new Set(guidance.flatMap((step) => step.families));
  const fits = family === 'other' || family === 'none'
    ? (/** @type {import('./types.js').Step} */ step) => step.families.length === families.size
    : (/** @type {import('./types.js').Step} */ step) => step.families.includes(family);
  return {
    steps: guidance.filter(fits).sort((a, b) => a.order - b.order),
    channels: channels[country] ?? [],
    international: channels.INT ?? [],
    texts: release.locales[language] ?? {},
  };
}

/**
 * The steps and channels to show: the worker's when it answers in time, else those of the bundled release.
 * @param {Release} release
 * @param {{ family: string, signals?: string[], language: string, country: string }} request
 * @returns {Promise<Advice>}
 */
export async function findAdvice(release, request) {
  const own = adviceFrom(release, request.family, request.country, request.language);
  const { family, language, country } = request;
  const signals = request.signals ?? [];
  const answer = await ask({ type: 'advice', family, signals, language, country });
  return merge(own, answer);
}

/** @param {Advice} own @param {unknown} answer @returns {Advice} */
function merge(own, answer) {
  const given = /** @type {Partial<Advice> | null} */ (answer && typeof answer === 'object' ? answer : null);
  if (!given) return own;
  return {
    steps: Array.isArray(given.steps) && given.steps.length > 0 ? given.steps : own.steps,
    channels: Array.isArray(given.channels) ? given.channels : own.channels,
    international: Array.isArray(given.international) ? given.international : own.international,
    texts: own.texts,
  };
}
