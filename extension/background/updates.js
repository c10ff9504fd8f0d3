/**
 * Asks the service for a newer release. Whatever goes wrong, the last good one stays in use.
 */
import { browser } from '../platform/browser.js';
import { openEnvelope } from './envelope.js';
import { adoptRelease, currentNumber, publicKey, TAG } from './release.js';
import { readSettings } from './settings.js';

const ALARM = 'look-for-release';
const EVERY_MINUTES = 240;
const PATIENCE_MS = 20_000;
/** Bytes; nothing longer is read from the network. */
const MOST_BYTES = 32_000_000;

/** @param {Response} answer @returns {Promise<string>} @throws {Error} when it is too long */
async function readBounded(answer) {
  if (Number(answer.headers.get('Content-Length') ?? 0) > MOST_BYTES) throw new Error('the release is too large');
  const reader = /** @type {ReadableStream<Uint8Array>} */ (answer.body).getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > MOST_BYTES) {
      await reader.cancel();
      throw new Error('the release is too large');
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

/** @returns {Promise<string>} see `lookForRelease` */
async function look() {
  const { service } = await readSettings();
  if (service === '') return 'no service';
  try {
    await currentNumber(); // a stored release that cannot be used goes first, and its tag with it
    const tag = (await browser.storage.local.get(TAG))[TAG];
    const headers = typeof tag === 'string' && tag !== '' ? { 'If-None-Match': tag } : undefined;
    const answer = await fetch(new URL('/v1/release', service), {
      headers, signal: AbortSignal.timeout(PATIENCE_MS), credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store', redirect: 'error',
    });
    if (answer.status === 304) return 'unchanged';
    if (!answer.ok) return `the service answered ${answer.status}`;
    const envelope = JSON.parse(await readBounded(answer));
    const newer = await openEnvelope(envelope, await publicKey(), await currentNumber());
    await adoptRelease(envelope, newer, answer.headers.get('ETag') ?? '');
    return 'adopted';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** @type {Promise<string> | null} */
let looking = null;

/**
 * Two at once would be one too many: the second waits for the first.
 * @returns {Promise<'adopted'|'unchanged'|'no service'|string>} what came of it; any other text is the reason of a refusal
 */
export function lookForRelease() {
  looking ??= look().finally(() => { looking = null; });
  return looking;
}

export function scheduleUpdates() {
  browser.alarms.onAlarm.addListener((alarm) => { if (alarm.name === ALARM) void lookForRelease(); });
  browser.alarms.get(ALARM).then((alarm) => {
    if (!alarm) return browser.alarms.create(ALARM, { delayInMinutes: 1, periodInMinutes: EVERY_MINUTES });
    return undefined;
  }).catch(() => undefined); // no alarms: the bundled release serves
}
