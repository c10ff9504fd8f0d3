/**
 * The release that came with the extension, in the parts that the build made of it: each is read when it is needed, and needs no check of
 * its signature, since it came with the code.
 */
import { browser } from './browser.js';

/**
 * @typedef {{ guidance: any[], channels: Record<string, any[]>, countries: Record<string, any> }} Advice
 * @typedef {{ number: number, advice: Advice, locales: Record<string, Record<string, string>> }} Told  what people are told
 */

/** @param {string} name of a file of the release @returns {Promise<Response>} @throws {Error} when it is not there */
export function bundled(name) {
  return fetch(browser.runtime.getURL(`release/${name}`));
}

/** @returns {Promise<Told>} */
export async function bundledTold() {
  return (await bundled('told.json')).json();
}
