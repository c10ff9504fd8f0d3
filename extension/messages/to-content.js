/**
 * Messages the worker sends to a content script.
 *
 * @typedef {{ label: string, title: string, text: string, reasons: string, help: string, dismiss: string, leave: string, dir: 'ltr'|'rtl', lang: string }} BannerStrings
 * @typedef {{ type: 'show_banner', id: string, family: string, reasons: string[], canLeave: boolean, strings: BannerStrings }} ShowBanner
 * @typedef {{ type: 'hide_banner', id: string }} HideBanner
 * @typedef {{ type: 'observe_now' }} ObserveNow
 * @typedef {ShowBanner | HideBanner | ObserveNow} ToContent
 */
import { isRecord } from './limits.js';

/**
 * @param {unknown} message
 * @returns {ToContent | null}
 */
export function readToContent(message) {
  if (!isRecord(message)) return null;
  if (message.type === 'show_banner' || message.type === 'hide_banner' || message.type === 'observe_now') {
    return /** @type {ToContent} */ (/** @type {unknown} */ (message));
  }
  return null;
}
