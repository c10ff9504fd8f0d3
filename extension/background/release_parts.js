/**
 * The stored release taken apart, as the bundled one is: compiling its wording takes seconds, and a worker that wakes has none. The parts are kept in a cache
 * of our own, which the browser may empty, and which private windows do not share: what is missing is made of the envelope again.
 */
import { compilers, JUDGE, TOLD } from '../detect/parts.js';
import { browser } from '../platform/browser.js';
import { pass } from './windows.js';

/** @typedef {import('./release.js').Release} Release */

const CACHES = 'release-';
/** Between two parts, each of which takes some tenths of a second: time for a page to be judged and for its warning to be painted. */
const PAUSE_MS = 250;

/** Another engine compiles otherwise. @param {number} number @returns {string} */
function cacheName(number) {
  return `${CACHES}${number}-${browser.runtime.getManifest().version}`;
}

/** A cache holds answers to addresses: nobody is ever asked at this one. @param {string} name @returns {string} */
function address(name) {
  return `https://release.invalid/${name}`;
}

/** @param {Release} release @returns {Map<string, () => BodyInit>} what makes each part */
function makers({ number, detection, advice, locales }) {
  const compiled = [...compilers(detection)].map(([name, compile]) => /** @type {const} */ ([name, () => /** @type {BodyInit} */ (compile())]));
  return new Map([
    [JUDGE, () => JSON.stringify({ number, detection: { ...detection, lexicons: {} } })],
    [TOLD, () => JSON.stringify({ number, advice, locales })],
    ...compiled,
  ]);
}

/** @param {number} number @returns {Promise<Cache | null>} null: this browser gives us none, as some do that keep nothing */
async function cacheOf(number) {
  try {
    return await caches.open(cacheName(number));
  } catch {
    return null;
  }
}

/** @param {Cache | null} cache @param {string} name @param {BodyInit} body */
async function keep(cache, name, body) {
  await cache?.put(address(name), new Response(body)).catch(() => undefined); // no room: it is made again when it is needed
}

/**
 * @param {number} number of the release @param {() => Promise<Release>} open gives it as a whole
 * @returns {(name: string) => Promise<Response>} what gives its parts; it throws when `open` does, or when the engine cannot read the wording
 */
export function partsOf(number, open) {
  /** @type {Promise<ReturnType<typeof makers>> | null} */
  let opened = null;
  return async (name) => {
    const cache = await cacheOf(number);
    const kept = await cache?.match(address(name));
    if (kept !== undefined) return kept;
    opened ??= open().then(makers);
    const make = (await opened).get(name);
    if (make === undefined) throw new Error(`the release lacks ${name}`);
    const body = make();
    await keep(cache, name, body);
    return new Response(body);
  };
}

/**
 * Makes and keeps all parts, one by one: texts that arrive meanwhile are judged in between.
 * @param {Release} release
 * @throws {import('../detect/pattern.js').PatternError} when this engine cannot read the wording
 */
export async function makeParts(release) {
  const cache = await cacheOf(release.number);
  for (const [name, make] of makers(release)) {
    await keep(cache, name, make());
    await pass(PAUSE_MS);
  }
}

/** Forgets the parts of all releases but these, some of which may still be in use. @param {number[]} numbers */
export async function forgetPartsBut(numbers) {
  const stay = numbers.map(cacheName);
  try {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith(CACHES) && !stay.includes(name)).map((name) => caches.delete(name)));
  } catch {
    // No caches here, or one that is in use: it takes room, and goes next time.
  }
}
