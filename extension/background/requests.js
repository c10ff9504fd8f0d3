/**
 * Answers to our own pages, one small function for each kind of message.
 */
import { advice } from './advice.js';
import { checkPage, leaveNow, tabState } from './check_page.js';
import { takeText } from './menus.js';
import { mistake } from './mistake.js';
import { currentRelease } from './release.js';
import { readSettings, saveSettings } from './settings.js';
import { lookForRelease } from './updates.js';
import { findWarning } from './warnings.js';

/** @typedef {import('../messages/from-pages.js').FromPages} FromPages */

/** @type {{ [K in FromPages['type']]: (message: Extract<FromPages, { type: K }>, sender: chrome.runtime.MessageSender) => unknown }} */
const ANSWERS = {
  get_warning: ({ id }) => findWarning(id),
  get_text: ({ id }) => takeText(id),
  check_text: async ({ text }) => (await currentRelease()).judge.checkText(text),
  check_page: ({ tabId }) => checkPage(tabId),
  tab_state: ({ tabId }) => tabState(tabId),
  leave: ({ tabId }) => leaveNow(tabId),
  look_for_release: async () => ({ outcome: await lookForRelease() }),
  advice: (message) => advice(message),
  mistake: ({ id, choice }, sender) => mistake(id, choice, sender.tab?.id),
  settings: () => readSettings(),
  save_settings: ({ settings }) => saveSettings(settings),
};

/**
 * @param {FromPages} message @param {chrome.runtime.MessageSender} sender
 * @returns {Promise<unknown>}
 */
export async function answer(message, sender) {
  return /** @type {(message: FromPages, sender: chrome.runtime.MessageSender) => unknown} */ (ANSWERS[message.type])(message, sender);
}
