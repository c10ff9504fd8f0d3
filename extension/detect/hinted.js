import { BREAKS } from './asserted.js';

/**
 * A threat may only be hinted at: "300 today or your boss gets a nice film" names neither a recording nor a payment. What it cannot do
 * without stands close together: money, somebody the person knows, what that one gets to see, and "or else".
 */
const PARTS = [
  ['amount', 'payment_demand', 'payment_means', 'cue_money', 'second_demand'],
  ['cue_people', 'contacts_claim'],
  ['cue_send', 'cue_media', 'recording_claim'],
  ['cue_threat', 'taunt', 'deadline', 'deletion_promise'],
];
const BREAKING = [...BREAKS, 'banter'];
/** Four parts so far apart, in folded characters, say half as much as at one place. */
const NEAR = 120;
const NONE = -1, BREAK = PARTS.length;

export class Hinted {
  /** @param {readonly string[]} names of the signals */
  constructor(names) {
    /** Which part a signal is. @private */
    this.part = Int8Array.from(names, (name) => (BREAKING.includes(name) ? BREAK : PARTS.findIndex((part) => part.includes(name))));
    /** Where each part was met last. @private */ this.last = new Int32Array(PARTS.length);
  }

  /**
   * @param {import('./hits.js').Hits} hits by start @param {import('./window.js').Window} window @param {Uint8Array} kept does a language count?
   * @param {number} density of what the script says in a character
   * @returns {number} 0…1; 0 where a part is missing
   */
  weigh(hits, { from, to }, kept, density) {
    const { last } = this;
    let closest = Infinity;
    last.fill(NONE);
    for (let i = from; i < to; i += 1) {
      const part = this.part[hits.signal[i]];
      if (part === NONE || kept[hits.lang[i]] === 0) continue;
      if (part === BREAK) { last.fill(NONE); continue; }
      last[part] = hits.start[i];
      const first = Math.min(...last);
      if (first !== NONE) closest = Math.min(closest, hits.start[i] - first);
    }
    return closest === Infinity ? 0 : NEAR / (NEAR + closest * density);
  }
}
