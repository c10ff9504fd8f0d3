/** The warning as it is shown after the practice example: the same page, with what the judge really says of the example. */
import { judgeText } from '../check/judge.js';
import { exampleText } from '../practice/example_text.js';

/**
 * @param {import('../shared/page.js').Page} page
 * @returns {Promise<import('../shared/types.js').Warning>}
 */
export async function practiceWarning({ t }) {
  return { verdict: await judgeText(exampleText(t)), address: '', time: Date.now() };
}
