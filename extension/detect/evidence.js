/**
 * From hits to evidence: how strongly each signal shows in one window.
 *
 * @typedef {import('./match.js').Hit} Hit
 * @typedef {Map<string, number>} Evidence  signal → strength, 0…1; `around.<signal>` for what stands near the window
 */

/** Signals about the text around a window that change what the window means. */
const AROUND = ['advice', 'narrative', 'inquiry', 'procedure', 'commerce', 'fiction', 'technical', 'interface'];
/** A language counts if it shows at least this share of what the strongest one shows. */
const SHARE = 0.25;
const ANY_LANGUAGE = 'und';
const CUE = 'cue_';
/** One hit in so many folded characters counts as one. */
const STRETCH = 200, AGAINST_STRETCH = 350;
/** A script without spaces says in one character what others say in so many. */
const DENSITY = 2.5;
const AGAINST = new Set(['advice', 'narrative', 'inquiry', 'procedure', 'commerce', 'fiction', 'technical', 'interface', 'banter']);
/** A pair of marks further apart than this is not one quotation. */
const LONGEST_QUOTE = 1_500;

/**
 * Words of one language can mean something else in another: keep the languages the text is written in.
 * @param {Hit[]} hits @returns {{hits: Hit[], lang: string|null}} the hits that count, and the main language
 */
export function keepLanguages(hits) {
  /** @type {Map<string, number>} */
  const mass = new Map();
  for (const hit of hits) if (hit.lang !== ANY_LANGUAGE) mass.set(hit.lang, (mass.get(hit.lang) ?? 0) + hit.end - hit.start);
  let lang = null, most = 0;
  for (const [name, weight] of mass) if (weight > most) { lang = name; most = weight; }
  return { hits: hits.filter((hit) => hit.lang === ANY_LANGUAGE || /** @type {number} */ (mass.get(hit.lang)) >= SHARE * most), lang };
}

/**
 * @param {import('./window.js').Window} window
 * @param {Evidence} facts what is known beyond the text (fields, traps, place), the same for every window
 * @returns {Evidence}
 */
export function weigh(window, facts) {
  /** @type {Evidence} */
  const evidence = new Map(facts);
  // A weak word, or one that speaks against, says little in a long text, where every word turns up: what counts is how dense it stands.
  const length = (window.end - window.start) * (window.dense ? DENSITY : 1);
  for (const [signal, count] of countBySignal(window.hits)) {
    const stretch = signal.startsWith(CUE) ? STRETCH : AGAINST.has(signal) ? AGAINST_STRETCH : Infinity;
    const strength = count / (count + Math.max(1, length / stretch));
    evidence.set(signal, Math.max(evidence.get(signal) ?? 0, strength));
  }
  // Telling of others without speaking to a reader: news does, a scam hardly can.
  const narrative = evidence.get('narrative') ?? 0;
  if (narrative > 0) evidence.set('reported', narrative * (1 - (evidence.get('cue_you') ?? 0)));
  const around = countBySignal(window.around);
  for (const signal of AROUND) { const count = around.get(signal); if (count) evidence.set(`around.${signal}`, saturate(count)); }
  return evidence;
}

/**
 * What share of the hits stands between quotation marks: news and threads quote a scam, a scam seldom quotes itself.
 * @param {Hit[]} hits @param {number[]} quotes places of quotation marks, ascending
 * @param {number} length of the text: a quotation that is nearly all of it quotes nothing
 * @returns {number} 0…1
 */
export function quotedShare(hits, quotes, length) {
  if (hits.length === 0 || quotes.length < 2) return 0;
  let quoted = 0, before = 0;
  for (const hit of hits) {
    while (before < quotes.length && quotes[before] <= hit.start) before += 1;
    const opened = before % 2 === 1 && before < quotes.length;
    if (opened && quotes[before] - quotes[before - 1] < Math.min(LONGEST_QUOTE, 0.8 * length)) quoted += 1;
  }
  return quoted / hits.length;
}

/** Places that overlap say the same thing once. @param {Hit[]} hits by start @returns {Map<string, number>} */
function countBySignal(hits) {
  /** @type {Map<string, {count: number, end: number}>} */
  const seen = new Map();
  for (const hit of hits) {
    const one = seen.get(hit.signal);
    if (!one) seen.set(hit.signal, { count: 1, end: hit.end });
    else if (hit.start >= one.end) { one.count += 1; one.end = hit.end; }
    else one.end = Math.max(one.end, hit.end);
  }
  return new Map(Array.from(seen, ([signal, { count }]) => [signal, count]));
}

/** Once says much, five times says hardly more than four. @param {number} count @returns {number} 0.5, 0.67, 0.75 … 1 */
function saturate(count) {
  return count / (count + 1);
}
