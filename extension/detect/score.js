import { DERIVED } from './evidence.js';

/**
 * @typedef {{id: string, all: string[], weight: number}} Term  the product of the strengths of `all`, times `weight`
 * @typedef {{id: string, family: string, bias: number, terms: Term[], requires?: string[][], thresholds: {caution: number, danger: number}, interpol_question: number}} Rule
 * @typedef {{rule: Rule, score: number, level: 'none'|'caution'|'danger', sum: {term: string, value: number}[]}} Score
 * @typedef {{strength: Float64Array, has: Uint8Array}} Evidence  by number of the signal
 */

/** One rule over one window's evidence: a logistic sum, every part of which can be shown. */
export class Scorer {
  /** @param {Rule} rule @param {import('./names.js').Names} signals */
  constructor(rule, signals) {
    /** @private */ this.rule = rule;
    /** @private */ this.terms = rule.terms.map(({ all, weight }) => ({ weight, all: Int32Array.from(all, (signal) => signals.id(signal)) }));
    /** @private */ this.requires = (rule.requires ?? []).map((choice) => choice.map((signal) => signals.id(signal)));
    /** @private the pillars that a text shows by itself */
    this.shown = (rule.requires ?? []).filter((choice) => !choice.some((signal) => DERIVED.test(signal))).map((choice) => choice.map((signal) => signals.id(signal)));
  }

  /** Can this rule say anything where these signals show? @param {(signal: number) => boolean} shows @returns {boolean} */
  mayApply(shows) {
    return this.shown.every((choice) => choice.some(shows));
  }

  /** @param {Evidence} evidence @returns {number} 0…1; 0 where a pillar is missing */
  score(evidence) {
    if (!this.requires.every((choice) => choice.some((signal) => evidence.has[signal] === 1))) return 0;
    let total = this.rule.bias;
    for (const term of this.terms) total += valueOf(term, evidence);
    return 1 / (1 + Math.exp(-total));
  }

  /** @param {Evidence} evidence @returns {Score} the score and the whole sum behind it */
  explain(evidence) {
    const probability = this.score(evidence);
    const { bias, terms, thresholds } = this.rule;
    const sum = terms.map(({ id }, place) => ({ term: id, value: valueOf(this.terms[place], evidence) })).filter(({ value }) => value !== 0);
    const level = probability >= thresholds.danger ? 'danger' : probability >= thresholds.caution ? 'caution' : 'none';
    return { rule: this.rule, score: probability, level, sum: [{ term: 'bias', value: bias }, ...sum] };
  }
}

/** @param {{weight: number, all: Int32Array}} term @param {Evidence} evidence @returns {number} */
function valueOf({ weight, all }, { strength }) {
  let value = weight;
  for (let i = 0; i < all.length && value !== 0; i += 1) value *= strength[all[i]];
  return value;
}
