/**
 * The worker. Every listener is added here, at once: a browser that wakes the worker for an event delivers it only to
 * listeners that are there when the script has run.
 */
import { readFromPages } from '../messages/from-pages.js';
import { readToWorker } from '../messages/to-worker.js';
import { browser } from '../platform/browser.js';
import { bannerEvent } from './banner.js';
import { hearText } from './candidates.js';
import { examine } from './examiner.js';
import { hearObservation } from './judge_tab.js';
import { listenToMenu, nameMenu } from './menus.js';
import { followNavigations } from './navigations.js';
import { readPages } from './reading.js';
import { currentRelease } from './release.js';
import { answer } from './requests.js';
import { isOwnPage } from './sender.js';
import { followSettings } from './settings.js';
import { scheduleUpdates } from './updates.js';
import { forgetPrivate } from './warnings.js';

browser.runtime.onMessage.addListener((message, sender, respond) => {
  if (sender.id !== browser.runtime.id) return false;
  if (isOwnPage(sender)) {
    const request = readFromPages(message);
    if (request === null) return false;
    answer(request, sender).then(respond, () => respond(null));
    return true;
  }
  const report = readToWorker(message);
  if (report === null || sender.tab === undefined) return false;
  if (report.type === 'candidate') {
    hearText(report, sender);
    respond(true); // heard
  } else if (report.type === 'observation') hearObservation(report, sender);
  else if (report.type === 'examine') void examine(sender);
  // A failure here has no one to be told, and nothing was done to the page.
  else bannerEvent(report, sender).catch((error) => console.warn('not-the-police:', error));
  return false;
});

browser.runtime.onInstalled.addListener(({ reason }) => {
  nameMenu().catch((error) => console.warn('not-the-police:', error));
  if (reason === 'install') void browser.tabs.create({ url: browser.runtime.getURL('pages/welcome/welcome.html') });
});

followNavigations();
followSettings();
forgetPrivate();
listenToMenu();
readPages();
scheduleUpdates();
// Warm before the first observation comes. A failure shows on the toolbar.
currentRelease().catch((error) => console.error('not-the-police:', error));
