/**
 * The reader: the one script of ours that is in every frame. It reads text and hands it to the worker, and counts traps; an innocent
 * page costs one walk over its text. It asks for no style, and hardly for layout. Everything else is the examiner's business
 * (`examine.js`), which the worker sends into frames that are worth a look.
 */
import { standFirst } from './banner/first.js';
import { keepLooking } from './clock.js';
import { onceFilled } from './empty.js';
import { createHandOver } from './hand_over.js';
import { findHosts, textOfAttributes } from './hosts.js';
import { createReader } from './reader.js';
import { send } from './report.js';
import { MARK, shared } from './shared.js';
import { stylesMatter } from './styles.js';
import { countTraps } from './traps.js';
import { letGo } from './unload.js';

/** A page with fewer pieces of text than this may write its text elsewhere. */
const LITTLE_TEXT = 60;
/** After this long, and then again and again, each time after twice as long, is looked for what leaves no trace in the document's text. */
const FIRST_MS = 1000;
/** What may fill a window in place of text. */
const PICTURES = 'img, canvas, svg, object, embed, video, iframe';

function start() {
  /** @type {Set<Node>} */
  const roots = new Set([document]);

  /** @param {string} why */
  const ask = (why) => {
    if (here.asked !== '' || here.examiner !== null) return;
    here.asked = why;
    send({ type: 'examine' });
  };
  const handOver = createHandOver(() => ask('flood'));
  const traps = countTraps(() => {
    if (here.examiner !== null) here.examiner.changed();
    else if (document.querySelector(PICTURES) !== null) ask('trap');
  });

  /** @type {ReturnType<typeof createReader> | null} */
  let reader = null;
  let looking = false, attributes = '';
  const lookDeep = async () => {
    if (looking || document.hidden || reader === null) return;
    looking = true;
    const little = reader.size() < LITTLE_TEXT;
    if (await findHosts(roots, little)) reader.again();
    if (little) {
      const text = textOfAttributes();
      if (text !== '' && text !== attributes) handOver.give(text);
      attributes = text;
      if (stylesMatter(roots)) ask('styles');
    }
    here.examiner?.look();
    looking = false;
  };
  const later = () => { requestIdleCallback(() => void lookDeep(), { timeout: FIRST_MS }); };

  const read = () => {
    if (reader !== null) return;
    reader = createReader(roots, {
      give: handOver.give, flooded: () => ask('flood'), cutUp: () => ask('letters'), loaded: handOver.release, changed: () => here.examiner?.changed(),
    });
    keepLooking(FIRST_MS, () => {
      void lookDeep();
      return true;
    });
    if (document.readyState === 'complete') later();
    else addEventListener('load', later, { capture: true, once: true });
    document.addEventListener('visibilitychange', () => { if (!document.hidden) later(); });
    addEventListener('pageshow', (event) => { if (event.persisted) reader?.anew(); });
  };

  /** @type {import('./shared.js').Shared} */
  const here = {
    roots, traps, asked: '', examiner: null, ours: new WeakSet(), letGo, read, guard: standFirst(),
    next: () => (document.readyState === 'loading' ? handOver.next() : null),
    reread: () => reader?.again(),
    give: handOver.give,
  };
  Object.defineProperty(globalThis, MARK, { value: here });

  if (window === window.top) read(); else onceFilled(read);
}

// The script can come twice into one document: from the manifest, and when an old tab is checked on request.
const known = shared();
if (known === undefined) start(); else known.read();
