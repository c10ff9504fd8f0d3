/** The report card on paper, or in a PDF: a form that can be handed over, and filled in further by hand. */
import { el } from '../shared/dom.js';
import { QUESTIONS } from './report_card.js';

/** More lines for what is written by hand. */
const ROOM = 2;

/**
 * @param {Partial<Record<import('./report_card.js').Question, string>>} answers
 * @param {string} made when these notes were made
 * @param {import('../shared/types.js').Texts} t
 * @returns {HTMLElement[]}
 */
export function printedCard(answers, made, t) {
  /** @param {string} question @param {string} answer @param {number} lines */
  const row = (question, answer, lines) => {
    const given = el('dd', { dir: 'auto', text: answer });
    given.style.setProperty('--lines', String(lines)); // our content policy lets no style attribute through
    return el('div', {}, el('dt', { text: question }), given);
  };
  return [
    el('h1', { text: t('ui.card.title') }),
    el('dl', {}, ...QUESTIONS.map(([name, lines]) => row(t(`ui.card.${name}`), (answers[name] ?? '').trim(), lines > 1 ? lines + ROOM : 1)), row(t('ui.card.made'), made, 1)),
    el('p', { text: t('ui.card.no_pictures') }),
  ];
}
