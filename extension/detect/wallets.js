/**
 * Wallet addresses: a shape that many strings have, and a checksum that only addresses have.
 * Bitcoin: Base58Check, and bech32 or bech32m (BIP 173, BIP 350); Ethereum: EIP-55; Tron: Base58Check; Monero: its own Base58 and Keccak.
 */
import { keccak_256 as keccak } from '../vendor/noble-hashes/sha3.js';
import { sha256 } from '../vendor/noble-hashes/sha2.js';
import { base58xmr, bech32, bech32m, createBase58check } from '../vendor/scure-base.js';

const SHAPE = /(?<![\p{L}\p{N}])(?:(?:bc1|BC1)[-0-9A-Za-z*_]{20,87}|[13T][1-9A-HJ-NP-Za-km-z*]{24,34}|0x[0-9a-fA-FxX*]{38,40}|[48][1-9A-HJ-NP-Za-km-z]{94}(?:[1-9A-HJ-NP-Za-km-z]{11})?)(?![\p{L}\p{N}])/gu;
/** Where a publisher made an address useless, nothing is left to check. */
const MASKED = /[*_-]|x{3}/i;
/** A text with more strings of that shape is a list of them, of which the first ones do. */
const MOST = 64;

const base58check = createBase58check(sha256);
/** First byte of what a Base58Check address stands for, by the letter it begins with. */
const VERSIONS = { 1: 0x00, 3: 0x05, T: 0x41 };
/** First byte of a Monero address: main, with a payment id, subaddress. */
const MONERO = [18, 19, 42];

/** @param {() => boolean} check that may throw on what is no address at all @returns {boolean} */
function holds(check) {
  try { return check(); } catch { return false; }
}

/** @param {string} address @returns {boolean} */
function isBase58Check(address) {
  const bytes = base58check.decode(address);
  return bytes.length === 21 && bytes[0] === VERSIONS[/** @type {keyof typeof VERSIONS} */ (address[0])];
}

/** @param {string} address @returns {boolean} */
function isSegwit(address) {
  const lower = address.toLowerCase();
  if (address !== lower && address !== address.toUpperCase()) return false;
  const { words } = (lower[3] === 'q' ? bech32 : bech32m).decode(/** @type {`bc1${string}`} */ (lower), 90);
  return words[0] === 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'.indexOf(lower[3]) && words[0] <= 16;
}

/** @param {string} address @returns {boolean} */
function isEthereum(address) {
  const digits = address.slice(2), lower = digits.toLowerCase();
  if (!/^[0-9a-f]{40}$/.test(lower)) return false;
  if (digits === lower || digits === digits.toUpperCase()) return true;
  const hash = keccak(Uint8Array.from(lower, (letter) => letter.charCodeAt(0)));
  return Array.from(digits).every((letter, i) => {
    const nibble = i % 2 === 0 ? hash[i >> 1] >> 4 : hash[i >> 1] & 15;
    return letter === (nibble >= 8 ? letter.toUpperCase() : letter.toLowerCase());
  });
}

/** @param {string} address @returns {boolean} */
function isMonero(address) {
  const bytes = base58xmr.decode(address), end = bytes.length - 4;
  return MONERO.includes(bytes[0]) && keccak(bytes.subarray(0, end)).subarray(0, 4).every((byte, i) => byte === bytes[end + i]);
}

/** @param {string} address of the right shape @returns {boolean} */
function isWallet(address) {
  if (MASKED.test(address.slice(2))) return true;
  if (address.startsWith('0x')) return holds(() => isEthereum(address));
  if (/^bc1/i.test(address)) return holds(() => isSegwit(address));
  return holds(() => (address.length >= 95 ? isMonero(address) : isBase58Check(address)));
}

/** @param {string} text @returns {RegExpMatchArray[]} the wallet addresses in it */
export function findWallets(text) {
  const found = [];
  let seen = 0;
  for (const match of text.matchAll(SHAPE)) {
    if ((seen += 1) > MOST) break;
    if (isWallet(match[0])) found.push(match);
  }
  return found;
}
