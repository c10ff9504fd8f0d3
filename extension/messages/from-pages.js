/**
 * Messages our own pages (popup, warning, help, check, options) send to the worker.
 * Only documents of the extension's own origin may send them; see `background/main.js`.
 *
 * @typedef {'once'|'site'|'pause'} Mistake
 * @typedef {{ type: 'get_warning', id: string }
 *   | { type: 'get_text', id: string }
 *   | { type: 'check_text', text: string }
 *   | { type: 'check_page', tabId: number }
 *   | { type: 'tab_state', tabId: number }
 *   | { type: 'leave', tabId: number }
 *   | { type: 'look_for_release' }
 *   | { type: 'advice', family: string, signals: string[], language: string, country: string }
 *   | { type: 'mistake', id: string, choice: Mistake }
 *   | { type: 'settings' }
 *   | { type: 'save_settings', settings: Record<string, unknown> }} FromPages
 */
import { LIMITS, isRecord, text } from './limits.js';

const TYPES = new Set(['get_warning', 'get_text', 'check_text', 'check_page', 'tab_state', 'leave', 'look_for_release', 'advice', 'mistake', 'settings', 'save_settings']);

/** @param {unknown} value @returns {string[]} */
function names(value) {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string' && /^[a-z_]{1,40}$/.test(one)).slice(0, 64) : [];
}

/**
 * @param {unknown} message
 * @returns {FromPages | null} null when it is none of ours or has the wrong shape
 */
export function readFromPages(message) {
  if (!isRecord(message) || !TYPES.has(String(message.type))) return null;
  const given = { ...message };
  if ('id' in given) given.id = text(given.id, 64);
  if ('text' in given) given.text = text(given.text, LIMITS.checkText);
  if ('tabId' in given && !Number.isInteger(given.tabId)) return null;
  if (given.type === 'advice') {
    given.signals = names(given.signals);
    given.family = text(given.family, 40);
    given.language = text(given.language, 20);
    given.country = text(given.country, 2);
  }
  if (given.type === 'mistake' && !['once', 'site', 'pause'].includes(String(given.choice))) return null;
  if (given.type === 'save_settings' && !isRecord(given.settings)) return null;
  return /** @type {FromPages} */ (/** @type {unknown} */ (given));
}
