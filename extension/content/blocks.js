/**
 * Measures the text of a document: blocks as a person sees them, with their share of the window and their place.
 */
import { undoOverrides } from './bidi.js';
import { containerOf } from './container.js';
import { inkShows } from './ink.js';
import { area, canBeSeen, createLooks, meet } from './looks.js';
import { joinPieces } from './order.js';
import { createSight, windowBox } from './sight.js';
import { createTimer } from './slices.js';
import { createWalker } from './walk.js';
import { LIMITS } from '../messages/limits.js';
import { pseudoText } from './pseudo.js';

/**
 * @typedef {import('../messages/to-worker.js').Block} Block
 * @typedef {import('./order.js').Piece} Piece
 * @typedef {{ pieces: Piece[], box: import('./looks.js').Box, length: number }} Draft
 */

/** Text nodes measured at most: what is seen in the window comes first, so junk before it hides nothing. */
const MOST_NODES = 3000;
/** Places in the window that are asked what lies there, in an order that spreads them, whenever it ends. */
const ROWS = 12, COLUMNS = 6, SPREAD = 31;
/** For so long is asked what lies in the window, and for so long is measured what does not, in milliseconds: a page that makes that slow would else win time by it. */
const ASK_MS = 80, REST_MS = 120;
/** Of each root so many places are asked for, however long it takes: a page could else use up the time elsewhere. */
const LEAST_PLACES = 24;

/** @param {Node[]} roots @returns {Generator<void, Set<Element>, void>} what lies in the window */
function* elementsInView(roots) {
  /** @type {Set<Element>} */
  const found = new Set();
  const { right, bottom } = windowBox();
  const timer = createTimer(ASK_MS), asked = roots.filter((root) => 'elementsFromPoint' in root);
  for (let i = 0; i < ROWS * COLUMNS && (i < LEAST_PLACES || !timer.over()); i += 1) {
    const place = (i * SPREAD) % (ROWS * COLUMNS), row = Math.floor(place / COLUMNS), column = place % COLUMNS;
    for (const root of asked) {
      const hit = timer.time(() => /** @type {Document} */ (root).elementsFromPoint((column + 0.5) * right / COLUMNS, (row + 0.5) * bottom / ROWS));
      for (const element of hit.slice(0, 6)) found.add(element);
      yield;
    }
  }
  return found;
}

/**
 * @param {Node[]} roots @param {Set<Element>} elements that lie in the window
 * @returns {{ nodes: Text[], inView: Set<Text> }} `nodes`: in order; where there are too many, what lies in the window first
 */
function textNodes(roots, elements) {
  /** @type {Set<Text>} */
  const inView = new Set();
  for (const element of elements) {
    // By an expression: going through the children makes the browser build an object for script of each, and the body may have very many.
    const own = document.evaluate('text()', element, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE);
    for (let i = 0; i < own.snapshotLength; i += 1) {
      const text = /** @type {Text} */ (own.snapshotItem(i));
      if (text.data.trim() !== '') inView.add(text);
    }
  }
  /** @type {Set<Text>} */
  const walked = new Set();
  for (const root of roots) {
    const walker = createWalker(root);
    for (let node = walker.next(); node !== null && walked.size < MOST_NODES; node = walker.next()) {
      if (node.nodeValue?.trim()) walked.add(node);
    }
  }
  if (walked.size < MOST_NODES) return { nodes: [...new Set([...walked, ...inView])], inView };
  return { nodes: [...new Set([...inView, ...walked])].slice(0, Math.max(MOST_NODES, inView.size)), inView };
}

/** @param {Element} holder @param {boolean} placed @returns {'page'|'overlay'|'aside'} */
function placeOf(holder, placed) {
  if (placed) return 'overlay';
  return holder.closest('aside, nav, footer, [role=complementary], [role=navigation]') ? 'aside' : 'page';
}

/** @param {string} text @param {CSSStyleDeclaration} style @returns {string} the text as it is shown: in its direction, and with the spaces that are kept */
function written(text, style) {
  const straight = undoOverrides(text);
  return /^(pre|break-spaces)/.test(style.whiteSpace) ? straight.replace(/ {2,}/g, (gap) => '\u00a0'.repeat(gap.length)) : straight;
}

/** @param {Block[]} blocks @returns {Block[]} as many as a message holds, in their order; first of all those that lie in the window */
function mostSeen(blocks) {
  let places = Number(LIMITS.blocks), room = Number(LIMITS.allText);
  const kept = new Set();
  for (const block of [...blocks.filter((one) => one.share > 0), ...blocks.filter((one) => one.share === 0)]) {
    if (places === 0 || block.text.length > room) continue;
    places -= 1;
    room -= block.text.length;
    kept.add(block);
  }
  return blocks.filter((block) => kept.has(block));
}

/**
 * @param {Node[]} roots the document and its shadow roots
 * @returns {Generator<void, Block[], void>} in small steps
 */
export function* measureBlocks(roots) {
  const looks = createLooks();
  const sight = createSight();
  /** @type {Map<Element, Draft>} */
  const drafts = new Map();
  const range = document.createRange();
  const elements = yield* elementsInView(roots);
  const { nodes, inView } = textNodes(roots, elements);
  const timer = createTimer(REST_MS);
  /** @param {Text} node */
  const place = (node) => {
    const parent = node.parentElement ?? (node.parentNode instanceof ShadowRoot ? node.parentNode.host : null);
    if (parent === null) return;
    const look = looks.of(parent);
    if (!canBeSeen(look)) return;
    range.selectNodeContents(node);
    const lines = range.getClientRects();
    if (lines.length === 0) return;
    const box = range.getBoundingClientRect();
    // Smaller than four pixels, cut off, or where no scrolling leads: not to be read.
    if (box.height < 4 || area(meet(box, look.flow)) < 4 || box.right + scrollX <= 0 || box.bottom + scrollY <= 0) return;
    const holder = containerOf(parent, (element) => looks.of(element));
    const draft = drafts.get(holder) ?? { pieces: [], box: meet(box, look.cut), length: 0 };
    if (draft.length > LIMITS.blockText) return;
    const turned = /override/.test(look.style.unicodeBidi) && look.style.direction === 'rtl';
    draft.pieces.push({ text: written(node.data.slice(0, LIMITS.blockText), look.style), first: lines[0], last: lines[lines.length - 1], turned });
    draft.length += node.data.length;
    const cut = meet(box, look.cut);
    draft.box = { left: Math.min(draft.box.left, cut.left), top: Math.min(draft.box.top, cut.top), right: Math.max(draft.box.right, cut.right), bottom: Math.max(draft.box.bottom, cut.bottom) };
    drafts.set(holder, draft);
  };
  for (const node of nodes) {
    if (!inView.has(node) && timer.over()) continue;
    timer.time(() => place(node));
    yield;
  }
  /** @type {Block[]} */
  const blocks = [];
  for (const [holder, draft] of drafts) {
    yield;
    if (!holder.isConnected) continue; // taken out between two steps
    const look = looks.of(holder);
    const seen = sight.of(holder, draft.box);
    const inWindow = area(meet(draft.box, windowBox())) > 0;
    if (inWindow && seen.share === 0) continue;
    if (seen.below.length > 0 && !inkShows(look.style, seen.below)) continue;
    blocks.push({
      text: joinPieces(draft.pieces).slice(0, LIMITS.blockText), share: Math.round(seen.share * 1000) / 1000, place: placeOf(holder, look.placed),
      origin: holder instanceof SVGElement ? 'svg' : 'text',
    });
  }
  return mostSeen([...blocks.filter((block) => block.text !== ''), ...(yield* pseudoText(looks, roots, elements))]);
}
