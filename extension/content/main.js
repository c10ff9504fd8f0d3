/**
 * The reader: the one script of ours that is in every frame. It reads text and hands it to the worker, and counts traps; an innocent
 * page costs one walk over its text. It asks for no layout and no style. Everything else is the examiner's business
 * (`examine.js`), which the worker sends into frames that are worth a look.
 */
import { standFirst } from './banner/first.js';
import { createHandOver } from './hand_over.js';
import { findHosts, stylesWrite, textOfAttributes } from './hosts.js';
import { createReader } from './reader.js';
import { send } from './report.js';
import { MARK, shared } from './shared.js';
import { countTraps } from './traps.js';
import { letGo } from './unload.js';

/** A page with fewer pieces of text than this may write its text elsewhere. */
const LITTLE_TEXT = 60;
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
  const handOver = createHandOver({ flooded: () => ask('flood'), wanted: () => here.examiner?.confirm() });
  const traps = countTraps(() => {
    if (here.examiner !== null) here.examiner.changed();
    else if (document.querySelector(PICTURES) !== null) ask('trap');
  });

  let looking = false;
  const lookDeep = async () => {
    if (looking || document.hidden) return;
    looking = true;
    const little = reader.size() < LITTLE_TEXT;
    if (await findHosts(roots, little)) reader.again();
    if (little) {
      const text = textOfAttributes();
      if (text !== '') handOver.give(text);
      if (stylesWrite()) ask('styles');
    }
    looking = false;
  };
  const later = () => { (globalThis.requestIdleCallback ?? setTimeout)(() => void lookDeep()); };

  /** @type {import('./shared.js').Shared} */
  const here = {
    roots, traps, asked: '', examiner: null, letGo, guard: standFirst(),
    next: () => (document.readyState === 'loading' ? handOver.next() : null),
    reread: () => reader.again(),
    give: handOver.give,
  };
  Object.defineProperty(globalThis, MARK, { value: here });

  const reader = createReader(roots, {
    give: handOver.give, flooded: () => ask('flood'), loaded: handOver.release, changed: () => here.examiner?.changed(),
  });
  if (document.readyState === 'complete') later();
  else addEventListener('load', later, { capture: true, once: true });
  document.addEventListener('visibilitychange', () => { if (!document.hidden) later(); });
  addEventListener('pageshow', (event) => { if (event.persisted) reader.anew(); });
}

// The script can come twice into one document: from the manifest, and when an old tab is checked on request.
if (shared() === undefined) start();
