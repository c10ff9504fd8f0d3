/**
 * Says on the toolbar when the extension cannot do its work: a guard that has fallen asleep unseen is worse than none.
 */
import { browser } from '../platform/browser.js';

const POPUP = 'pages/popup/popup.html';
const BROKEN_POPUP = 'pages/popup/broken.html';

let healthy = true;

/** @param {boolean} works is there a release to judge by? */
export function tellHealth(works) {
  if (works === healthy) return;
  healthy = works;
  const told = [browser.action.setPopup({ popup: works ? POPUP : BROKEN_POPUP }), browser.action.setBadgeText({ text: works ? '' : '!' })];
  if (!works) told.push(browser.action.setBadgeBackgroundColor({ color: '#b3261e' }));
  Promise.all(told).catch((error) => console.warn('not-the-police:', error));
}
