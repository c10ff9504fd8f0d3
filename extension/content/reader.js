/**
 * When a frame is read. While it loads: whatever is painted has been read before. When it has loaded: once as a whole. After that,
 * again when it changed, before the change is painted, within a small share of the page's time.
 */
import { createAllowance, giveWay, SLICE_MS } from './clock.js';
import { saysSomething } from './hand_over.js';
import { whatIsNew } from './news.js';
import { startReading } from './read.js';

/** Share of the page's time that reading again may take, and what may be taken at once. */
const SHARE = { atOnce: 20, share: 0.02 };
/** A page of so few pieces is read again in its own turn, a few times: its next one may never end. */
const SHORT_PAGE = 400, TURNS = 6, TURNS_PER_SECOND = 1;
/** While a page loads, what came is handed over a few times soon, with these pauses unless it is short, and then less often. */
const EARLY = 3, EARLY_MS = 100, LATER_MS = 1000;
/** A page that is still loading then may go on for ever: it is treated as loaded. */
const LONG_MS = 1500;

/**
 * @param {Set<Node>} roots the document and its shadow roots
 * @param {{ give: (text: string) => void, flooded: () => void, loaded: () => void, changed: () => void }} listener
 *   `loaded`: nothing more comes from the parser; `changed`: something new was read
 */
export function createReader(roots, { give, flooded, loaded, changed }) {
  const allowance = createAllowance(SHARE);
  const turns = createAllowance({ atOnce: TURNS, share: TURNS_PER_SECOND / 1000 });
  /** What was read when text was last handed over. @type {string[]} */
  let told = [];
  let watching = false, scheduled = false, busy = false, dirty = false;

  const observer = new MutationObserver(() => {
    dirty = true;
    if (busy) return;
    if (!document.hidden && told.length < SHORT_PAGE && turns.has() && allowance.has()) {
      turns.spend(1);
      void read();
    } else schedule();
  });

  /** @param {import('./read.js').Reading} fresh */
  const compare = (fresh) => {
    if (fresh.tooMuch) flooded();
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
    for (const root of roots) observer.observe(root, { childList: true, subtree: true, characterData: true });
    const fresh = startReading(roots);
    for (let more = true; more;) {
      const started = performance.now();
      more = fresh.go(SLICE_MS);
      if (!more) compare(fresh);
      allowance.spend(performance.now() - started);
      if (more) await giveWay();
    }
    busy = false;
    if (dirty) schedule();
  };

  /** Until then nothing is watched: a change more makes no difference. In a hidden tab no frame is painted, so we rest. */
  const schedule = () => {
    if (scheduled) return;
    scheduled = true;
    observer.disconnect();
    const wait = allowance.wait();
    const paint = () => requestAnimationFrame(() => { scheduled = false; if (!busy) void read(); });
    if (wait > 0) setTimeout(paint, wait); else paint();
  };

  const begin = () => {
    if (watching) return;
    watching = true;
    parser.disconnect();
    if (document.hidden) schedule(); else void read();
  };

  const early = startReading(roots);
  let gifts = 0, gave = -Infinity;
  const look = () => {
    if (watching) return;
    early.go(SLICE_MS);
    const now = performance.now(), short = early.pieces.length < SHORT_PAGE;
    if (early.pieces.length === told.length || now - gave <= (gifts >= EARLY ? LATER_MS : short ? 0 : EARLY_MS)) return;
    const text = early.pieces.slice(told.length).join('');
    if (!saysSomething(text)) return;
    told = early.pieces.slice();
    gifts += 1;
    gave = now;
    give(text);
  };
  const frame = () => {
    if (watching) return;
    look();
    requestAnimationFrame(frame);
  };
  // Told before each script that stands in the body runs, which may be the one that never ends. Only the body's own children are
  // watched: the parser makes thousands of nodes, and each would be told of.
  const parser = new MutationObserver(() => {
    if (document.body !== null) parser.observe(document.body, { childList: true });
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
    /** Reads again as soon as there is time: a root was added. */
    again() { if (watching) schedule(); },
    /** Reads everything anew, now, and hands it over as if nothing had been. */
    anew() { told = []; if (!busy) void read(); },
    /** @returns {number} pieces of text found so far */
    size: () => Math.max(told.length, early.pieces.length),
  };
}
