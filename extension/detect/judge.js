import { DERIVED, Weigher } from './evidence.js';
import { FACTS, findFacts } from './facts.js';
import { ANY_LANGUAGE, Languages } from './languages.js';
import { Names } from './names.js';
import { isLink } from './links.js';
import { placeEvidence, placeOf, PLACES } from './place.js';
import { Reading, SHOWN } from './reading.js';
import { Scorer } from './score.js';
import { OfficialSites } from './sites.js';
import { passages } from './text.js';

/**
 * @typedef {import('./score.js').Score} Score
 * @typedef {{id: string, polarity: 'for'|'against', kind: string}} Signal
 * @typedef {{lexicons: Record<string, import('./lexicon.js').Lexicon>, signals: Signal[], rules: import('./score.js').Rule[], agencies: {names: string[], domains: string[]}[],
 *   payment_means: {names: string[]}[], official_suffixes: string[], confusables: Record<string, string>}} Detection
 * @typedef {{signal: string, words: string[]}} Reason
 * @typedef {{family: string, level: 'none'|'caution'|'danger', score: number, lang: string|null, place: 'page'|'message', reasons: Reason[]}} Verdict
 * @typedef {{verdict: Verdict, rules: Score[], evidence: Record<string, number>}} Explanation
 * @typedef {{score: number, rules: Score[], evidence: import('./place.js').Evidence, hits: import('./reading.js').Place[], lang: string|null}} Finding
 */

/** Reasons quote at most so many places. */
const MOST_WORDS = 3;

/** The judge of one release. Pure: no DOM, no browser API, no clock. */
export class Judge {
  /** @param {Detection} detection @param {Map<string, ArrayBuffer>} [compiled] parts of its lexicons as bytes, which then need not be in it; more may be put in later */
  constructor(detection, compiled) {
    /** @private */ this.confusables = new Map(Object.entries(detection.confusables));
    /** @private */ this.sites = new OfficialSites(detection);
    /** @private */ this.signals = new Names();
    for (const signal of [...detection.signals.map(({ id }) => id), ...FACTS, ...PLACES, SHOWN]) this.signals.id(signal);
    /** @private */ this.scorers = detection.rules.map((rule) => new Scorer(rule, this.signals));
    /** @private */ this.languages = new Languages(compiled ? {} : withNames(detection), this.signals, compiled);
    const speaksFor = new Set(detection.signals.filter(({ id, polarity }) => polarity === 'for' && !isLink(id)).map(({ id }) => id));
    /** @private */ this.weigher = new Weigher(this.signals, speaksFor, this.languages);
  }

  /**
   * @param {import('./place.js').Observation} observation what one frame shows
   * @returns {Verdict}
   * @throws {import('./languages.js').PartsMissing}
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
    const best = this.findings(observation, false).at(-1);
    if (!best) return { verdict: innocent(null), rules: [], evidence: {} };
    const chosen = top(best.rules);
    const told = reasons(best, chosen);
    const verdict = chosen.level === 'none' ? { ...innocent(best.lang), score: round(chosen.score) } : {
      family: chosen.rule.family, level: chosen.level, score: round(chosen.score), lang: best.lang,
      place: placeOf(observation, best.evidence, told), reasons: told,
    };
    return { verdict, rules: best.rules, evidence: Object.fromEntries(best.evidence) };
  }

  /** @param {number} most see `Languages` */
  letGoOfLanguages(most) {
    this.languages.letGo(most);
  }

  /**
   * Evidence of every window of a text: what weights are fitted on.
   * @param {string} text @returns {Record<string, number>[]}
   */
  evidence(text) {
    return this.findings(asObservation(text, {}), true).map((finding) => Object.fromEntries(finding.evidence));
  }

  /**
   * @private
   * @param {import('./place.js').Observation} observation
   * @param {boolean} all every window that shows anything; else only each that says more than those before it
   * @returns {Finding[]}
   */
  findings(observation, all) {
    const place = placeEvidence(observation, this.sites);
    /** @type {[number, number][]} */
    const facts = Array.from(place, ([signal, strength]) => [this.signals.id(signal), strength]);
    /** @type {Finding[]} */
    const findings = [];
    for (const text of passages(observation)) {
      const known = findFacts(text, this.sites, observation.host);
      const reading = new Reading(text, this.confusables, this.languages, this.signals, known, facts.length > 0);
      const { hits, windows, folded } = reading;
      const asides = this.weigher.asidesOf(hits);
      for (const window of windows) {
        // Most windows of an innocent text lack a pillar of every rule: nothing in them has to be weighed.
        if (!all && findings.length > 0 && !this.weigher.shows(hits, window, facts, this.scorers)) continue;
        this.weigher.weigh(hits, window, facts, asides, folded);
        const score = Math.max(...this.scorers.map((scorer) => scorer.score(this.weigher)));
        if (all || findings.length === 0 || score > findings[findings.length - 1].score) findings.push(this.finding(reading, window, score));
      }
    }
    return findings;
  }

  /** @private @param {Reading} reading @param {import('./window.js').Window} window weighed last @param {number} score @returns {Finding} */
  finding(reading, window, score) {
    const { names } = this.signals, { met, strength, lang } = this.weigher;
    return {
      score, rules: this.scorers.map((scorer) => scorer.explain(this.weigher)),
      evidence: new Map(met.map((signal) => [names[signal], strength[signal]])),
      hits: reading.places(window, (spoken) => this.weigher.keeps(spoken)), lang: lang < 0 ? null : this.languages.names[lang],
    };
  }
}

/**
 * @param {Detection} detection the `detection` part of a release
 * @param {Map<string, ArrayBuffer>} [compiled] see `Judge`
 * @returns {Judge}
 * @throws {import('./pattern.js').PatternError}
 */
export function createJudge(detection, compiled) {
  return new Judge(detection, compiled);
}

/** Names of agencies and payment means are wording of no one language. @param {Detection} detection */
export function withNames({ lexicons, agencies, payment_means: means }) {
  const plain = (/** @type {string} */ name) => name.replace(/[()[\]|*#]|\.\.\./g, ' ').trim();
  const usable = (/** @type {string} */ name) => name.length > 3 && /[\p{L}]{2}/u.test(name);
  const names = (/** @type {{names: string[]}[]} */ rows) => [...new Set(rows.flatMap((row) => row.names).map(plain))].filter(usable);
  const und = lexicons[ANY_LANGUAGE] ?? { name: '', script: '', signals: {} };
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

/** @param {Score[]} rules @returns {Score} the rule that says most */
function top(rules) {
  return rules.reduce((a, b) => (b.score > a.score ? b : a));
}

/**
 * The signals that spoke for the verdict, strongest first, with the words that fired them.
 * @param {Finding} finding @param {Score} chosen @returns {Reason[]}
 */
function reasons(finding, chosen) {
  /** @type {Map<string, number>} */
  const parts = new Map();
  for (const { term, value } of chosen.sum) {
    const all = (chosen.rule.terms.find(({ id }) => id === term)?.all ?? []).filter((signal) => !DERIVED.test(signal));
    for (const signal of all) parts.set(signal, (parts.get(signal) ?? 0) + value / all.length);
  }
  return [...parts].filter(([, value]) => value > 0).sort((a, b) => b[1] - a[1]).map(([signal]) => ({
    signal, words: [...new Set(finding.hits.filter((hit) => hit.signal === signal).map((hit) => hit.words()))].filter((words) => words !== '').slice(0, MOST_WORDS),
  }));
}

/** @param {number} value @returns {number} */
function round(value) {
  return Math.round(value * 1000) / 1000;
}
