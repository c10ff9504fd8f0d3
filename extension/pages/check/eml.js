/** Reading a saved mail (`.eml`, RFC 5322 and MIME) down to the words a person would see. Nothing in it is run, loaded or kept. */
import { decodeBytes, decodeQuotedPrintable, decodeWords, fromBase64, toBinary } from './mail_encoding.js';

/** A mail within a mail within a mail: deeper than this nobody reads. */
const DEEPEST = 8;

/** @typedef {Map<string, string>} Headers */

/**
 * @param {Uint8Array} bytes
 * @returns {{ subject: string, text: string }} `text` is '' where the mail holds no readable words
 */
export function readMail(bytes) {
  const { headers, body } = split(toBinary(bytes));
  return { subject: decodeWords(headers.get('subject') ?? ''), text: readPart(headers, body, 0).trim() };
}

/** @param {string} source one char a byte @returns {{ headers: Headers, body: string }} */
function split(source) {
  const end = /\r?\n\r?\n/.exec(source);
  const head = end ? source.slice(0, end.index) : source;
  const headers = new Map();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body: end ? source.slice(end.index + end[0].length) : '' };
}

/** @param {string} header @param {string} name @returns {string} one parameter of a header, '' if absent */
function parameter(header, name) {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]*))`, 'i').exec(header);
  return found?.[1] ?? found?.[2] ?? '';
}

/** @param {Headers} headers @param {string} body @param {number} depth @returns {string} */
function readPart(headers, body, depth) {
  const type = headers.get('content-type') ?? 'text/plain';
  const kind = (type.split(';')[0] ?? '').trim().toLowerCase();
  if (depth > DEEPEST || /^attachment/i.test(headers.get('content-disposition') ?? '') && kind !== 'message/rfc822') return '';
  if (kind.startsWith('multipart/')) return readParts(kind, body, parameter(type, 'boundary'), depth);
  const bytes = undo(headers.get('content-transfer-encoding') ?? '', body);
  if (kind === 'message/rfc822') {
    const inner = split(toBinary(bytes));
    return [decodeWords(inner.headers.get('subject') ?? ''), readPart(inner.headers, inner.body, depth + 1)].join('\n');
  }
  if (!kind.startsWith('text/')) return '';
  const words = decodeBytes(bytes, parameter(type, 'charset'));
  return kind === 'text/html' ? htmlWords(words) : words;
}

/** @param {string} kind @param {string} body @param {string} boundary @param {number} depth */
function readParts(kind, body, boundary, depth) {
  if (boundary === '') return '';
  const parts = `\n${body}`.split(`\n--${boundary}`).slice(1).filter((part) => !part.startsWith('--')).map((part) => split(part.replace(/^[^\n]*\n/, '')));
  const texts = parts.map(({ headers, body: inner }) => readPart(headers, inner, depth + 1)).filter((one) => one.trim() !== '');
  // Alternatives say the same in other clothes: people see the last, but a scam may hide its words in either, so the longest counts.
  return kind === 'multipart/alternative' ? texts.sort((a, b) => b.length - a.length)[0] ?? '' : texts.join('\n\n');
}

/** @param {string} encoding @param {string} body @returns {Uint8Array} */
function undo(encoding, body) {
  switch (encoding.trim().toLowerCase()) {
    case 'base64': return fromBase64(body);
    case 'quoted-printable': return decodeQuotedPrintable(body);
    default: return Uint8Array.from(body, (char) => char.charCodeAt(0));
  }
}

/** The words of an HTML mail. The parsed document is inert: it runs no script and loads no picture. @param {string} html */
function htmlWords(html) {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  for (const one of parsed.querySelectorAll('script, style, template, head')) one.remove();
  for (const one of parsed.querySelectorAll('br, p, div, li, tr, h1, h2, h3')) one.append('\n');
  for (const one of parsed.querySelectorAll('br')) one.replaceWith('\n');
  return (parsed.body?.textContent ?? '').replace(/[ \t\u00a0]+/g, ' ').replace(/ ?\n ?/g, '\n').replace(/\n{3,}/g, '\n\n');
}
