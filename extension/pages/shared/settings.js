/** The settings as pages see them; the worker keeps them. */
import { ask } from './worker.js';

/** @typedef {import('./types.js').Settings} Settings */

/** @type {Readonly<Settings>} */
export const DEFAULTS = Object.freeze({
  language: 'auto', country: 'auto', service: '', onDanger: 'leave', banner: true, largeText: false,
  pausedUntil: 0, allowedSites: [],
});

/** @returns {Promise<Settings>} the defaults where the worker does not answer */
export async function readSettings() {
  const answer = await ask({ type: 'settings' });
  return { ...DEFAULTS, .../** @type {Partial<Settings>} */ (answer && typeof answer === 'object' ? answer : {}) };
}

/**
 * @param {Partial<Settings>} settings
 * @returns {Promise<boolean>} whether the worker said that they are kept
 */
export async function saveSettings(settings) {
  return (await ask({ type: 'save_settings', settings }, 3000)) !== null;
}
