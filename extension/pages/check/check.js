/** Check a text: paste it, drop a file, or come from the context menu. */
import { openPage } from '../shared/page.js';
import { byId, byIdOf, el } from '../shared/dom.js';
import { ask } from '../shared/worker.js';
import { findAdvice } from '../shared/release.js';
import { alreadyList, stepList } from '../shared/steps.js';
import { peopleCards } from '../shared/people.js';
import { reasonList, tellingReasons } from '../shared/reasons.js';
import { readFile } from './file.js';
import { markWords } from './mark.js';
import { judgeText } from './judge.js';
import { takeDrops } from './drop.js';

/** Longer than any message; a book dropped by mistake is refused in one sentence. In characters, and in bytes. */
const LONGEST = 1_000_000;

/** @typedef {import('../shared/types.js').Verdict} Verdict */

async function open() {
  const page = await openPage();
  const { t, language, country, release, query } = page;
  const area = byIdOf('text', HTMLTextAreaElement);
  /** @param {string} key */
  const say = (key) => { byId('status').textContent = key === '' ? '' : t(key); };
  byIdOf('more', HTMLAnchorElement).search = new URLSearchParams({ lang: language }).toString();

  /** @param {Verdict} verdict @param {string} text */
  async function show(verdict, text) {
    const found = verdict.level !== 'none';
    byId('verdict').textContent = t(found ? `ui.check.found_${verdict.family}` : 'ui.check.nothing');
    byId('meaning').textContent = t(found ? `ui.check.level_${verdict.level}` : 'ui.check.nothing_text');
    byId('seen').hidden = !found;
    byId('help').hidden = !found;
    byId('reasons').replaceChildren(reasonList(verdict.reasons, t));
    const words = tellingReasons(verdict.reasons).flatMap((one) => one.words);
    byId('marked').replaceChildren(...markWords(text, words).map((one) => (one.marked ? el('mark', { text: one.text }) : new Text(one.text))));
    byId('result').hidden = false;
    const signals = verdict.reasons.map((one) => one.signal);
    const advice = await findAdvice(release, { family: found ? verdict.family : 'other', signals, language, country });
    byId('steps').replaceChildren(stepList(advice.steps, t));
    byId('already').replaceChildren(...alreadyList(advice.steps, t));
    byId('verdict').focus();
  }

  async function check() {
    const text = area.value;
    byId('result').hidden = true;
    byId('help').hidden = true;
    if (text.trim() === '') return say('ui.check.empty');
    if (text.length > LONGEST) return say('ui.check.too_long');
    say('ui.check.working');
    try {
      const verdict = await judgeText(text);
      say('');
      await show(verdict, text);
    } catch (fault) {
      console.error('The text could not be judged:', fault);
      say('ui.check.failed');
    }
  }

  /** @param {File | null | undefined} file */
  async function take(file) {
    if (!file) return;
    byId('result').hidden = true;
    byId('help').hidden = true;
    if (file.size > 20 * LONGEST) return say('ui.check.too_long');
    try {
      area.value = await readFile(file, language);
    } catch (fault) {
      console.error('The file could not be read:', fault);
      return say('ui.check.failed');
    }
    if (area.value === '') return say('ui.check.no_words');
    await check();
  }

  byId('form').addEventListener('submit', (event) => { event.preventDefault(); void check(); });
  const picker = byIdOf('file', HTMLInputElement);
  picker.addEventListener('change', async () => {
    await take(picker.files?.[0]);
    picker.value = ''; // so that the same file can be chosen again
  });
  takeDrops(byId('drop'), (file) => void take(file));

  const first = await findAdvice(release, { family: 'other', language, country });
  byId('people').append(...peopleCards(first, { t, language, country }));
  const id = query.get('id');
  const kept = id ? /** @type {{ text?: string } | null} */ (await ask({ type: 'get_text', id })) : null;
  if (kept?.text) {
    area.value = kept.text;
    await check();
  }
}

void open();
