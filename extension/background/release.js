/**
 * The release in use: the newest verified one, else the one bundled with the extension. One that is damaged, or that this engine
 * cannot read, is passed over; when none is left the toolbar says so, and the service may still bring a good one.
 */
import { createJudge } from '../detect/engine.js';
import { compileLexicons } from '../detect/lexicon.js';
import { browser } from '../platform/browser.js';
import { openEnvelope } from './envelope.js';
import { tellHealth } from './health.js';

/**
 * @typedef {{ number: number, detection: any, advice: any, locales: Record<string, Record<string, string>> }} Release
 * @typedef {{ release: Release, source: 'bundled'|'newest', judge: ReturnType<typeof createJudge> }} Current
 */

const STORED = 'release';
/** Version of the extension whose engine read every language of the stored release. */
const PROVED = 'releaseProvedBy';
/** The service's tag of the stored release: goes when that goes, else the service would say "unchanged" for ever. */
export const TAG = 'releaseTag';

/** @param {string} path @returns {Promise<any>} */
async function bundled(path) {
  const answer = await fetch(browser.runtime.getURL(path));
  return answer.json();
}

/** @returns {Promise<import('./envelope.js').PublicKey>} */
export function publicKey() {
  return bundled('release/release.pub.json');
}

/**
 * @param {Release} release @param {boolean} wholly read every language now? Otherwise each when a text in it turns up
 * @returns {ReturnType<typeof createJudge>}
 * @throws {Error} when this engine cannot read the release
 */
function readyJudge(release, wholly) {
  if (wholly) compileLexicons(release.detection.lexicons);
  const judge = createJudge(release.detection);
  judge.checkText('x');
  return judge;
}

/** @returns {Promise<Current>} @throws {Error} when the bundled release cannot be used */
async function loadBundled() {
  const release = JSON.parse((await bundled('release/release.json')).payload);
  return { release, source: 'bundled', judge: readyJudge(release, false) };
}

/** @param {number} newerThan @returns {Promise<Current | null>} null: there is none that can be used */
async function loadStored(newerThan) {
  const kept = await browser.storage.local.get([STORED, PROVED]);
  if (kept[STORED] === undefined) return null;
  try {
    const release = await openEnvelope(kept[STORED], await publicKey(), newerThan);
    return { release, source: 'newest', judge: readyJudge(release, kept[PROVED] !== browser.runtime.getManifest().version) };
  } catch {
    // Older than the bundled one after an update of the extension, damaged on disk, or not for this engine.
    await browser.storage.local.remove([STORED, PROVED, TAG]);
    return null;
  }
}

/** @returns {Promise<Current>} @throws {Error} when no release can be used */
async function load() {
  const [own, broken] = await loadBundled().then((made) => [made, null], (error) => [null, error]);
  const found = await loadStored(own?.release.number ?? 0) ?? own;
  tellHealth(found !== null);
  if (found === null) throw new Error(`no release can be used: ${broken}`);
  return found;
}

/** @type {Promise<Current> | null} */
let current = null;

/** @returns {Promise<Current>} rejected while there is no release that can be used; the next call looks again */
export function currentRelease() {
  if (current === null) {
    const asked = load();
    current = asked;
    asked.catch(() => { if (current === asked) current = null; });
  }
  return current;
}

/** @returns {Promise<number>} of the release in use; 0 when there is none, so that any good one is newer */
export async function currentNumber() {
  return currentRelease().then(({ release }) => release.number, () => 0);
}

/**
 * Takes a verified newer release into use.
 * @param {unknown} envelope @param {Release} release @param {string} tag the service's name for these bytes
 * @throws {Error} when this engine cannot read it, or it cannot be kept: then nothing changes
 */
export async function adoptRelease(envelope, release, tag) {
  const judge = readyJudge(release, true);
  await browser.storage.local.set({ [STORED]: envelope, [PROVED]: browser.runtime.getManifest().version, [TAG]: tag });
  current = Promise.resolve({ release, source: 'newest', judge });
  tellHealth(true);
}
