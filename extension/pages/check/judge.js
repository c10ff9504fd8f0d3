/** Getting a verdict on a text: from the worker, or from the judge itself where the worker does not answer. */
import { ask } from '../shared/worker.js';

/** @typedef {import('../shared/types.js').Verdict} Verdict */

/** Long mails take the judge a moment, in milliseconds. */
const PATIENCE = 4000;

/**
 * @param {string} text
 * @param {import('../shared/types.js').Release} release
 * @returns {Promise<Verdict>}
 */
export async function judgeText(text, release) {
  const answer = /** @type {Verdict | null} */ (await ask({ type: 'check_text', text }, PATIENCE));
  if (answer?.level) return answer;
  const { createJudge } = await import('../../detect/judge.js');
  return /** @type {Verdict} */ (createJudge(/** @type {any} */ (release.detection)).checkText(text, {}));
}
