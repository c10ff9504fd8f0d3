/**
 * The release in use: the newest verified one, else the one bundled with the extension. One that is damaged, or that this engine
 * cannot read, is passed over; when none is left the toolbar says so, and the service may still bring a good one.
 */
import { createJudge } from '../detect/engine.js';
import { compileLexicons } from '../detect/lexicon.js';
import { createPatientJudge } from '../detect/patient_judge.js';
import { bundled, bundledTold } from '../platform/bundled.js';
import { bundledJudge } from '../platform/bundled_judge.js';
import { browser } from '../platform/browser.js';
import { openEnvelope } from './envelope.js';
import { tellHealth } from './health.js';

/**
 * @typedef {import('../platform/bundled.js').Told} Told
 * @typedef {Told & { detection: any }} Release
 * @typedef {{ number: number, source: 'bundled'|'newest', judge: import('../detect/patient_judge.js').PatientJudge, told: () => Promise<Told> }} Current
 */

const STORED = 'release';
/** Version of the extension whose engine read every language of the stored release. */
const PROVED = 'releaseProvedBy';
/** The service's tag of the stored release: goes when that goes, else the service would say "unchanged" for ever. */
export const TAG = 'releaseTag';

/** @returns {Promise<import('./envelope.js').PublicKey>} */
export async function publicKey() {
  return (await bundled('release.pub.json')).json();
}

/** @returns {Promise<Current>} @throws {Error} when the bundled release cannot be used */
async function loadBundled() {
  return { ...await bundledJudge(), source: 'bundled', told: bundledTold };
}

/**
 * @param {Release} release verified
 * @param {boolean} wholly read every language now? Otherwise each when a text in it turns up
 * @returns {Promise<Current>}
 * @throws {Error} when this engine cannot read the release
 */
async function ready(release, wholly) {
  if (wholly) compileLexicons(release.detection.lexicons);
  const judge = createPatientJudge(createJudge(release.detection));
  await judge.checkText('x');
  const { number, advice, locales } = release;
  return { number, source: 'newest', judge, told: () => Promise.resolve({ number, advice, locales }) };
}

/** @param {number} newerThan @returns {Promise<Current | null>} null: there is none that can be used */
async function loadStored(newerThan) {
  const kept = await browser.storage.local.get([STORED, PROVED]);
  if (kept[STORED] === undefined) return null;
  try {
    const release = await openEnvelope(kept[STORED], await publicKey(), newerThan);
    return await ready(release, kept[PROVED] !== browser.runtime.getManifest().version);
  } catch {
    // Older than the bundled one after an update of the extension, damaged on disk, or not for this engine.
    await browser.storage.local.remove([STORED, PROVED, TAG]);
    return null;
  }
}

/** @returns {Promise<Current>} @throws {Error} when no release can be used */
async function load() {
  const [own, broken] = await loadBundled().then((made) => [made, null], (error) => [null, error]);
  const found = await loadStored(own?.number ?? 0) ?? own;
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
  return currentRelease().then(({ number }) => number, () => 0);
}

/**
 * Takes a verified newer release into use.
 * @param {unknown} envelope @param {Release} release @param {string} tag the service's name for these bytes
 * @throws {Error} when this engine cannot read it, or it cannot be kept: then nothing changes
 */
export async function adoptRelease(envelope, release, tag) {
  const made = await ready(release, true);
  await browser.storage.local.set({ [STORED]: envelope, [PROVED]: browser.runtime.getManifest().version, [TAG]: tag });
  current = Promise.resolve(made);
  tellHealth(true);
}
