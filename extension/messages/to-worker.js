/**
 * Messages a content script sends to the worker, and their inspection on arrival.
 * A content script runs in the process of a hostile page: nothing it sends is trusted beyond its shape.
 */
import { LIMITS, amount, isRecord, text } from './limits.js';

/**
 * @typedef {'page'|'overlay'|'aside'} Place
 * @typedef {'text'|'alt'|'aria'|'pseudo'|'placeholder'|'title'|'svg'} Origin
 * @typedef {{ text: string, share: number, place: Place, origin: Origin }} Block
 * @typedef {{ card: number, voucher: number, wallet: number, phone: number, password: number, other: number }} Fields
 * @typedef {{ title: string, lang: string|null, host: string, top: boolean, kind: null, blocks: Block[], fields: Fields,
 *   traps: Record<string, number>, cover: { image: number, frame: number } }} Observation
 * @typedef {{ type: 'observation', observation: Observation, frameShare: number }} ObservationMessage
 * @typedef {{ type: 'banner', event: 'help'|'dismissed'|'removed'|'leave', id: string }} BannerMessage
 * @typedef {{ type: 'candidate', text: string, lang: string|null }} CandidateMessage a frame's text, new since the last; the answer is `true`: heard
 * @typedef {{ type: 'examine' }} ExamineMessage the frame asks to be measured
 * @typedef {ObservationMessage | CandidateMessage | ExamineMessage | BannerMessage} ToWorker
 */

const PLACES = new Set(['page', 'overlay', 'aside']);
const ORIGINS = new Set(['text', 'alt', 'aria', 'pseudo', 'placeholder', 'title', 'svg']);
const BANNER_EVENTS = new Set(['help', 'dismissed', 'removed', 'leave']);

/** @param {unknown} value @returns {Block[]} */
function readBlocks(value) {
  if (!Array.isArray(value)) return [];
  /** @type {Block[]} */
  const blocks = [];
  let room = LIMITS.allText;
  for (const one of value.slice(0, LIMITS.blocks)) {
    if (!isRecord(one) || !PLACES.has(String(one.place)) || !ORIGINS.has(String(one.origin))) continue;
    const words = text(one.text, Math.min(LIMITS.blockText, room));
    if (words === '') continue;
    room -= words.length;
    blocks.push({
      text: words, share: amount(one.share, 1),
      place: /** @type {Place} */ (one.place), origin: /** @type {Origin} */ (one.origin),
    });
  }
  return blocks;
}

/** @param {unknown} value @returns {Fields} */
function readFields(value) {
  const given = isRecord(value) ? value : {};
  return {
    card: amount(given.card, 100), voucher: amount(given.voucher, 100), wallet: amount(given.wallet, 100),
    phone: amount(given.phone, 100), password: amount(given.password, 100), other: amount(given.other, 100),
  };
}

/** @param {unknown} value @returns {Record<string, number>} */
function readTraps(value) {
  if (!isRecord(value)) return {};
  return Object.fromEntries(Object.entries(value)
    .filter(([name]) => /^[a-z_]{1,32}$/.test(name)).slice(0, LIMITS.traps)
    .map(([name, count]) => [name, amount(count, 1000)]));
}

/**
 * @param {unknown} value
 * @returns {Observation} without `host` and `top`, which the worker takes from the sender
 */
function readObservation(value) {
  const given = isRecord(value) ? value : {};
  const cover = isRecord(given.cover) ? given.cover : {};
  return {
    title: text(given.title, LIMITS.title),
    lang: typeof given.lang === 'string' ? given.lang.slice(0, 35) : null,
    host: '', top: false, kind: null,
    blocks: readBlocks(given.blocks), fields: readFields(given.fields), traps: readTraps(given.traps),
    cover: { image: amount(cover.image, 1), frame: amount(cover.frame, 1) },
  };
}

/**
 * Reads one message from a content script.
 * @param {unknown} message
 * @returns {ToWorker | null} null when it is none of ours
 */
export function readToWorker(message) {
  if (!isRecord(message)) return null;
  if (message.type === 'observation') {
    return { type: 'observation', observation: readObservation(message.observation), frameShare: amount(message.frameShare, 1) };
  }
  if (message.type === 'candidate') {
    return { type: 'candidate', text: text(message.text, LIMITS.candidate), lang: typeof message.lang === 'string' ? message.lang.slice(0, 35) : null };
  }
  if (message.type === 'examine') return { type: 'examine' };
  if (message.type === 'banner' && BANNER_EVENTS.has(String(message.event)) && typeof message.id === 'string') {
    return { type: 'banner', event: /** @type {BannerMessage['event']} */ (message.event), id: message.id.slice(0, 64) };
  }
  return null;
}
