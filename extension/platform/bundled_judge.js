/** The judge of the release that came with the extension: what is needed at once is read at once, a language when a text in it turns up. */
import { createJudge } from '../detect/engine.js';
import { FINDER } from '../detect/languages.js';
import { createPatientJudge } from '../detect/patient_judge.js';
import { bundled } from './bundled.js';

/** @returns {Promise<{ number: number, judge: import('../detect/patient_judge.js').PatientJudge }>} @throws {Error} when it cannot be used */
export async function bundledJudge() {
  const [{ number, detection }, finder] = await Promise.all([bundled('judge.json').then((answer) => answer.json()), compiledPart(FINDER)]);
  const compiled = new Map([[FINDER, finder]]);
  const judge = createPatientJudge(createJudge(detection, compiled), compiled, compiledPart);
  await judge.checkText('x');
  return { number, judge };
}

/** @param {string} part of the lexicons @returns {Promise<ArrayBuffer>} */
async function compiledPart(part) {
  return (await bundled(`compiled/${part}.bin`)).arrayBuffer();
}
