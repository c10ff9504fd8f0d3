/**
 * The context menu: "check the selected text". The text stays in the worker's memory and is given out once.
 */
import { LIMITS } from '../messages/limits.js';
import { browser } from '../platform/browser.js';
import { currentRelease } from './release.js';
import { readSettings } from './settings.js';
import { chooseLanguage, textsIn } from './texts.js';

const ITEM = 'check-selection';
const MOST = 10;

/** @type {Map<string, string>} */
const handedOver = new Map();

/** @param {string} id @returns {{ text: string }} */
export function takeText(id) {
  const text = handedOver.get(id) ?? '';
  handedOver.delete(id);
  return { text };
}

export async function nameMenu() {
  const [{ told }, settings] = await Promise.all([currentRelease(), readSettings()]);
  const { locales } = await told();
  const title = textsIn(locales, chooseLanguage(locales, settings.language))('ui.menu.check_text') || 'Check this text';
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({ id: ITEM, title, contexts: ['selection'] });
}

export function listenToMenu() {
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (info.menuItemId !== ITEM || !info.selectionText) return;
    const id = crypto.randomUUID();
    if (handedOver.size >= MOST) handedOver.delete(/** @type {string} */ (handedOver.keys().next().value));
    handedOver.set(id, info.selectionText.slice(0, LIMITS.checkText));
    void browser.tabs.create({ url: browser.runtime.getURL(`pages/check/check.html?id=${id}`), windowId: tab?.windowId });
  });
}
