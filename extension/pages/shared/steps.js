/** INTERPOL's steps in their order, and the short help for what already happened. */
import { el } from './dom.js';

/** @typedef {import('./types.js').Step} Step */
/** @typedef {import('./types.js').Texts} Texts */

/** What may already have happened, in the order of how much a quick step still saves. */
const ALREADY = Object.freeze(['paid_card', 'paid_voucher', 'paid_crypto', 'paid_transfer', 'sent_pictures', 'called', 'installed']);

/** @param {Step} step @param {'title'|'text'} part @param {Texts} t */
function words(step, part, t) {
  return step[part] ?? t(`guidance.${step.id}.${part}`);
}

/**
 * @param {Step} step @param {Texts} t @param {'h3'|'h4'} heading
 * @returns {HTMLLIElement}
 */
function stepItem(step, t, heading) {
  return el('li', { 'data-step': step.id, 'data-question': step.interpol_question },
    el(heading, { text: words(step, 'title', t) }), el('p', { text: words(step, 'text', t) }));
}

/**
 * The steps that always hold.
 * @param {readonly Step[]} steps
 * @param {Texts} t
 * @returns {HTMLOListElement}
 */
export function stepList(steps, t) {
  const always = steps.filter((step) => step.when.includes('always'));
  return el('ol', { class: 'steps' }, ...always.map((step) => stepItem(step, t, 'h3')));
}

/**
 * "Did you already …?": one thing to unfold for each, with its own steps.
 * @param {readonly Step[]} steps
 * @param {Texts} t
 * @returns {HTMLElement[]}
 */
export function alreadyList(steps, t) {
  return ALREADY.flatMap((what) => {
    const own = steps.filter((step) => step.when.includes(what));
    if (own.length === 0) return [];
    return [el('details', { class: 'already', 'data-already': what },
      el('summary', { text: t(`ui.already.${what}`) }),
      el('ol', { class: 'steps' }, ...own.map((step) => stepItem(step, t, 'h3'))))];
  });
}
