/** From a file to the words a person would read in it. */
import { readMail } from './eml.js';
import { decodeBytes } from './mail_encoding.js';

/** A file with more of its characters unreadable than this is no text, whatever its name says. */
const MOST_UNREADABLE = 0.03;

/** How text files were written before UTF-8 where these languages are read; windows-1252 elsewhere. */
const OLD_WAYS = Object.freeze(/** @type {Record<string, string>} */ ({ 'zh-Hans': 'gb18030', 'zh-Hant': 'big5', ar: 'windows-1256' }));

/**
 * @param {File} file a saved mail (`.eml`) or a text file in any common encoding
 * @param {string} language of the reader
 * @returns {Promise<string>} '' where it holds no words, cannot be read, or is something else: a picture, a program, a folder
 */
export async function readFile(file, language) {
  const bytes = await file.arrayBuffer().then((buffer) => new Uint8Array(buffer), () => new Uint8Array());
  const isMail = /\.eml$/i.test(file.name) || file.type === 'message/rfc822';
  const text = isMail ? mailText(bytes) : plainText(bytes, language);
  return looksLikeText(text) ? text.trim() : '';
}

/** @param {Uint8Array} bytes */
function mailText(bytes) {
  const { subject, text } = readMail(bytes);
  return [subject, text].filter((one) => one !== '').join('\n\n');
}

/** @param {Uint8Array} bytes @param {string} language */
function plainText(bytes, language) {
  const [first, second] = bytes;
  // Windows' own editor saves "Unicode" so; the two bytes say which way round.
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeBytes(bytes, OLD_WAYS[language] ?? 'windows-1252');
  }
}

/** @param {string} text */
function looksLikeText(text) {
  // eslint-disable-next-line no-control-regex -- these are what a picture or a program is full of, and a text is not
  const unreadable = text.match(/[\u0000-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0;
  return unreadable <= text.length * MOST_UNREADABLE;
}
