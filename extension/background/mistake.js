/**
 * "This is a mistake": once, for this site, or a pause. Nothing of it is kept for private windows.
 */
import { browser } from '../platform/browser.js';
import { hostOf } from './sender.js';
import { readSettings, saveSettings } from './settings.js';
import { tabOf } from './state.js';
import { findWarning } from './warnings.js';

const PAUSE_MS = 3_600_000;

/**
 * @param {string} id of the warning @param {import('../messages/from-pages.js').Mistake} choice
 * @param {number | undefined} tabId of the page that asks
 * @returns {Promise<{ ok: boolean }>}
 */
export async function mistake(id, choice, tabId) {
  const warning = await findWarning(id);
  if (warning === null || !/^https?:/.test(warning.address)) return { ok: false };
  const site = hostOf({ url: warning.address });
  const target = tabId ?? warning.tabId;
  const tab = tabOf(target);
  if (choice === 'pause' && !warning.private) await saveSettings({ pausedUntil: Date.now() + PAUSE_MS });
  else if (choice === 'site' && !warning.private) await saveSettings({ allowedSites: [...(await readSettings()).allowedSites, site] });
  else tab.allowed.add(site);
  tab.action = 'none';
  await browser.tabs.update(target, { url: warning.address, muted: false });
  return { ok: true };
}
