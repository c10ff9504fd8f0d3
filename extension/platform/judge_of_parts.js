/** The judge of a release that was taken apart: what is needed at once is read at once, a language when a text in it turns up. */
import { createJudge } from '../detect/engine.js';
import { FINDER } from '../detect/languages.js';
import { compiledName, JUDGE } from '../detect/parts.js';
import { createPatientJudge } from '../detect/patient_judge.js';
import { bundled } from './bundled.js';

/**
 * @param {(name: string) => Promise<Response>} read gives a part of the release
 * @returns {Promise<{ number: number, judge: import('../detect/patient_judge.js').PatientJudge }>}
 * @throws {Error} when it cannot be used
 */
export async function judgeOfParts(read) {
  const compiled = async (/** @type {string} */ part) => (await read(compiledName(part))).arrayBuffer();
  const [{ number, detection }, finder] = await Promise.all([read(JUDGE).then((answer) => answer.json()), compiled(FINDER)]);
  const parts = new Map([[FINDER, finder]]);
  const judge = createPatientJudge(createJudge(detection, parts), parts, compiled);
  await judge.checkText('x');
  return { number, judge };
}

/** The judge of the release that came with the extension. @returns {ReturnType<typeof judgeOfParts>} */
export function bundledJudge() {
  return judgeOfParts(bundled);
}
