/**
 * The release in use: the newest verified one, else the one bundled with the extension. One that is damaged, or that this engine
 * cannot read, is passed over; when none is left the toolbar says so, and the service may still bring a good one.
 */
import { TOLD } from '../detect/parts.js';
import { bundled, bundledTold } from '../platform/bundled.js';
import { browser } from '../platform/browser.js';
import { bundledJudge, judgeOfParts } from '../platform/judge_of_parts.js';
import { openEnvelope } from './envelope.js';
import { tellHealth } from './health.js';
import { forgetPartsBut, makeParts, partsOf } from './release_parts.js';

/**
 * @typedef {import('../platform/bundled.js').Told} Told
 * @typedef {Told & { detection: any }} Release
 * @typedef {{ number: number, source: 'bundled'|'newest', judge: import('../detect/patient_judge.js').PatientJudge, told: () => Promise<Told> }} Current
 */

const STORED = 'release';
/** Number of the stored release, and version of the extension whose engine read every language of it. */
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

/** @param {number} newerThan @returns {Promise<Release>} verified @throws {Error} when the stored one is none, or not newer */
async function openStored(newerThan) {
  return openEnvelope((await browser.storage.local.get(STORED))[STORED], await publicKey(), newerThan);
}

/** @param {number} number of the stored release @returns {Promise<Current>} @throws {Error} when this engine cannot read it */
async function ready(number) {
  const read = partsOf(number, () => openStored(number - 1));
  return { ...await judgeOfParts(read), source: 'newest', told: async () => (await read(TOLD)).json() };
}

/** @param {number} number @returns {{ number: number, version: string }} what is stored with a release that this engine has read */
function proof(number) {
  return { number, version: browser.runtime.getManifest().version };
}

/** @returns {Promise<ReturnType<typeof proof>>} what was stored last; number 0 when nothing was */
async function provedRelease() {
  const kept = /** @type {any} */ ((await browser.storage.local.get(PROVED))[PROVED]);
  return { number: Number(kept?.number ?? 0), version: String(kept?.version ?? '') };
}

/** @param {number} newerThan @returns {Promise<Current | null>} null: there is none that can be used */
async function loadStored(newerThan) {
  try {
    const { number, version } = await provedRelease();
    if (number > newerThan && version === proof(0).version) return await ready(number);
    if (!(STORED in await browser.storage.local.get(STORED))) return null;
    const release = await openStored(newerThan);
    await makeParts(release);
    await browser.storage.local.set({ [PROVED]: proof(release.number) });
    return await ready(release.number);
  } catch {
    // Older than the bundled one after an update of the extension, damaged on disk, or not for this engine.
    await browser.storage.local.remove([STORED, PROVED, TAG]);
    await forgetPartsBut([]);
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
  const before = await currentNumber();
  await makeParts(release);
  await judgeOfParts(partsOf(release.number, () => Promise.resolve(release))); // before anything is changed
  await browser.storage.local.set({ [STORED]: envelope, [PROVED]: proof(release.number), [TAG]: tag });
  current = Promise.resolve(await ready(release.number));
  await forgetPartsBut([release.number, before]); // a text may still be judged by the one before
  tellHealth(true);
}
