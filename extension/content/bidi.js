/**
 * Text that is written backwards and turned round by invisible marks: undone, as it is read.
 */
const TURNED = /\u202e([^\u202c\n]*)\u202c?/g;
/** Letters of these scripts are read from right to left anyway. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** @param {string} text @returns {string} */
export function undoOverrides(text) {
  if (!text.includes('\u202e')) return text;
  return text.replace(TURNED, (_, turned) => (RIGHT_TO_LEFT.test(turned) ? turned : [...turned].reverse().join('')));
}
