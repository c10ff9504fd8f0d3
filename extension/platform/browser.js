/**
 * The one name under which the extension reaches the browser's extension interface.
 * Firefox calls it `browser`; Chromium has offered the same promises under both names.
 * @type {typeof chrome}
 */
export const browser = /** @type {any} */ (globalThis).browser ?? /** @type {any} */ (globalThis).chrome;
