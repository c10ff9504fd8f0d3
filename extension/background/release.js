/**
 * The release in use: the newest verified one, else the one bundled with the extension.
 */
import { createJudge } from '../detect/engine.js';
import { browser } from '../platform/browser.js';
import { openEnvelope } from './envelope.js';

/**
 * @typedef {{ number: number, detection: any, advice: any, locales: Record<string, Record<string, string>> }} Release
 * @typedef {{ release: Release, source: 'bundled'|'newest', judge: ReturnType<typeof createJudge> }} Current
 */

const STORED = 'release';

/** @param {string} path @returns {Promise<any>} */
async function bundled(path) {
  const answer = await fetch(browser.runtime.getURL(path));
  return answer.json();
}

/** @returns {Promise<import('./envelope.js').PublicKey>} */
export function publicKey() {
  return bundled('release/release.pub.json');
}

/** @returns {Promise<Current>} */
async function load() {
  const own = JSON.parse((await bundled('release/release.json')).payload);
  const stored = (await browser.storage.local.get(STORED))[STORED];
  if (stored !== undefined) {
    try {
      const newer = await openEnvelope(stored, await publicKey(), own.number);
      return { release: newer, source: 'newest', judge: createJudge(newer.detection) };
    } catch {
      // Older than the bundled one after an update of the extension, or damaged on disk: the bundled one serves.
      await browser.storage.local.remove(STORED);
    }
  }
  return { release: own, source: 'bundled', judge: createJudge(own.detection) };
}

/** @type {Promise<Current> | null} */
let current = null;

/** @returns {Promise<Current>} */
export function currentRelease() {
  current ??= load();
  return current;
}

/**
 * Takes a verified newer release into use.
 * @param {unknown} envelope @param {Release} release
 */
export async function adoptRelease(envelope, release) {
  const judge = createJudge(release.detection); // throws on content this engine cannot read: then nothing changes
  await browser.storage.local.set({ [STORED]: envelope });
  current = Promise.resolve({ release, source: 'newest', judge });
}
