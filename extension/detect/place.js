/**
 * What surrounds the words: where they stand, what the page asks for, how it behaves, whose address it has.
 *
 * @typedef {Map<string, number>} Evidence  signal → strength, 0…1
 * @typedef {{text: string, share: number, place: 'page'|'overlay'|'aside', origin: string}} Block  share of the window, 0…1
 * @typedef {object} Observation
 * @property {string} title
 * @property {string|null} lang  as the page declares it
 * @property {string} host       of the frame's real address; what a page shows about its address is never evidence for it
 * @property {boolean} top
 * @property {string|null} [kind] page, overlay, chat, mail, article or comment, where a person says so
 * @property {Block[]} blocks
 * @property {Record<string, number>} fields  visible fields by what they ask for: card, voucher, wallet, phone, password, other
 * @property {Record<string, number>} traps   trap → how often
 * @property {{image: number, frame: number}} cover largest share of the window covered by one image, one frame
 */
import { sameSite } from './sites.js';

/** The signals of what surrounds the words. */
export const PLACES = ['card_fields', 'trap', 'covers', 'image_only', 'official_host', 'lookalike_host', 'drawn_address_bar'];
/** An address drawn into the page: a padlock or scheme and a host, alone on its line. */
const DRAWN_ADDRESS = /^\s*(?:🔒\s*)?https?:\/\/([\w.-]+\.[a-z]{2,})\S*\s*$/imu;
/** From this share of the window on, a scam *is* the page. */
const FILLS = 0.35, COVERS = 0.5;
/** A picture with no more text than this, in characters, says all it says as a picture. */
const HARDLY_ANY_TEXT = 200;
/** A few lines that are nearly all there is to see are the page, however little room they take. In characters; share of what is seen. */
const FEW_LINES = 700, NEARLY_ALL = 0.75;
/** Words shorter than this turn up anywhere; a block longer than a heading has to show more than one signal. */
const SHORTEST = 4, HEADING = 60;
const CUE = 'cue_';
const MESSAGE_KINDS = new Set(['chat', 'mail', 'comment', 'article']);

/**
 * Evidence that does not come from wording.
 * @param {Observation} observation
 * @param {import('./sites.js').OfficialSites} sites
 * @returns {Evidence}
 */
export function placeEvidence(observation, sites) {
  /** @type {Evidence} */
  const evidence = new Map();
  const { fields, traps, cover, host } = observation;
  const asked = (fields.card ?? 0) + (fields.voucher ?? 0) + (fields.wallet ?? 0);
  if (asked > 0) evidence.set('card_fields', asked / (asked + 1));
  const trapped = Object.values(traps).reduce((sum, count) => sum + Math.min(count, 3), 0);
  if (trapped > 0) evidence.set('trap', trapped / (trapped + 1));
  const overlay = observation.blocks.reduce((most, block) => (block.place === 'overlay' ? Math.max(most, block.share) : most), 0);
  if (Math.max(overlay, cover.image, cover.frame) >= COVERS) evidence.set('covers', Math.max(overlay, cover.image, cover.frame));
  const written = observation.blocks.reduce((sum, block) => sum + block.text.length, 0);
  if (cover.image >= COVERS && written < HARDLY_ANY_TEXT) evidence.set('image_only', 1);
  if (host !== '') {
    if (sites.has(host)) evidence.set('official_host', 1);
    else if (sites.areImitatedBy(host)) evidence.set('lookalike_host', 1);
    const drawn = observation.blocks.slice(0, 12).map((block) => DRAWN_ADDRESS.exec(block.text)).find(Boolean);
    if (drawn && !sameSite(drawn[1].toLowerCase(), host)) evidence.set('drawn_address_bar', 1);
  }
  return evidence;
}

/**
 * Is the page itself the scam, or does a message on an otherwise fine page carry it?
 * @param {Observation} observation
 * @param {Evidence} evidence
 * @param {{signal: string, words: string[]}[]} reasons what spoke for the verdict
 * @returns {'page'|'message'}
 */
export function placeOf(observation, evidence, reasons) {
  if (observation.kind) return MESSAGE_KINDS.has(observation.kind) ? 'message' : 'page';
  if (['trap', 'card_fields', 'covers'].some((signal) => evidence.has(signal))) return 'page';
  const text = observation.blocks.reduce((sum, block) => sum + block.text.length, 0);
  const filled = observation.blocks.filter((block) => block.text.length > 0.15 * text).reduce((sum, block) => sum + block.share, 0);
  return filled >= FILLS || isNearlyAll(observation, reasons) ? 'page' : 'message';
}

/** Of a window that shows only a few lines: do nearly all of them speak for the verdict? @param {Observation} observation @param {{signal: string, words: string[]}[]} reasons */
function isNearlyAll({ blocks }, reasons) {
  const shown = blocks.filter(({ share }) => share > 0).map(({ text }) => text);
  const length = shown.reduce((sum, text) => sum + text.length, 0);
  if (length === 0 || length > FEW_LINES) return false;
  const strong = reasons.filter(({ signal }) => !signal.startsWith(CUE));
  const signalsIn = (/** @type {string} */ text) => strong.filter(({ words }) => words.some((word) => word.length >= SHORTEST && text.includes(word))).length;
  const found = shown.filter((text) => signalsIn(text) > (text.length > HEADING ? 1 : 0));
  return found.reduce((sum, text) => sum + text.length, 0) >= NEARLY_ALL * length;
}
