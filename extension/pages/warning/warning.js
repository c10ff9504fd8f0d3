/** The page a person sees right after being taken off a hostile page. The first minute is all it is for. */
import { openPage } from '../shared/page.js';
import { byId, byIdOf } from '../shared/dom.js';
import { ask } from '../shared/worker.js';
import { findAdvice } from '../shared/release.js';
import { leave } from '../shared/leave.js';
import { alreadyList } from '../shared/steps.js';
import { peopleCards } from '../shared/people.js';
import { reasonList } from '../shared/reasons.js';
import { offerMistake } from './mistake.js';
import { practiceWarning } from './practice.js';

/** @typedef {import('../shared/types.js').Warning} Warning */

/** @param {string} id @returns {Promise<Warning | null>} null when the worker forgot it, as after a restart */
async function readWarning(id) {
  if (id === '') return null;
  const answer = /** @type {Warning | null} */ (await ask({ type: 'get_warning', id }));
  return answer?.verdict ? answer : null;
}

async function open() {
  const page = await openPage();
  const { t, language, country, release, query } = page;
  const id = query.get('id') ?? '';

  // First what cannot wait: the sentence and the way out. Nothing below is needed for them.
  byId('headline').textContent = t('ui.warning.headline');
  const out = byIdOf('leave', HTMLButtonElement);
  out.addEventListener('click', () => void leave());
  out.focus({ preventScroll: true });

  const practice = query.has('practice');
  byId('practice').hidden = !practice;
  const warning = practice ? await practiceWarning(page) : await readWarning(id);
  const family = warning?.verdict.family ?? 'fake_police_payment';
  if (family === 'tech_support_lock') byId('headline').textContent = t('ui.warning.headline_support');
  const reasons = warning?.verdict.reasons ?? [];
  const advice = await findAdvice(release, { family, signals: reasons.map((one) => one.signal), language, country });
  byId('already').append(...alreadyList(advice.steps, t));
  byId('people').append(...peopleCards(advice, { t, language, country }));
  byIdOf('help', HTMLAnchorElement).search = new URLSearchParams({ ...(id && { id }), lang: language }).toString();
  if (!warning) return;

  byId('why').hidden = reasons.length === 0;
  byId('reasons').append(reasonList(reasons, t));
  if (practice) return;
  const gained = (warning.gained ?? []).map((one) => t(`ui.gained.${one}`)).filter((one) => one !== '');
  byId('gained').hidden = gained.length === 0;
  byId('gained').textContent = `${t('ui.gained.lead')} ${gained.join(' ')}`;
  offerMistake(id, warning.address, t);
}

void open();
