/** The report card as a form: filled in from what is known, changed freely, copied, printed or saved by the person. */
import { byId, el } from '../shared/dom.js';
import { sayMoment } from '../shared/dates.js';
import { copyText } from '../shared/copy.js';
import { QUESTIONS, cardText } from './report_card.js';
import { printedCard } from './printed_card.js';

/** @typedef {import('./report_card.js').Question} Question */
/** @typedef {import('../shared/types.js').Texts} Texts */

/** Signals whose words answer a question of the card. */
const ANSWERS = Object.freeze(/** @type {Record<string, Question>} */ ({
  amount: 'sum', wallet_address: 'account', payment_means: 'account',
}));

/**
 * @param {import('../shared/types.js').Warning} warning
 * @param {string} language
 * @returns {Partial<Record<Question, string>>}
 */
export function knownAnswers({ verdict, address, time }, language) {
  /** @type {Partial<Record<Question, string>>} */
  const known = { address, when: sayMoment(new Date(time).getTime(), language) };
  for (const { signal, words } of verdict.reasons) {
    const question = ANSWERS[signal];
    if (question && words.length > 0) known[question] = [known[question], ...words].filter(Boolean).join(', ');
  }
  known.words = [...new Set(verdict.reasons.flatMap((one) => one.words))].map((one) => `“${one}”`).join('\n');
  return known;
}

/**
 * @param {Partial<Record<Question, string>>} known
 * @param {Texts} t
 * @param {string} language
 */
export function showCard(known, t, language) {
  const form = byId('card');
  const inputs = QUESTIONS.map(([name, lines]) => {
    const id = `card-${name}`;
    const input = lines > 1 ? el('textarea', { id, rows: lines, dir: 'auto' }) : el('input', { id, type: 'text', dir: 'auto' });
    input.value = known[name] ?? '';
    form.append(el('div', { class: 'field' }, el('label', { for: id, text: t(`ui.card.${name}`) }), input));
    return /** @type {const} */ ([name, input]);
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  const answers = () => Object.fromEntries(inputs.map(([name, input]) => [name, input.value]));
  const made = () => sayMoment(Date.now(), language);
  const text = () => cardText(answers(), made(), t);
  /** @param {string} key */
  const say = (key) => { byId('card-status').textContent = t(key); };

  byId('copy').addEventListener('click', () => {
    void copyText(text()).then((done) => say(done ? 'ui.card.copied' : 'ui.card.not_copied'));
  });
  byId('save').addEventListener('click', () => save(text()));
  byId('print').addEventListener('click', () => print());
  // Also what Ctrl+P and the browser's menu print.
  addEventListener('beforeprint', () => { byId('printed').replaceChildren(...printedCard(answers(), made(), t)); });
}

/** Offers the text as a file with a name that tells nothing. @param {string} text */
function save(text) {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  el('a', { href: url, download: 'notes.txt' }).click();
  // Not at once: the browser starts reading the text only after this task.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
