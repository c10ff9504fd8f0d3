import { keepLanguages, quotedShare, weigh } from './evidence.js';
import { findFacts } from './facts.js';
import { fold } from './fold.js';
import { Languages } from './languages.js';
import { placeEvidence, placeOf } from './place.js';
import { score } from './score.js';
import { passages } from './text.js';
import { windowsOver } from './window.js';

/**
 * @typedef {import('./match.js').Hit} Hit
 * @typedef {import('./evidence.js').Evidence} Evidence
 * @typedef {import('./score.js').Score} Score
 * @typedef {{id: string, polarity: 'for'|'against', kind: string}} Signal
 * @typedef {{lexicons: Record<string, import('./lexicon.js').Lexicon>, signals: Signal[], rules: import('./score.js').Rule[], agencies: {names: string[], domains: string[]}[],
 *   payment_means: {names: string[]}[], official_suffixes: string[], confusables: Record<string, string>}} Detection
 * @typedef {{signal: string, words: string[]}} Reason
 * @typedef {{family: string, level: 'none'|'caution'|'danger', score: number, lang: string|null, place: 'page'|'message', reasons: Reason[]}} Verdict
 * @typedef {{verdict: Verdict, rules: Score[], evidence: Record<string, number>}} Explanation
 * @typedef {{score: Score[], evidence: Evidence, hits: Hit[], lang: string|null, words: (hit: Hit) => string}} Finding
 */

/** Reasons quote at most so many places, each at most so long. */
const MOST_WORDS = 3, LONGEST_WORDS = 120;

/** The judge of one release. Pure: no DOM, no browser API, no clock. */
export class Judge {
  /** @param {Detection} detection */
  constructor(detection) {
    /** @private */ this.rules = detection.rules;
    /** @private */ this.confusables = new Map(Object.entries(detection.confusables));
    /** @private */ this.detection = detection;
    /** @private */ this.speaksFor = new Set(detection.signals.filter(({ polarity }) => polarity === 'for').map(({ id }) => id));
    /** @private */ this.languages = new Languages(withNames(detection));
  }

  /**
   * @param {import('./place.js').Observation} observation what one frame shows
   * @returns {Verdict}
   */
  judge(observation) {
    return this.explain(observation).verdict;
  }

  /**
   * @param {string} text pasted, selected, or from a file; linear in its length
   * @param {{kind?: string|null, lang?: string|null}} [about]
   * @returns {Verdict}
   */
  checkText(text, about = {}) {
    return this.judge(asObservation(text, about));
  }

  /**
   * The verdict with the whole sum behind it.
   * @param {import('./place.js').Observation} observation
   * @returns {Explanation}
   */
  explain(observation) {
    const facts = placeEvidence(observation, this.detection);
    let best = /** @type {Finding|null} */ (null);
    for (const passage of passages(observation)) {
      for (const finding of this.findings(passage, facts)) if (!best || top(finding).score > top(best).score) best = finding;
    }
    if (!best) return { verdict: innocent(null), rules: [], evidence: {} };
    const chosen = top(best);
    const verdict = chosen.level === 'none' ? { ...innocent(best.lang), score: round(chosen.score) } : {
      family: chosen.rule.family, level: chosen.level, score: round(chosen.score), lang: best.lang,
      place: placeOf(observation, best), reasons: reasons(best, chosen),
    };
    return { verdict, rules: best.score, evidence: Object.fromEntries(best.evidence) };
  }

  /**
   * Evidence of every window of a text: what weights are fitted on.
   * @param {string} text @returns {Record<string, number>[]}
   */
  evidence(text) {
    const observation = asObservation(text, {});
    const facts = placeEvidence(observation, this.detection);
    return passages(observation).flatMap((passage) => [...this.findings(passage, facts)].map((finding) => Object.fromEntries(finding.evidence)));
  }

  /**
   * @private
   * @param {import('./text.js').Passage} passage @param {Evidence} facts
   * @returns {Generator<Finding>} one for each window that shows anything
   */
  * findings(passage, facts) {
    const folded = fold(passage.text, this.confusables);
    const hits = this.languages.match(folded.text);
    hits.push(...findFacts(passage.text).map(({ signal, start, end }) => ({ signal, lang: 'und', start: placeIn(folded.at, start), end: placeIn(folded.at, end) })));
    if (hits.length === 0 && facts.size > 0) hits.push({ signal: 'shown', lang: 'und', start: 0, end: 0 });
    /** @param {Hit} hit */
    const words = (hit) => passage.text.slice(folded.at[hit.start], folded.at[hit.end]).trim().slice(0, LONGEST_WORDS);
    for (const stretch of windowsOver(folded.text, hits)) {
      const { hits: spoken, lang } = keepLanguages(stretch.hits);
      const window = { ...stretch, hits: spoken };
      const evidence = weigh(window, facts);
      const quoted = quotedShare(window.hits.filter(({ signal }) => this.speaksFor.has(signal)), folded.quotes, folded.text.length);
      if (quoted > 0) evidence.set('quoted', quoted);
      yield { score: this.rules.map((rule) => score(rule, evidence)), evidence, hits: window.hits, lang, words };
    }
  }
}

/**
 * @param {Detection} detection the `detection` part of a release
 * @returns {Judge}
 * @throws {import('./pattern.js').PatternError}
 */
export function createJudge(detection) {
  return new Judge(detection);
}

/** Names of agencies and payment means are wording of no one language. @param {Detection} detection */
export function withNames({ lexicons, agencies, payment_means: means }) {
  const plain = (/** @type {string} */ name) => name.replace(/[()[\]|*#]|\.\.\./g, ' ').trim();
  const usable = (/** @type {string} */ name) => name.length > 3 && /[\p{L}]{2}/u.test(name);
  const names = (/** @type {{names: string[]}[]} */ rows) => [...new Set(rows.flatMap((row) => row.names).map(plain))].filter(usable);
  const und = lexicons.und ?? { name: '', script: '', signals: {} };
  return { ...lexicons, und: { ...und, signals: {
    ...und.signals,
    authority: [...und.signals.authority ?? [], ...names(agencies)],
    payment_means: [...und.signals.payment_means ?? [], ...names(means)],
  } } };
}

/** @param {string} text @param {{kind?: string|null, lang?: string|null}} about @returns {import('./place.js').Observation} */
function asObservation(text, { kind = null, lang = null }) {
  return { title: '', lang, host: '', top: true, kind, blocks: [{ text, share: 1, place: 'page', origin: 'text' }], fields: {}, traps: {}, cover: { image: 0, frame: 0 } };
}

/** @param {string|null} lang @returns {Verdict} */
function innocent(lang) {
  return { family: 'none', level: 'none', score: 0, lang, place: 'page', reasons: [] };
}

/** @param {Finding} finding @returns {Score} the rule that says most */
function top(finding) {
  return finding.score.reduce((a, b) => (b.score > a.score ? b : a));
}

/**
 * The signals that spoke for the verdict, strongest first, with the words that fired them.
 * @param {Finding} finding @param {Score} chosen @returns {Reason[]}
 */
function reasons(finding, chosen) {
  /** @type {Map<string, number>} */
  const parts = new Map();
  for (const { term, value } of chosen.sum) {
    const all = chosen.rule.terms.find(({ id }) => id === term)?.all ?? [];
    for (const signal of all) parts.set(signal, (parts.get(signal) ?? 0) + value / all.length);
  }
  return [...parts].filter(([, value]) => value > 0).sort((a, b) => b[1] - a[1]).map(([signal]) => ({
    signal, words: [...new Set(finding.hits.filter((hit) => hit.signal === signal).map(finding.words))].filter((words) => words !== '').slice(0, MOST_WORDS),
  }));
}

/** First place in the folded text at or after an original place. @param {Int32Array} at @param {number} place */
function placeIn(at, place) {
  let low = 0, high = at.length - 1;
  while (low < high) { const middle = (low + high) >> 1; if (at[middle] < place) low = middle + 1; else high = middle; }
  return low;
}

/** @param {number} value @returns {number} */
function round(value) {
  return Math.round(value * 1000) / 1000;
}
