/**
 * Messages the worker sends to a content script.
 *
 * @typedef {{ label: string, title: string, text: string, reasons: string, help: string, dismiss: string, leave: string, dir: 'ltr'|'rtl', lang: string }} BannerStrings
 * @typedef {{ type: 'show_banner', id: string, family: string, reasons: string[], canLeave: boolean, strings: BannerStrings }} ShowBanner
 * @typedef {{ type: 'hide_banner', id: string }} HideBanner
 * @typedef {{ type: 'observe_now' }} ObserveNow
 * @typedef {{ type: 'leaving' }} Leaving the worker takes the tab out of this page now
 * @typedef {ShowBanner | HideBanner | ObserveNow | Leaving} ToContent
 */
import { isRecord } from './limits.js';

const TYPES = new Set(['show_banner', 'hide_banner', 'observe_now', 'leaving']);

/**
 * @param {unknown} message
 * @returns {ToContent | null}
 */
export function readToContent(message) {
  if (!isRecord(message)) return null;
  if (TYPES.has(String(message.type))) {
    return /** @type {ToContent} */ (/** @type {unknown} */ (message));
  }
  return null;
}
