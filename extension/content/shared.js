/**
 * What the two content scripts of a frame share: the reader, which is in every frame, and the examiner, which the worker adds where
 * something is worth a look. Both run in the extension's own world, which no page can reach.
 *
 * @typedef {object} Examiner
 * @property {() => void} confirm  the worker would flag the text of this frame: it is measured from now on
 * @property {() => void} changed  text came, or a trap was counted
 * @property {() => void} look  looks for what only layout and style can tell
 *
 * @typedef {object} Shared
 * @property {Set<Node>} roots  the document and the shadow roots found in it
 * @property {Record<string, number>} traps  live counts, by trap
 * @property {string} asked  why the reader itself asked for the examiner; '' when the worker sent it because of the text
 * @property {() => Promise<Handed | null> | Handed | null} next  the worker's waiting request for text
 * @property {WeakSet<Node>} ours  the shadow root of our banner, which is no text of the page
 * @property {() => void} read  begins to read the frame, if that has not begun
 * @property {() => void} letGo  the worker leaves this page now
 * @property {() => void} reread  a root was added to `roots`: reads the frame again as soon as there is time
 * @property {(text: string) => void} give  hands text to the worker
 * @property {import('./banner/first.js').Guard} guard  the first place for events
 * @property {Examiner | null} examiner
 *
 * @typedef {import('../messages/to-worker.js').CandidateMessage} Handed
 */

/** The worker names it too, when it asks for text (`background/reading.js`) and when it leaves (`background/windows.js`). */
export const MARK = Symbol.for('not-the-police.content');

/** @returns {Shared | undefined} nothing in a frame that has no reader */
export function shared() {
  return /** @type {any} */ (globalThis)[MARK];
}
