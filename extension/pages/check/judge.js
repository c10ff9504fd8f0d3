/** Getting a verdict on a text: from the worker, or from the judge itself where the worker does not answer. */
import { ask } from '../shared/worker.js';

/** @typedef {import('../shared/types.js').Verdict} Verdict */

/** Long mails take the judge a moment, in milliseconds. */
const PATIENCE = 4000;

/**
 * @param {string} text
 * @returns {Promise<Verdict>}
 */
export async function judgeText(text) {
  const answer = /** @type {Verdict | null} */ (await ask({ type: 'check_text', text }, PATIENCE));
  if (answer?.level) return answer;
  const { bundledJudge } = await import('../../platform/judge_of_parts.js');
  const { judge } = await bundledJudge();
  return /** @type {Verdict} */ (await judge.checkText(text));
}
