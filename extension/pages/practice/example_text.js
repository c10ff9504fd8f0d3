/** The words of the example, as the judge gets them. */

const LINES = Object.freeze(['sample_authority', 'sample_locked', 'sample_pay', 'sample_time']);

/** @param {import('../shared/types.js').Texts} t @returns {string} */
export function exampleText(t) {
  return LINES.map((line) => t(`ui.practice.${line}`)).join('\n');
}
