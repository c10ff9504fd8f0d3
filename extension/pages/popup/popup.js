/** The toolbar's popup: what the page in front of you is, and the way to help. */
import { browser } from '../../platform/browser.js';
import { openPage } from '../shared/page.js';
import { byId, byIdOf } from '../shared/dom.js';
import { ask } from '../shared/worker.js';
import { findAdvice } from '../shared/release.js';
import { peopleCards } from '../shared/people.js';
import { reasonList } from '../shared/reasons.js';

/** @typedef {import('../shared/types.js').Verdict} Verdict */

/** A page is read and judged while one waits, in milliseconds. */
const PATIENCE = 5000;

async function open() {
  const { t, language, country, release } = await openPage();
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });

  /** @param {Verdict | null} verdict @param {string} unknown */
  const show = (verdict, unknown) => {
    const known = verdict && verdict.level !== 'none' ? `ui.popup.found_${verdict.family}` : verdict ? 'ui.popup.nothing' : unknown;
    byId('state').textContent = t(known);
    byId('leave').hidden = !verdict || verdict.level === 'none' || verdict.place !== 'page';
    byId('reasons').replaceChildren(reasonList(verdict?.level === 'none' ? [] : verdict?.reasons ?? [], t));
  };

  const state = /** @type {{ verdict: Verdict } | null} */ (tab?.id === undefined ? null : await ask({ type: 'tab_state', tabId: tab.id }));
  // Nothing found is said of pages that could be read, not of the browser's own.
  show(state?.verdict ?? null, /^(https?|file):/.test(tab?.url ?? '') ? 'ui.popup.nothing' : 'ui.popup.not_readable');

  const button = byIdOf('check-page', HTMLButtonElement);
  button.addEventListener('click', async () => {
    button.disabled = true;
    byId('state').textContent = t('ui.check.working');
    const verdict = tab?.id === undefined ? null : /** @type {Verdict | null} */ (await ask({ type: 'check_page', tabId: tab.id }, PATIENCE));
    show(verdict?.level ? verdict : null, 'ui.popup.not_readable');
    button.disabled = false;
  });

  byId('leave').addEventListener('click', async () => {
    await ask({ type: 'leave', tabId: tab?.id }, PATIENCE);
    close();
  });

  const advice = await findAdvice(release, { family: state?.verdict.family ?? 'other', language, country });
  byId('people').append(...peopleCards(advice, { t, language, country }));
}

void open();
