/**
 * When a frame is read. While it loads: whatever is painted has been read before. When it has loaded: once as a whole. After that,
 * again when it changed, before the change is painted, within a small share of the page's time.
 */
import { createAllowance, giveWay, SLICE_MS } from './clock.js';
import { createGlance } from './glance.js';
import { saysSomething } from './hand_over.js';
import { whatIsNew } from './news.js';
import { startReading } from './read.js';

/** Share of the page's time that reading all of it again may take, and what may be taken at once. */
const SHARE = { atOnce: 20, share: 0.02 };
/** A page of so few pieces that takes no longer than this is read again in its own turn, a few times, and before each frame. */
const SHORT_PAGE = 400, SHORT_MS = 1, TURNS = 6, TURNS_PER_SECOND = 1;
/** While a page loads, it is also read anew so often: a script may have written into what was read already. */
const ANEW_MS = 250;
/** A page most of whose pieces, and more than so many, are single letters may show them in another order. */
const MANY_TINY = 60;
/** A page that is still loading then may go on for ever: it is treated as loaded. */
const LONG_MS = 1500;

/**
 * @param {Set<Node>} roots the document and its shadow roots
 * @param {{ give: (text: string) => void, flooded: () => void, cutUp: () => void, loaded: () => void, changed: () => void }} listener
 *   `cutUp`: its words are cut up into letters; `loaded`: nothing more comes from the parser; `changed`: something new was read
 */
export function createReader(roots, { give, flooded, cutUp, loaded, changed }) {
  const allowance = createAllowance(SHARE);
  const turns = createAllowance({ atOnce: TURNS, share: TURNS_PER_SECOND / 1000 });
  const glance = createGlance(give);
  const met = new WeakSet(roots);
  /** What was read when text was last handed over. @type {string[]} */
  let told = [];
  let watching = false, scheduled = false, busy = false, dirty = false, cost = 0, found = 0;

  const isShort = () => told.length < SHORT_PAGE && cost <= SHORT_MS;

  const observer = new MutationObserver((records) => {
    dirty = true;
    if (busy || scheduled) glance.keep(records);
    else if (!document.hidden && isShort() && turns.has() && allowance.has()) {
      turns.spend(1);
      void read();
    } else schedule(records);
  });

  /** @param {import('./read.js').Reading} fresh */
  const compare = (fresh) => {
    if (fresh.tooMuch) flooded();
    if (fresh.tiny > MANY_TINY && fresh.tiny > fresh.pieces.length / 2) cutUp();
    const text = told.length === 0 ? fresh.pieces.join('') : whatIsNew(told, fresh.pieces);
    // What is too short to say anything stays new, until enough has come.
    if (!saysSomething(text)) return;
    told = fresh.pieces;
    give(text);
    changed();
  };

  const read = async () => {
    busy = true;
    dirty = false;
    // What has been taken out is found anew if it comes back: kept, it would fill the memory of a page that goes on making such roots.
    for (const root of roots) if (!root.isConnected) roots.delete(root);
    for (const root of roots) observer.observe(root, { childList: true, subtree: true, characterData: true });
    const fresh = startReading(roots), begun = performance.now();
    for (let more = true; more;) {
      const started = performance.now();
      more = fresh.go(SLICE_MS);
      if (!more) compare(fresh);
      allowance.spend(performance.now() - started);
      cost = performance.now() - begun;
      if (more) await giveWay();
    }
    busy = false;
    if (dirty) schedule([]);
  };

  /**
   * Reads again before the next frame is painted. A page that takes more than a moment may block its thread before it is read to the
   * end, and may have used up its share of time: what is new there is at least glanced at by then. In a hidden tab no frame is
   * painted, so we rest.
   * @param {MutationRecord[]} records
   */
  const schedule = (records) => {
    scheduled = true;
    const paint = () => requestAnimationFrame(() => { scheduled = false; if (!busy) void read(); });
    if (isShort()) {
      observer.disconnect(); // until then a change more makes no difference
      paint();
    } else {
      glance.keep(records);
      const wait = allowance.wait();
      if (wait > 0) setTimeout(paint, wait); else paint();
    }
  };

  const begin = () => {
    if (watching) return;
    watching = true;
    parser.disconnect();
    told = early.pieces.slice(0, given);
    found = early.pieces.length;
    early.pieces = []; // a page stays open for days
    if (document.hidden) schedule([]); else void read();
  };

  const early = startReading(roots);
  let given = 0, anew = performance.now(), written = '';
  const look = () => {
    if (watching) return;
    early.go(SLICE_MS);
    const text = given === early.pieces.length ? '' : early.pieces.slice(given).join('');
    if (!saysSomething(text)) return;
    given = early.pieces.length;
    give(text);
  };
  /** What scripts put where we had read already. */
  const lookBack = () => {
    anew = performance.now();
    const fresh = startReading(roots);
    fresh.go(SLICE_MS);
    const text = whatIsNew(early.pieces, fresh.pieces);
    if (text !== written && saysSomething(text)) give(text);
    written = text;
  };
  const frame = () => {
    if (watching) return;
    look();
    if (performance.now() - anew > ANEW_MS) lookBack();
    requestAnimationFrame(frame);
  };
  // Told before each script that stands in the body runs, which may be the one that never ends. Only the body's own children are
  // watched: the parser makes thousands of nodes, and each would be told of.
  const parser = new MutationObserver((records) => {
    const { body } = document, end = body?.lastChild ?? null;
    if (body !== null) parser.observe(body, { childList: true });
    // What comes at the end is still to be read, unless we were led out of the body: to ask it of each of many nodes would take the square
    // of their number.
    const led = end !== null && early.passed(end);
    const between = records.filter((record) => led || record.nextSibling !== null || record.target !== body);
    glance.now(between.flatMap((record) => [...record.addedNodes].filter(early.passed)));
    if (early.pieces.length < SHORT_PAGE) look();
  });

  if (document.readyState === 'loading') {
    requestAnimationFrame(frame);
    parser.observe(document.documentElement ?? document, { childList: true });
    const late = setTimeout(begin, LONG_MS);
    // On the window and first: a page's own listener could keep the event from everyone after it.
    addEventListener('DOMContentLoaded', () => { clearTimeout(late); begin(); loaded(); }, { capture: true, once: true });
  } else begin();

  return {
    /** A root was added: what it holds is looked at, and all is read again as soon as there is time. */
    again() {
      glance.now([...roots].filter((root) => !met.has(root)));
      for (const root of roots) met.add(root);
      if (watching && !scheduled) schedule([]);
    },
    /** Reads everything anew, now, and hands it over as if nothing had been. */
    anew() { told = []; if (busy) dirty = true; else void read(); },
    /** @returns {number} pieces of text found so far */
    size: () => Math.max(told.length, found, early.pieces.length),
  };
}
