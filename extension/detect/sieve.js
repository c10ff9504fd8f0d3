import { isDenseLetter, isSpacedLetter } from './characters.js';

/**
 * The sieve: a cheap first look at every text on every page. It knows no wording, only *keys* (beginnings of telling words),
 * and lets a page through when keys for every pillar of some rule stand near each other. It may let innocent pages through; it
 * must never stop a text the judge would flag. Table and keys are made from the lexicons at build (`sieve_table.js`).
 *
 * @typedef {{bits: number, keys: string, masks: string, rules: number[]}} SieveTable
 *   bits: log2 of the hash table's slots; keys: base64 of their fingerprints (16 bits); masks: base64 of the pillars each key
 *   may hold up, a bit each; rules: for each rule all its pillars
 * @typedef {{feed: (text: string) => void, suspicious: () => boolean, reset: () => void}} Sieve
 */

/** Words are known by so many letters. */
export const PREFIX = 5;
/** Shorter beginnings that lexicons mark with a star: `pay*`. */
export const SHORTEST_BEGINNING = 3;
/** Kinds of keys: they are mixed into the hash so that "pay" as a word and "pay*" differ. */
export const WHOLE = 1, BEGINNING = 2, GRAM = 3, SIGN = 4;
/** Keys this far apart, in characters, belong together; more than the judge's window, and text without keys does not count. */
const WINDOW = 2_600;
/** A page with so many disguised words is looked at, whatever they say. */
const DISGUISED = 3;

const INVISIBLE = /[\p{Cf}\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u093c\u20d0-\u20ff\ufe00-\ufe0f]/gu;
const NOT_ASCII = /[^\0-\x7f]/;
/** Look-alikes and tricks that plain folding leaves: mixed scripts in one word, radicals, letters set apart, digits inside words. */
const TRICK = /[a-z][\u0370-\u058f\u13a0-\u13ff]|[\u0370-\u058f\u13a0-\u13ff][a-z]|[\u2e80-\u2fdf]|[\u200b\u200c\u2060\u202a-\u202e\u2066-\u2069]/giu;
const SET_APART = /(?:^|\s)(?:[\p{L}\p{N}][ .\-_*\u00a0]){4}[\p{L}\p{N}]|[a-z][013457@$][a-z]/iu;

/** @param {string} text @returns {string} the form keys are made of: a cheaper cousin of `fold` */
export function sieveFold(text) {
  return NOT_ASCII.test(text) ? same(text.normalize('NFKD').toLowerCase().replace(INVISIBLE, '').normalize('NFC')) : text.toLowerCase();
}

/** @param {string} text @returns {string} */
function same(text) {
  return text.replace(/[أإآٱىةؤئکیıßæœøđłँ]/g, (letter) => SAME[letter] ?? letter);
}
/** @type {Record<string, string>} as in `fold.js`; letters that decompose are gone by now */
const SAME = { 'أ': 'ا', 'إ': 'ا', 'آ': 'ا', 'ٱ': 'ا', 'ى': 'ي', 'ة': 'ه', 'ؤ': 'و', 'ئ': 'ي', 'ک': 'ك', 'ی': 'ي', 'ı': 'i', 'ß': 'ss', 'æ': 'ae', 'œ': 'oe', 'ø': 'o', 'đ': 'd', 'ł': 'l', 'ँ': 'ं' };

/** @param {number} hash @param {number} unit @returns {number} */
export function roll(hash, unit) {
  return Math.imul(hash ^ unit, 0x01000193); // FNV-1a
}
export const SEED = 0x811c9dc5 | 0;

/** @param {number} hash @param {number} kind @returns {number} well mixed 32 bits (finaliser of MurmurHash3) */
export function finish(hash, kind) {
  let mixed = hash ^ Math.imul(kind, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** How many letters make a key in scripts that are read by letter groups, or 0. @param {number} unit @returns {number} */
export function gramLength(unit) {
  if (unit >= 0x600 && unit <= 0x6ff) return 3;
  return isDenseLetter(unit) ? 2 : 0;
}

/**
 * @param {SieveTable} table
 * @returns {Sieve}
 */
export function createSieve(table) {
  const fingerprints = new Uint16Array(bytes(table.keys).buffer);
  const masks = bytes(table.masks);
  const slots = (1 << table.bits) - 1;
  const lastSeen = new Int32Array(8).fill(-WINDOW);
  let place = 0, disguised = 0, passed = false;

  /** @param {number} hash */
  const look = (hash) => {
    const print = hash >>> 16 || 1;
    for (let slot = hash & slots; fingerprints[slot] !== 0; slot = slot + 1 & slots) if (fingerprints[slot] === print) { note(masks[slot]); return; }
  };
  /** @param {number} mask */
  const note = (mask) => {
    let near = 0;
    for (let bit = 0; bit < 8; bit += 1) {
      if (mask >> bit & 1) lastSeen[bit] = place;
      if (place - lastSeen[bit] < WINDOW) near |= 1 << bit;
    }
    passed ||= table.rules.some((pillars) => (near & pillars) === pillars);
  };

  return {
    feed(text) {
      if (NOT_ASCII.test(text)) disguised += text.match(TRICK)?.length ?? 0;
      if (SET_APART.test(text)) disguised += 1;
      if (!passed) scan(sieveFold(text), look);
      place += text.length;
    },
    suspicious: () => passed || disguised >= DISGUISED,
    reset() { lastSeen.fill(-WINDOW); place = 0; disguised = 0; passed = false; },
  };
}

/**
 * Calls `look` with the hash of every key in a folded text.
 * @param {string} text @param {(hash: number) => void} look
 */
function scan(text, look) {
  let hash = SEED, letters = 0, one = 0, two = 0;
  for (let i = 0; i <= text.length; i += 1) {
    const unit = i < text.length ? text.charCodeAt(i) : 32;
    if (unit === 39 || unit === 96 || unit === 0x2019 || unit === 0x2bc) continue; // as in fold.js: j'ai is one word
    if (unit >= 97 && unit <= 122 || unit > 127 && isSpacedLetter(unit) && !(unit >= 0x600 && unit <= 0x6ff)) {
      hash = roll(hash, unit); letters += 1;
      if (letters >= SHORTEST_BEGINNING && letters <= PREFIX) look(finish(hash, BEGINNING));
      one = 0; two = 0;
      continue;
    }
    if (letters > 0) { if (letters < PREFIX) look(finish(hash, WHOLE)); hash = SEED; letters = 0; }
    const gram = unit > 127 ? gramLength(unit) : 0;
    if (gram > 0) {
      if (gram === 2) look(finish(roll(SEED, unit), GRAM));
      if (gram === 2 && one > 0) look(finish(roll(roll(SEED, one), unit), GRAM));
      if (gram === 3 && two > 0) look(finish(roll(roll(roll(SEED, two), one), unit), GRAM));
      two = one; one = unit;
    } else if (unit === 36 || unit > 127) { look(finish(roll(SEED, unit), SIGN)); if (unit > 127) { one = 0; two = 0; } } // $ € £ and their like
    else if (unit !== 32 && unit !== 10) { one = 0; two = 0; }
  }
}

/** @param {string} base64 @returns {Uint8Array<ArrayBuffer>} */
function bytes(base64) {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
