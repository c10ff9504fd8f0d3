/**
 * @typedef {{id: string, all: string[], weight: number}} Term  the product of the strengths of `all`, times `weight`
 * @typedef {{id: string, family: string, bias: number, terms: Term[], requires?: string[][], thresholds: {caution: number, danger: number}, interpol_question: number}} Rule
 * @typedef {{rule: Rule, score: number, level: 'none'|'caution'|'danger', sum: {term: string, value: number}[]}} Score
 */

/**
 * One rule over one window's evidence: a logistic sum, every part of which can be shown.
 * @param {Rule} rule
 * @param {import('./evidence.js').Evidence} evidence
 * @returns {Score} score 0…1
 */
export function score(rule, evidence) {
  const sum = [{ term: 'bias', value: rule.bias }];
  let total = rule.bias;
  for (const { id, all, weight } of rule.terms) {
    let value = weight;
    for (const signal of all) { value *= evidence.get(signal) ?? 0; if (value === 0) break; }
    if (value === 0) continue;
    sum.push({ term: id, value });
    total += value;
  }
  const enough = (rule.requires ?? []).every((choice) => choice.some((signal) => evidence.has(signal)));
  const probability = enough ? 1 / (1 + Math.exp(-total)) : 0;
  const level = probability >= rule.thresholds.danger ? 'danger' : probability >= rule.thresholds.caution ? 'caution' : 'none';
  return { rule, score: probability, level, sum };
}
