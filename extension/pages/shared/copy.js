/** Putting words on the clipboard, only ever because somebody pressed a button. */

/** @param {string} words @returns {Promise<boolean>} false where the browser refused */
export function copyText(words) {
  return navigator.clipboard.writeText(words).then(() => true, () => false);
}
