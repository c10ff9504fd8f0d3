/**
 * Opens the envelope a release comes in: a wrong signature, a step back, a foreign key or a wrong shape is refused.
 */
import { isRecord } from '../messages/limits.js';

/** @typedef {{ key: string, public: string }} PublicKey `public`: base64 of the 32 raw bytes of an Ed25519 key */

/** Characters of payload; the bundled release has well under a third of it. */
const MOST_CHARACTERS = 16_000_000;

/** @param {string} text @returns {Uint8Array<ArrayBuffer>} */
function bytes(text) {
  return Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
}

/**
 * @param {unknown} envelope @param {PublicKey} key @param {number} newerThan a release with this number or a lower one is refused
 * @returns {Promise<import('./release.js').Release>}
 * @throws {Error} saying why the envelope is refused
 */
export async function openEnvelope(envelope, key, newerThan) {
  if (!isRecord(envelope) || envelope.format !== 1 || typeof envelope.payload !== 'string' || typeof envelope.signature !== 'string') {
    throw new Error('this is no release');
  }
  if (envelope.payload.length > MOST_CHARACTERS) throw new Error('the release is too large');
  if (envelope.key !== key.key) throw new Error('the release is signed with another key');
  const verifier = await crypto.subtle.importKey('raw', bytes(key.public), 'Ed25519', false, ['verify']);
  const signed = await crypto.subtle.verify('Ed25519', verifier, bytes(envelope.signature), new TextEncoder().encode(envelope.payload));
  if (!signed) throw new Error('the signature does not fit the release');
  const release = JSON.parse(envelope.payload);
  if (release.format !== 1 || !Number.isSafeInteger(release.number)) throw new Error('the release has an unknown format');
  if (release.number !== envelope.number) throw new Error('the envelope names another number than the release');
  if (release.number <= newerThan) throw new Error('the release is not newer');
  for (const part of ['detection', 'advice', 'locales']) if (!isRecord(release[part])) throw new Error(`the release lacks ${part}`);
  return release;
}
