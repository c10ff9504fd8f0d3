/**
 * A judge whose languages are fetched when a text in them turns up, and let go when others have turned up since.
 */
import { PartsMissing } from './languages.js';

/** @typedef {import('./judge.js').Judge} Judge */
/** @typedef {import('./judge.js').Verdict} Verdict */
/**
 * @typedef {object} PatientJudge
 * @property {(observation: import('./place.js').Observation) => Promise<Verdict>} judge
 * @property {(text: string, about?: { kind?: string|null, lang?: string|null }) => Promise<Verdict>} checkText
 */

/** A person reads few languages; each takes about 2 MB. Fetched again, one takes some milliseconds. */
const KEPT = 4;
/** Not more often: a page in all languages could else have them fetched anew for each of its texts. */
const LET_GO_MS = 60_000;

/**
 * @param {Judge} judge
 * @param {Map<string, ArrayBuffer>} [compiled] where it looks for compiled parts
 * @param {(part: string) => Promise<ArrayBuffer>} [fetchPart]
 * @param {number} [every] milliseconds between two times that languages are let go
 * @returns {PatientJudge}
 */
export function createPatientJudge(judge, compiled = new Map(), fetchPart = (part) => Promise.reject(new Error(`no ${part}`)), every = LET_GO_MS) {
  /** What is on its way. @type {Map<string, Promise<void>>} */
  const coming = new Map();

  /** @param {string} part @returns {Promise<void>} */
  const bring = (part) => {
    const asked = coming.get(part) ?? fetchPart(part).then((bytes) => { compiled.set(part, bytes); }).finally(() => coming.delete(part));
    coming.set(part, asked);
    return asked;
  };

  let waiting = 0, last = Date.now();

  /** @template T @param {() => T} look @returns {Promise<T>} */
  const patiently = async (look) => {
    for (;;) {
      try {
        const answer = look();
        // Never while another text waits for languages of its own: it would find those it had already gone.
        if (waiting === 0 && Date.now() - last >= every) {
          last = Date.now();
          judge.letGoOfLanguages(KEPT);
        }
        return answer;
      } catch (error) {
        if (!(error instanceof PartsMissing)) throw error;
        waiting += 1;
        await Promise.all(error.parts.map(bring)).finally(() => { waiting -= 1; });
      }
    }
  };

  return {
    judge: (observation) => patiently(() => judge.judge(observation)),
    checkText: (text, about) => patiently(() => judge.checkText(text, about)),
  };
}
