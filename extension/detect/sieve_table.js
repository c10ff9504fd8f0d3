import { isSpacedLetter } from './characters.js';
import { parsePattern } from './pattern.js';
import { BEGINNING, GRAM, PREFIX, SEED, SHORTEST_BEGINNING, SIGN, WHOLE, finish, gramLength, roll, sieveFold } from './sieve.js';

/**
 * Makes the sieve's table at build. For each way to say something that some rule asks for, one step is chosen whose words are
 * rarest; the keys of all its atoms go into the table under the pillars the signal holds up. So whatever the judge matches, the
 * sieve has seen a key of it.
 *
 * @typedef {{hash: number, word: string}} Key
 */

/**
 * @param {Record<string, import('./lexicon.js').Lexicon>} lexicons with the names of agencies and payment means among them
 * @param {import('./score.js').Rule[]} rules
 * @returns {import('./sieve.js').SieveTable}
 */
export function compileSieve(lexicons, rules) {
  const { pillars, whole } = numberPillars(rules);
  /** @type {Map<number, number>} */
  const table = new Map();
  for (const lexicon of Object.values(lexicons)) {
    for (const [signal, patterns] of Object.entries(lexicon.signals)) {
      const mask = pillars.get(signal);
      if (mask === undefined) continue;
      for (const source of patterns) for (const way of parsePattern(source)) for (const { hash } of rarest(way)) table.set(hash, (table.get(hash) ?? 0) | mask);
    }
  }
  return pack(table, whole);
}

/** Each pillar (a set of signals one of which must be there) gets a bit. @param {import('./score.js').Rule[]} rules */
function numberPillars(rules) {
  /** @type {Map<string, number>} */
  const pillars = new Map();
  let bits = 0;
  const whole = rules.map((rule) => {
    if (!rule.requires?.length) throw new Error(`rule ${rule.id} names nothing it requires: the sieve would let every page through`);
    return rule.requires.reduce((all, choice) => {
      const bit = 1 << bits;
      bits += 1;
      for (const signal of choice) pillars.set(signal, (pillars.get(signal) ?? 0) | bit);
      return all | bit;
    }, 0);
  });
  if (bits > 8) throw new Error(`the rules have ${bits} pillars together, the sieve has room for 8`);
  return { pillars, whole };
}

/** The keys of the step whose shortest key is the longest. @param {import('./pattern.js').Step[]} way @returns {Key[]} */
function rarest(way) {
  let best = /** @type {Key[]|null} */ (null), most = 0;
  for (const step of way) {
    const keys = step.atoms.map(keyOf);
    if (!keys.every((key) => key !== null)) continue;
    const least = Math.min(...keys.map((key) => /** @type {Key} */ (key).word.length));
    if (least > most) { best = /** @type {Key[]} */ (keys); most = least; }
  }
  if (!best) throw new Error(`no step of the wording ${JSON.stringify(way.map((step) => step.atoms.map((atom) => atom.text).slice(0, 3)))} has a key: give one of its words more letters before the star`);
  return best;
}

/** The longest key of an atom. @param {import('./pattern.js').Atom} atom @returns {Key|null} */
function keyOf(atom) {
  const text = sieveFold(atom.text);
  if (/^[ #.]*$/.test(text)) return null;
  const words = text.split(/[ #.]+/).filter((word) => word !== '');
  const keys = words.flatMap((word, place) => wordKeys(word, place === 0 && !atom.left && text.startsWith(word), place === words.length - 1 && !atom.right));
  return keys.reduce((/** @type {Key|null} */ a, b) => (a === null || b.word.length > a.word.length ? b : a), null);
}

/**
 * Every key the scan is sure to meet when a text holds this word.
 * @param {string} word @param {boolean} cutLeft something may stand before it @param {boolean} cutRight something may follow
 * @returns {Key[]}
 */
function wordKeys(word, cutLeft, cutRight) {
  const units = Array.from({ length: word.length }, (_, i) => word.charCodeAt(i));
  /** @param {number} from @param {number} to @param {number} kind @returns {Key} */
  const key = (from, to, kind) => ({ hash: finish(units.slice(from, to).reduce(roll, SEED), kind), word: word.slice(from, to) });
  /** @type {Key[]} */
  const keys = [];
  units.forEach((unit, i) => {
    const gram = gramLength(unit);
    if (gram > 0 && i + gram <= units.length && units.slice(i, i + gram).every((other) => gramLength(other) === gram)) keys.push(key(i, i + gram, GRAM));
    if (gram === 2) keys.push(key(i, i + 1, GRAM)); // one ideograph alone: the last resort
    if (unit === 36 || unit > 127 && !isSpacedLetter(unit) && gram === 0) keys.push(key(i, i + 1, SIGN));
  });
  if (keys.length > 0 || cutLeft || !units.every(isSpacedLetter)) return keys;
  if (units.length >= PREFIX) return [key(0, PREFIX, BEGINNING)];
  if (cutRight) return units.length >= SHORTEST_BEGINNING ? [key(0, units.length, BEGINNING)] : [];
  return [key(0, units.length, WHOLE)];
}

/** @param {Map<number, number>} table @param {number[]} rules @returns {import('./sieve.js').SieveTable} */
function pack(table, rules) {
  const bits = Math.max(8, Math.ceil(Math.log2(table.size * 1.35)));
  const slots = (1 << bits) - 1;
  const keys = new Uint16Array(slots + 1), masks = new Uint8Array(slots + 1);
  for (const [hash, mask] of [...table].sort((a, b) => a[0] - b[0])) {
    const print = hash >>> 16 || 1;
    let slot = hash & slots;
    while (keys[slot] !== 0 && keys[slot] !== print) slot = slot + 1 & slots;
    keys[slot] = print; masks[slot] |= mask; // two keys with one fingerprint share a slot
  }
  return { bits, keys: base64(new Uint8Array(keys.buffer)), masks: base64(masks), rules };
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Plain V8 has no `btoa`. @param {Uint8Array} data @returns {string} */
function base64(data) {
  let text = '';
  for (let i = 0; i < data.length; i += 3) {
    const triple = data[i] << 16 | (data[i + 1] ?? 0) << 8 | (data[i + 2] ?? 0);
    text += ALPHABET[triple >> 18] + ALPHABET[triple >> 12 & 63] + (i + 1 < data.length ? ALPHABET[triple >> 6 & 63] : '=') + (i + 2 < data.length ? ALPHABET[triple & 63] : '=');
  }
  return text;
}
