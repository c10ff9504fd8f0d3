import { isDenseLetter } from './characters.js';
import { fold, Folded } from './fold.js';

/**
 * The small language in which lexicons write wording:
 *
 *     your (computer|browser) [has been|is] (locked|blocked)     alternatives, and a part that may be missing
 *     pay ... (fine|fee)                                           a gap inside one sentence
 *     block*   *block   *block*                                    the rest of the word may follow, stand before, or both
 *     within # (hours|hrs)                                         # is any number
 *
 * A pattern becomes one or more *ways* to say it, each a row of *steps*. A step is a set of *atoms* (literal strings, folded
 * like the text) and says how it must follow the step before it: `adjacent` (the next word) or `gap`.
 *
 * @typedef {{text: string, left: boolean, right: boolean}} Atom   left/right: must a word begin/end there?
 * @typedef {{atoms: Atom[], link: 'first'|'adjacent'|'gap'}} Step
 * @typedef {string[]} Choice  wordings that may stand in one place; '' where the place may be empty
 */

/** Neighbouring choices are joined to longer, rarer atoms as long as no more than this many come of it. */
const MOST_JOINED = 24;
/** The most ways one pattern may stand for. */
const MOST_WAYS = 128;
/** Numbers alone, as they are folded. */
const NUMBERS = /^[#\s]+$/;
const NO_CONFUSABLES = new Map();
/** Written over for each atom. */
const folded = new Folded(64);
const INNER_STAR = /(?<=\S\*)\s+(?=\S)|(?<=\S)\s+(?=\*\S)/;

export class PatternError extends Error {}

/**
 * @param {string} source pattern as written in a lexicon
 * @returns {Step[][]} the ways, each of at least one step
 * @throws {PatternError} with what is wrong, for the person who wrote the pattern
 */
export function parsePattern(source) {
  /** @type {Step[][]} */
  let ways = [[]];
  for (const [index, stretch] of source.split(/\s*(?:\.\.\.|…)\s*/).entries()) {
    const rows = rowsOf(choicesOf(stretch, source), source);
    /** Rows share their choices. @type {Map<Choice, Atom[]>} */
    const atoms = new Map(rows.flat().map((choice) => [choice, /** @type {Atom[]} */ ([])]));
    for (const choice of atoms.keys()) atoms.set(choice, atomsOf(choice, source));
    ways = ways.flatMap((begun) => rows.map((row) => [...begun, ...row.map((choice, place) => ({
      atoms: /** @type {Atom[]} */ (atoms.get(choice)), link: /** @type {Step['link']} */ (place > 0 ? 'adjacent' : index > 0 ? 'gap' : 'first'),
    }))]));
    if (ways.length > MOST_WAYS) throw new PatternError(`"${source}" can be said in more than ${MOST_WAYS} ways: write two patterns`);
  }
  if (ways.some((way) => way.every(({ atoms }) => atoms.some(({ text }) => NUMBERS.test(text))))) throw new PatternError(`"${source}" would match any number`);
  return ways;
}

/**
 * The places of a stretch without gaps, in order.
 * @param {string} stretch @param {string} source @returns {Choice[]}
 */
function choicesOf(stretch, source) {
  const reader = { text: stretch, at: 0 };
  const choices = readSequence(reader, source);
  if (reader.at < stretch.length) throw new PatternError(`"${source}" has an unmatched "${stretch[reader.at]}"`);
  return choices;
}

/** @param {{text: string, at: number}} reader @param {string} source @returns {Choice[]} up to the end, or a closing sign or bar */
function readSequence(reader, source) {
  /** @type {Choice[]} */
  const choices = [];
  let touching = false; // no space since the part before: they make one word
  while (reader.at < reader.text.length && !'|)]'.includes(reader.text[reader.at])) {
    const sign = reader.text[reader.at];
    if (sign === ' ') { reader.at += 1; touching = false; continue; }
    const choice = sign === '(' || sign === '[' ? readGroup(reader, source) : readWord(reader);
    if (touching) choices.push(cross(/** @type {Choice} */ (choices.pop()), choice, ''));
    else choices.push(choice);
    touching = true;
  }
  return choices;
}

/** @param {{text: string, at: number}} reader @returns {Choice} */
function readWord(reader) {
  const word = /** @type {RegExpExecArray} */ (/^[^ ()[\]|]+/.exec(reader.text.slice(reader.at)))[0];
  reader.at += word.length;
  return [word];
}

/** @param {{text: string, at: number}} reader @param {string} source @returns {Choice} */
function readGroup(reader, source) {
  const opening = reader.text[reader.at], closing = opening === '(' ? ')' : ']';
  /** @type {Choice} */
  const choice = opening === '[' ? [''] : [];
  do {
    reader.at += 1;
    choice.push(...readSequence(reader, source).reduce((made, next) => cross(made, next, ' '), ['']));
  } while (reader.text[reader.at] === '|');
  if (reader.text[reader.at] !== closing) throw new PatternError(`"${source}" has an unmatched "${opening}"`);
  reader.at += 1;
  return [...new Set(choice)];
}

/** @param {Choice} before @param {Choice} after @param {string} between @returns {Choice} */
function cross(before, after, between) {
  return before.flatMap((a) => after.map((b) => (a === '' || b === '' ? a + b : a + between + b)));
}

/**
 * Joins neighbouring places where that stays small, and gives each way of leaving out a place, or of a star inside a wording, its own row.
 * @param {Choice[]} choices @param {string} source @returns {Choice[][]}
 */
function rowsOf(choices, source) {
  /** @type {Choice[]} */
  const joined = [];
  for (const choice of choices) {
    const before = joined.at(-1);
    const starred = before && (before.some((wording) => wording.endsWith('*')) || choice.some((wording) => wording.startsWith('*')));
    if (before && !starred && before.length * choice.length <= MOST_JOINED) joined[joined.length - 1] = [...new Set(cross(before, choice, ' '))];
    else joined.push(choice);
  }
  /** @type {Choice[][]} */
  let rows = [[]];
  for (const choice of joined) {
    const whole = choice.filter((wording) => wording !== '' && !INNER_STAR.test(wording));
    /** @type {Choice[][]} */
    const options = choice.filter((wording) => INNER_STAR.test(wording)).map((wording) => wording.split(INNER_STAR).map((piece) => [piece]));
    if (whole.length > 0) options.push([whole]);
    if (choice.includes('')) options.push([]);
    rows = rows.flatMap((row) => options.map((option) => [...row, ...option]));
    if (rows.length > MOST_WAYS) throw new PatternError(`"${source}" can be said in more than ${MOST_WAYS} ways: write two patterns`);
  }
  rows = rows.filter((row) => row.length > 0);
  if (rows.length === 0) throw new PatternError(`"${source}" has an empty part`);
  return rows;
}

/**
 * A wording of signs alone (a colon) says nothing after folding and is passed over, unless nothing else is there.
 * @param {Choice} choice @param {string} source @returns {Atom[]}
 */
function atomsOf(choice, source) {
  const atoms = choice.flatMap((wording) => atomOf(wording, source) ?? []);
  if (atoms.length === 0) throw new PatternError(`"${source}": "${choice.join('|')}" has no letters`);
  return [...new Map(atoms.map((atom) => [`${atom.left}${atom.text}${atom.right}`, atom])).values()];
}

/** @param {string} wording @param {string} source @returns {Atom|null} */
function atomOf(wording, source) {
  const left = !wording.startsWith('*'), right = !wording.endsWith('*');
  const bare = wording.replace(/^\*|\*$/g, '');
  if (bare.includes('*')) throw new PatternError(`"${source}" has a "*" inside a word`);
  const text = fold(bare.replaceAll('#', '0'), NO_CONFUSABLES, folded).text.trim();
  if (!/[\p{L}\p{Sc}]/u.test(text) && !/^[\s#]+$/.test(bare)) return null;
  if (text.length < 2 && !isDenseLetter(text.charCodeAt(0)) && /\p{L}/u.test(text) && !(left && right)) throw new PatternError(`"${source}": "${wording}" would match nearly every word`);
  return { text, left, right };
}
