/** The ways a mail packs its bytes: base64, quoted-printable, encoded words in headers, character sets. */

/** @param {Uint8Array} bytes @returns {string} one char a byte, so that MIME can be cut as text */
export function toBinary(bytes) {
  return new TextDecoder('latin1').decode(bytes).replace(/[\u0100-\uffff]/g, (char) => String.fromCharCode(WINDOWS_1252.indexOf(char) + 0x80));
}

/** `latin1` in the web's TextDecoder is windows-1252: these are its letters for the bytes 0x80 to 0x9f. */
const WINDOWS_1252 = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 32 }, (_, at) => at + 0x80));

/** @param {string} text @returns {Uint8Array} what can be read of it; a broken end is dropped */
export function fromBase64(text) {
  const clean = text.replace(/[^A-Za-z0-9+/]/g, '');
  const usable = clean.length % 4 === 1 ? clean.slice(0, -1) : clean;
  return Uint8Array.from(atob(usable), (char) => char.charCodeAt(0));
}

/** @param {string} text @returns {Uint8Array} */
export function decodeQuotedPrintable(text) {
  const joined = text.replace(/[ \t]+(?=\r?\n)/g, '').replace(/=\r?\n/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Uint8Array.from(joined, (char) => char.charCodeAt(0));
}

/**
 * @param {Uint8Array} bytes
 * @param {string} charset as the mail names it; an unknown one, and none, is read as UTF-8 or, where that fails, windows-1252
 * @returns {string}
 */
export function decodeBytes(bytes, charset) {
  for (const name of [charset, 'utf-8'].filter((one) => one !== '')) {
    try {
      return new TextDecoder(name, { fatal: true }).decode(bytes);
    } catch {
      // Not this one (unknown, or the bytes do not fit): try the next.
    }
  }
  return new TextDecoder('windows-1252').decode(bytes);
}

/** Encoded words of RFC 2047, such as `=?utf-8?B?…?=`. @param {string} header @returns {string} */
export function decodeWords(header) {
  const whole = decodeBytes(Uint8Array.from(header, (char) => char.charCodeAt(0)), 'utf-8');
  return whole.replace(/\?=\s+=\?/g, '?==?').replace(/=\?([^?\s]+)\?([BbQq])\?([^?]*)\?=/g, (_, charset, way, packed) => {
    const bytes = way.toUpperCase() === 'B' ? fromBase64(packed) : decodeQuotedPrintable(packed.replaceAll('_', ' '));
    return decodeBytes(bytes, charset.split('*')[0]);
  });
}
