import { isDenseLetter, isSpacedLetter } from './characters.js';
import { ADJACENT, LONGEST_GAP } from './lexicon.js';
import { doubled } from './numbers.js';

/** How far apart, in folded characters, the two sides of a gap may stand in a script without spaces. */
const DENSE_GAP = 22;
/** How much of a word may stand between two adjacent steps ("block…ed your"). */
const REST_OF_WORD = 20;
const NONE = -1, ROOM = 1_024;

/**
 * Where steps were found. Those of one step hang together, latest first, one for each end: since a longer atom may end where none can
 * follow, the shorter ones before it are kept as well.
 */
export class Chains {
  /** @param {number} steps */
  constructor(steps) {
    /** The latest place of each step. @private */ this.latest = new Int32Array(steps).fill(NONE);
    /** @private */ this.end = new Int32Array(ROOM);
    /** Where the row of steps began. @private */ this.begun = new Int32Array(ROOM);
    /** May the word go on? @private */ this.loose = new Uint8Array(ROOM);
    /** The place of the same step before this one. @private */ this.before = new Int32Array(ROOM);
    /** @private */ this.length = 0;
    /** So many places are kept before old ones are looked for; as many as steps, so that each costs a bounded share of a look. @private */ this.limit = Math.max(ROOM, steps);
    /** How many places were looked at, ever: what the tests bound. */
    this.looks = 0;
  }

  /** Forgets all places; each step must be forgotten before it is used again. */
  clear() {
    this.length = 0;
    this.limit = Math.max(ROOM, this.latest.length);
  }

  /**
   * Lets go of the places that end before `from`, once there are many: so they take the room that the text nearby needs, however long the
   * text is. What would go on from one of them finds nothing, as it is too far.
   * @param {number} from
   */
  trim(from) {
    if (this.length < this.limit) return;
    const { latest, length } = this, moved = new Int32Array(length);
    let kept = 0;
    for (let place = 0; place < length; place += 1) {
      const before = this.before[place] === NONE ? NONE : moved[this.before[place]];
      if (this.end[place] < from) { moved[place] = before; continue; }
      this.end[kept] = this.end[place]; this.begun[kept] = this.begun[place]; this.loose[kept] = this.loose[place]; this.before[kept] = before;
      moved[place] = kept;
      kept += 1;
    }
    // A step that was not forgotten since the text before may stand anywhere: it is forgotten before it is used again.
    for (let step = 0; step < latest.length; step += 1) latest[step] = latest[step] < length && latest[step] !== NONE ? moved[latest[step]] : NONE;
    this.length = kept;
    this.limit = Math.max(ROOM, latest.length, 2 * kept);
  }

  /** @param {number} step */
  forget(step) {
    this.latest[step] = NONE;
  }

  /** @param {number} step @param {number} begun @param {number} end @param {boolean} loose */
  put(step, begun, end, loose) {
    const latest = this.latest[step];
    if (latest !== NONE && this.end[latest] === end) {
      this.begun[latest] = begun;
      if (loose) this.loose[latest] = 1;
      return;
    }
    if (this.length === this.end.length) this.grow();
    const at = this.length;
    this.end[at] = end; this.begun[at] = begun; this.loose[at] = loose ? 1 : 0; this.before[at] = latest;
    this.latest[step] = at;
    this.length = at + 1;
  }

  /**
   * Where does the row begin that goes on with what was found at `start`? Looks back no further than an atom and the rest of a word.
   * @param {number} step the one before @param {number} link of the one found @param {Uint16Array} units @param {number} start
   * @param {boolean} restBefore may the word before `start` be the rest of one? @param {number} sentence the last full stop
   * @returns {number} -1 if it goes on from nothing
   */
  from(step, link, units, start, restBefore, sentence) {
    let place = this.latest[step];
    while (place !== NONE && this.end[place] > start) { place = this.before[place]; this.looks += 1; }
    if (place === NONE) return NONE;
    if (link !== ADJACENT) {
      const end = this.end[place];
      return sentence >= end || start - end > (isDenseLetter(units[start]) ? DENSE_GAP : LONGEST_GAP) ? NONE : this.begun[place];
    }
    for (; place !== NONE && start - this.end[place] <= REST_OF_WORD; place = this.before[place]) {
      this.looks += 1;
      if (adjacent(units, this.end[place], start, this.loose[place] === 1, restBefore)) return this.begun[place];
    }
    return NONE;
  }

  /** @private */
  grow() {
    this.end = doubled(this.end); this.begun = doubled(this.begun); this.before = doubled(this.before); this.loose = doubled(this.loose);
  }
}

/**
 * At most one space, and the rest of a word where a star allows it.
 * @param {Uint16Array} units @param {number} from @param {number} to @param {boolean} restBefore @param {boolean} restAfter
 * @returns {boolean}
 */
function adjacent(units, from, to, restBefore, restAfter) {
  let i = from;
  if (restBefore) while (i < to && isSpacedLetter(units[i])) i += 1;
  if (i < to && units[i] === 32) i += 1;
  if (restAfter) while (i < to && isSpacedLetter(units[i])) i += 1;
  return i === to;
}
