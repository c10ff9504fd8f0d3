/**
 * A judge whose languages are fetched when a text in them turns up.
 */
import { PartsMissing } from './languages.js';

/** @typedef {import('./judge.js').Judge} Judge */
/** @typedef {import('./judge.js').Verdict} Verdict */
/**
 * @typedef {object} PatientJudge
 * @property {(observation: import('./place.js').Observation) => Promise<Verdict>} judge
 * @property {(text: string, about?: { kind?: string|null, lang?: string|null }) => Promise<Verdict>} checkText
 */

/**
 * @param {Judge} judge
 * @param {Map<string, ArrayBuffer>} [compiled] where it looks for compiled parts
 * @param {(part: string) => Promise<ArrayBuffer>} [fetchPart]
 * @returns {PatientJudge}
 */
export function createPatientJudge(judge, compiled = new Map(), fetchPart = (part) => Promise.reject(new Error(`no ${part}`))) {
  /** What is on its way. @type {Map<string, Promise<void>>} */
  const coming = new Map();

  /** @param {string} part @returns {Promise<void>} */
  const bring = (part) => {
    const asked = coming.get(part) ?? fetchPart(part).then((bytes) => { compiled.set(part, bytes); }).finally(() => coming.delete(part));
    coming.set(part, asked);
    return asked;
  };

  /** @template T @param {() => T} look @returns {Promise<T>} */
  const patiently = async (look) => {
    for (;;) {
      try {
        return look();
      } catch (error) {
        if (!(error instanceof PartsMissing)) throw error;
        await Promise.all(error.parts.map(bring));
      }
    }
  };

  return {
    judge: (observation) => patiently(() => judge.judge(observation)),
    checkText: (text, about) => patiently(() => judge.checkText(text, about)),
  };
}
