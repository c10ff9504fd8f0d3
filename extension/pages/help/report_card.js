/** The report card: what a police form asks, as plain text. No pictures, kept nowhere. */

/** The questions, in the order a form asks them; the second says how many lines an answer takes. */
export const QUESTIONS = Object.freeze(/** @type {const} */ ([
  ['address', 1], ['when', 1], ['sum', 1], ['account', 1], ['handle', 1], ['words', 5], ['done', 3],
]));

/** @typedef {typeof QUESTIONS[number][0]} Question */

/**
 * @param {Partial<Record<Question, string>>} answers
 * @param {string} made when these notes were made
 * @param {import('../shared/types.js').Texts} t
 * @returns {string} one line for a short answer, an indented block for a long one; questions without an answer stay, to be filled in by hand
 */
export function cardText(answers, made, t) {
  const lines = QUESTIONS.map(([name]) => {
    const answer = (answers[name] ?? '').trim();
    const label = t(`ui.card.${name}`);
    return answer.includes('\n') ? `${label}:\n  ${answer.replaceAll('\n', '\n  ')}` : `${label}: ${answer || '…'}`;
  });
  return [t('ui.card.title'), '', ...lines, `${t('ui.card.made')}: ${made}`, '', t('ui.card.no_pictures'), ''].join('\n');
}
