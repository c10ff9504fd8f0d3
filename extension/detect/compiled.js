/**
 * A compiled lexicon as bytes, so that a worker that wakes reads arrays instead of making them out of wording.
 *
 *     magic, version, length of the head in bytes    three 32-bit numbers, little-endian like all that follows
 *     head                                           JSON in ASCII: { signals, langs, reach, columns: [name, kind, length][] }
 *     columns                                        one after the other, each beginning at a multiple of four bytes
 */

import { narrow } from './narrow.js';

/** "NTPL". */
const MAGIC = 0x4c50544e, VERSION = 2;
const WORD = 4, PREFIX = 3 * WORD;
const KINDS = { i32: Int32Array, u16: Uint16Array, u8: Uint8Array };
const ROWS = /** @type {const} */ (['variants', 'alone', 'keys', 'choices']);

/**
 * @typedef {import('./lexicon.js').CompiledLexicon} CompiledLexicon
 * @typedef {keyof typeof KINDS} Kind
 * @typedef {import('./narrow.js').Column} Column
 */

/** @param {CompiledLexicon} lexicon @returns {Record<string, Column>} all that is kept of it: the rest follows from that */
function columnsOf(lexicon) {
  const { automaton, lengths, edges, waited, firstStep, choiceOf, linkOf, wayOf, signalOf, langOf } = lexicon;
  const { base, label, fail, outputs, shorter, alphabet: { pages, codes } } = automaton;
  const rows = ROWS.flatMap((name) => [[`${name}.starts`, lexicon[name].starts], [`${name}.items`, lexicon[name].items]]);
  return { base, label, fail, outputs, shorter, pages, codes, lengths, edges, waited, firstStep, choiceOf, linkOf, wayOf, signalOf, langOf, ...Object.fromEntries(rows) };
}

/** @param {Column} column @returns {Kind} */
function kindOf(column) {
  return /** @type {Kind} */ (Object.keys(KINDS).find((kind) => column instanceof KINDS[/** @type {Kind} */ (kind)]));
}

/** @param {number} bytes @returns {number} */
function aligned(bytes) {
  return Math.ceil(bytes / WORD) * WORD;
}

/**
 * @param {CompiledLexicon} lexicon @param {readonly string[]} signals names by the numbers it was compiled with @param {readonly string[]} langs likewise
 * @returns {Uint8Array}
 */
export function toBytes(lexicon, signals, langs) {
  const columns = Object.entries(columnsOf(lexicon));
  const described = JSON.stringify({ signals, langs, reach: lexicon.reach, columns: columns.map(([name, column]) => [name, kindOf(column), column.length]) });
  const head = Uint8Array.from(described, (character) => character.charCodeAt(0));
  const bytes = new Uint8Array(columns.reduce((sum, [, column]) => sum + aligned(column.byteLength), PREFIX + aligned(head.length)));
  new Int32Array(bytes.buffer, 0, 3).set([MAGIC, VERSION, head.length]);
  bytes.set(head, PREFIX);
  let at = PREFIX + aligned(head.length);
  for (const [, column] of columns) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
    at += aligned(column.byteLength);
  }
  return bytes;
}

/**
 * @param {ArrayBuffer} buffer what `toBytes` made; the lexicon keeps it and copies next to nothing
 * @param {import('./names.js').Names} signals numbers to use from now on @param {import('./names.js').Names} langs likewise
 * @returns {CompiledLexicon}
 * @throws {Error} when it is something else, or was cut short
 */
export function fromBytes(buffer, signals, langs) {
  if (buffer.byteLength < PREFIX) throw new Error('a compiled lexicon was cut short: build the extension anew');
  const [magic, version, length] = new Int32Array(buffer, 0, 3);
  if (magic !== MAGIC || version !== VERSION) throw new Error('this is no compiled lexicon for this engine: build the extension anew');
  if (PREFIX + length > buffer.byteLength) throw new Error('a compiled lexicon was cut short: build the extension anew');
  const head = JSON.parse(String.fromCharCode(...new Uint8Array(buffer, PREFIX, length)));
  /** @type {Record<string, any>} */
  const columns = {};
  let at = PREFIX + aligned(length);
  for (const [name, kind, size] of /** @type {[string, Kind, number][]} */ (head.columns)) {
    const Kind = KINDS[kind];
    if (at + size * Kind.BYTES_PER_ELEMENT > buffer.byteLength) throw new Error('a compiled lexicon was cut short: build the extension anew');
    columns[name] = new Kind(buffer, at, size);
    at += aligned(size * Kind.BYTES_PER_ELEMENT);
  }
  const { base, label, fail, outputs, shorter, pages, codes, lengths, edges, waited, firstStep, choiceOf, linkOf, wayOf, signalOf, langOf } = columns;
  const rows = Object.fromEntries(ROWS.map((name) => [name, { starts: columns[`${name}.starts`], items: columns[`${name}.items`] }]));
  const renamed = (/** @type {Column} */ ids, /** @type {string[]} */ names, /** @type {import('./names.js').Names} */ to) => {
    const numbers = names.map((name) => to.id(name));
    return narrow(Array.from(ids, (id) => numbers[id]));
  };
  return /** @type {CompiledLexicon} */ (/** @type {unknown} */ ({
    automaton: { base, label, fail, outputs, shorter, alphabet: { pages, codes } }, lengths, edges, waited, firstStep, choiceOf, linkOf, wayOf,
    signalOf: renamed(signalOf, head.signals, signals), langOf: renamed(langOf, head.langs, langs), reach: head.reach, ...rows,
  }));
}
