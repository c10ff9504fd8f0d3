/** INTERPOL's steps in their order, and the short help for what already happened. */
import { el } from './dom.js';
import { wordsToSay } from './say.js';

/** @typedef {import('./types.js').Step} Step */
/** @typedef {import('./types.js').Texts} Texts */

/** What may already have happened, in the order of how much a quick step still saves. */
const ALREADY = Object.freeze(['paid_card', 'paid_voucher', 'paid_crypto', 'paid_transfer', 'sent_pictures', 'called', 'installed']);

/** @param {Step} step @param {'title'|'text'} part @param {Texts} t */
function words(step, part, t) {
  return step[part] ?? t(`guidance.${step.id}.${part}`);
}

/** @param {Step} step @param {Texts} t @returns {HTMLLIElement} */
function stepItem(step, t) {
  return el('li', { 'data-step': step.id, 'data-question': step.interpol_question },
    el('h3', { text: words(step, 'title', t) }), el('p', { text: words(step, 'text', t) }), wordsToSay(step.id, t));
}

/**
 * The steps that always hold.
 * @param {readonly Step[]} steps
 * @param {Texts} t
 * @returns {HTMLOListElement}
 */
export function stepList(steps, t) {
  const always = steps.filter((step) => step.when.includes('always'));
  return el('ol', { class: 'steps' }, ...always.map((step) => stepItem(step, t)));
}

/**
 * "Did you already …?": one thing to unfold for each: first what to do about it, one line at a time, then what to say,
 * then what helps besides.
 * @param {readonly Step[]} steps
 * @param {Texts} t
 * @returns {HTMLElement[]}
 */
export function alreadyList(steps, t) {
  return ALREADY.flatMap((what) => {
    const first = steps.find((step) => step.id === what);
    if (!first) return [];
    const besides = steps.filter((step) => step !== first && step.when.includes(what));
    return [el('details', { class: 'already', 'data-already': what },
      el('summary', { text: t(`ui.already.${what}`) }),
      el('ol', { class: 'steps now', 'data-step': first.id, 'data-question': first.interpol_question },
        ...words(first, 'text', t).split('\n').map((line) => el('li', { text: line }))),
      wordsToSay(first.id, t, true),
      besides.length > 0 && el('ul', { class: 'besides' }, ...besides.map((step) => stepItem(step, t))))];
  });
}
