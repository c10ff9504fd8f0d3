/**
 * Messages the worker sends to the examiner (`content/examine.js`).
 *
 * @typedef {{ label: string, title: string, text: string, reasons: string, help: string, dismiss: string, leave: string, dir: 'ltr'|'rtl', lang: string }} BannerStrings
 * @typedef {{ type: 'show_banner', id: string, family: string, reasons: string[], canLeave: boolean, strings: BannerStrings }} ShowBanner
 * @typedef {{ type: 'hide_banner', id: string }} HideBanner
 * @typedef {{ type: 'observe_now' }} ObserveNow
 * @typedef {ShowBanner | HideBanner | ObserveNow} ToContent
 */
import { isRecord } from './limits.js';

const TYPES = new Set(['show_banner', 'hide_banner', 'observe_now']);

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
