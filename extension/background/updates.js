/**
 * Asks the service for a newer release. Whatever goes wrong, the last good one stays in use.
 */
import { browser } from '../platform/browser.js';
import { openEnvelope } from './envelope.js';
import { adoptRelease, currentRelease, publicKey } from './release.js';
import { readSettings } from './settings.js';

const ALARM = 'look-for-release';
const EVERY_MINUTES = 240;
const PATIENCE_MS = 20_000;
/** Bytes; nothing longer is read from the network. */
const MOST_BYTES = 32_000_000;
const TAG = 'releaseTag';

/** @param {Response} answer @returns {Promise<string>} @throws {Error} when it is too long */
async function readBounded(answer) {
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

/**
 * @returns {Promise<'adopted'|'unchanged'|'no service'|string>} what came of it; any other text is the reason of a refusal
 */
export async function lookForRelease() {
  const { service } = await readSettings();
  if (service === '') return 'no service';
  try {
    const tag = (await browser.storage.local.get(TAG))[TAG];
    const headers = typeof tag === 'string' ? { 'If-None-Match': tag } : undefined;
    const answer = await fetch(new URL('/v1/release', service), {
      headers, signal: AbortSignal.timeout(PATIENCE_MS), credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store', redirect: 'error',
    });
    if (answer.status === 304) return 'unchanged';
    if (!answer.ok) return `the service answered ${answer.status}`;
    const envelope = JSON.parse(await readBounded(answer));
    const { release } = await currentRelease();
    const newer = await openEnvelope(envelope, await publicKey(), release.number);
    await adoptRelease(envelope, newer);
    await browser.storage.local.set({ [TAG]: answer.headers.get('ETag') ?? '' });
    return 'adopted';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

export function scheduleUpdates() {
  browser.alarms.onAlarm.addListener((alarm) => { if (alarm.name === ALARM) void lookForRelease(); });
  browser.alarms.get(ALARM).then((alarm) => {
    if (!alarm) return browser.alarms.create(ALARM, { delayInMinutes: 1, periodInMinutes: EVERY_MINUTES });
    return undefined;
  }).catch(() => undefined); // no alarms: the bundled release serves
}
