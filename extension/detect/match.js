import { isSpacedLetter } from './characters.js';
import { Chains } from './chains.js';
import { FIRST, LEFT, LONGEST_GAP, RIGHT } from './lexicon.js';
import { Numbers } from './numbers.js';
import { Occurrences } from './occurrences.js';

/**
 * Finds the wordings of one lexicon in texts.
 *
 * A text is read in blocks. A way of several steps is followed in a block only if its steps show near each other in that block or the
 * one before, and that is only asked when its key shows: so wording that is not in the text costs next to nothing.
 */

/** In folded characters; no shorter than the longest way, so that a way has room in two blocks. */
const BLOCK = 1_024;
/** Of a block and the one before it is known in which of so many stretches each atom ends: together they fill the bits of a number. */
const STRETCHES = 16;
const STOP = 46, NONE = -1;

export class Matcher {
  /** @param {import('./lexicon.js').CompiledLexicon} lexicon */
  constructor(lexicon) {
    /** @private */ this.lexicon = lexicon;
    /** @private */ this.size = Math.max(BLOCK, lexicon.reach);
    /** Blocks are numbered through all texts, so that nothing has to be wiped between them. @private */ this.block = 1;
    /** A block has `STRETCHES`, each of two to the power of this; two steps are no more than `near` of them apart. @private */ this.stretch = Math.ceil(Math.log2(this.size / STRETCHES));
    /** @private */ this.near = (LONGEST_GAP + longest(lexicon.lengths) >> this.stretch) + 1;
    /** Where the block begins. @private */ this.begun = 0;
    const atoms = lexicon.edges.length, ways = lexicon.signalOf.length;
    /** The last block that shows an atom. @private */ this.seen = new Int32Array(atoms);
    /** And the stretches of it, and of the one before, in which it ends. @private */ this.seenIn = new Int32Array(atoms);
    /** The last block for which a way was weighed up, and in which it was followed. @private */ this.weighed = new Int32Array(ways);
    /** @private */ this.followed = new Int32Array(ways);
    /** The last block for which a choice was looked up, and where it shows, likewise. @private */ this.shown = new Int32Array(lexicon.choices.starts.length - 1);
    /** @private */ this.shownIn = new Int32Array(this.shown.length);
    /** Ways whose key shows in this block, and in the one before. @private */ this.keys = new Numbers();
    /** @private */ this.keysBefore = new Numbers();
    /** @private */ this.found = new Occurrences();
    /** @private */ this.foundBefore = new Occurrences();
    /** @private */ this.chains = new Chains(lexicon.choiceOf.length);
    /** The first entry of an atom in `awaited`, made for the round in `awaitedIn`. @private */ this.awaitedFrom = new Int32Array(atoms);
    /** @private */ this.awaitedIn = new Int32Array(atoms);
    /** @private */ this.round = 0;
    /** Steps to try when an atom is met, and the next entry of the same atom. @private */ this.awaited = new Numbers();
    /** @private */ this.awaitedNext = new Numbers();
    /** Ways that are followed in this block, and those of them that were not in the one before. @private */ this.live = new Numbers();
    /** @private */ this.fresh = new Numbers();
    /** Where the automaton and the sentence stand. @private */ this.state = 0;
    /** @private */ this.sentence = NONE;
    /** How much was done in all texts, in steps of any kind: what tests hold against the length of a text. */
    this.work = 0;
  }

  /**
   * @param {import('./fold.js').Folded} folded
   * @param {import('./hits.js').Hits} hits to add to, in order of their ends within a block
   * @param {number} [from] @param {number} [to] the part of the text to look at
   */
  match({ units, length }, hits, from = 0, to = length) {
    this.block += 2; // what stood in the text before is not near
    this.state = 0;
    this.sentence = NONE;
    this.found.length = 0;
    this.keys.length = 0;
    this.chains.clear();
    for (let start = from; start < to; start += this.size) {
      this.block += 1;
      this.begun = start;
      [this.found, this.foundBefore] = [this.foundBefore, this.found];
      [this.keys, this.keysBefore] = [this.keysBefore, this.keys];
      this.found.length = 0;
      this.keys.length = 0;
      this.scan(units, start, Math.min(to, start + this.size), hits);
      this.follow(units, start, hits);
    }
    this.work += to - from;
  }

  /** Finds the atoms of a block, and what each of them says alone. @private @param {Uint16Array} units @param {number} from @param {number} to @param {import('./hits.js').Hits} hits */
  scan(units, from, to, hits) {
    const { base, label, fail, outputs, shorter, alphabet: { pages, codes } } = this.lexicon.automaton;
    let state = this.state;
    for (let i = from; i < to; i += 1) {
      const unit = units[i];
      if (unit === STOP) this.sentence = i;
      const code = codes[pages[unit >> 8] + (unit & 255)];
      if (code === 0) { state = 0; continue; }
      let reached = base[state] + code;
      while (label[reached] !== code) {
        if (state === 0) { reached = 0; break; }
        state = fail[state];
        reached = base[state] + code;
      }
      state = reached;
      for (let output = outputs[state]; output !== 0; output = shorter[output - 1]) this.meet(units, output - 1, i + 1, hits);
    }
    this.state = state;
  }

  /** @private @param {Uint16Array} units @param {number} string number of the literal string @param {number} end @param {import('./hits.js').Hits} hits */
  meet(units, string, end, hits) {
    const { variants, lengths, edges, alone, waited, keys, signalOf, langOf } = this.lexicon;
    const start = end - lengths[string];
    const begins = beginsWord(units, start), ended = !isSpacedLetter(units[end]) || !isSpacedLetter(units[end - 1]);
    for (let k = variants.starts[string]; k < variants.starts[string + 1]; k += 1) {
      const atom = variants.items[k];
      if ((edges[atom] & LEFT) !== 0 && !begins || (edges[atom] & RIGHT) !== 0 && !ended) continue;
      for (let at = alone.starts[atom]; at < alone.starts[atom + 1]; at += 1) hits.add(signalOf[alone.items[at]], langOf[alone.items[at]], start, end);
      if (waited[atom] === 0) continue;
      this.found.add(atom, start, end, this.sentence);
      const here = 1 << STRETCHES + (end - 1 - this.begun >> this.stretch), age = this.block - this.seen[atom];
      this.seenIn[atom] = (age === 0 ? this.seenIn[atom] : age === 1 ? this.seenIn[atom] >>> STRETCHES : 0) | here;
      if (age === 0) continue;
      this.seen[atom] = this.block;
      for (let at = keys.starts[atom]; at < keys.starts[atom + 1]; at += 1) this.keys.push(keys.items[at]);
    }
  }

  /** Follows the ways all of which shows in this block, from `start`, and the one before. @private @param {Uint16Array} units @param {number} start @param {import('./hits.js').Hits} hits */
  follow(units, start, hits) {
    const { live, fresh } = this;
    live.length = 0;
    fresh.length = 0;
    for (const keys of [this.keysBefore, this.keys]) {
      for (let k = 0; k < keys.length; k += 1) {
        const way = keys.items[k];
        if (this.weighed[way] === this.block) continue;
        this.weighed[way] = this.block;
        if (!this.shows(way)) continue;
        live.push(way);
        if (this.followed[way] < this.block - 1) fresh.push(way);
        this.followed[way] = this.block;
      }
    }
    this.work += this.keys.length + this.keysBefore.length;
    const { firstStep } = this.lexicon;
    this.chains.trim(start - this.size); // nothing found from here on can go on from what ends before: a way is no longer than a block
    for (let k = 0; k < fresh.length; k += 1) {
      const way = fresh.items[k];
      for (let step = firstStep[way]; step < firstStep[way + 1]; step += 1) this.chains.forget(step);
    }
    this.run(units, this.foundBefore, fresh, hits);
    this.run(units, this.found, live, hits);
  }

  /**
   * May the steps of a way stand one after the other, near enough, in this block and the one before? Asked by stretches, so it may be
   * said of some that do not, but never denied of one that does.
   * @private @param {number} way @returns {boolean}
   */
  shows(way) {
    const { firstStep, choiceOf } = this.lexicon, end = firstStep[way + 1];
    let step = firstStep[way], where = this.stretches(choiceOf[step]);
    for (step += 1; step < end && where !== 0; step += 1) {
      for (let far = 0; far < this.near; far += 1) where |= where << 1;
      where &= this.stretches(choiceOf[step]);
    }
    return where !== 0;
  }

  /** @private @param {number} choice @returns {number} the stretches in which one of its atoms ends: those of the block before in the lower half of the bits */
  stretches(choice) {
    if (this.shown[choice] === this.block) return this.shownIn[choice];
    const { starts, items } = this.lexicon.choices;
    let where = 0;
    for (let at = starts[choice], end = starts[choice + 1]; at < end; at += 1) {
      const atom = items[at], age = this.block - this.seen[atom];
      if (age === 0) where |= this.seenIn[atom]; else if (age === 1) where |= this.seenIn[atom] >>> STRETCHES;
    }
    this.shown[choice] = this.block;
    this.shownIn[choice] = where;
    return where;
  }

  /** @private @param {Uint16Array} units @param {Occurrences} found @param {Numbers} ways @param {import('./hits.js').Hits} hits */
  run(units, found, ways, hits) {
    if (ways.length === 0) return;
    this.await(ways);
    const { edges, firstStep, linkOf, wayOf, signalOf, langOf } = this.lexicon;
    const { chains } = this, awaited = this.awaited.items, awaitedNext = this.awaitedNext.items;
    for (let i = 0; i < found.length; i += 1) {
      const atom = found.atom[i];
      if (this.awaitedIn[atom] !== this.round) continue;
      const start = found.start[i], end = found.end[i], left = (edges[atom] & LEFT) !== 0, loose = (edges[atom] & RIGHT) === 0;
      for (let entry = this.awaitedFrom[atom]; entry !== NONE; entry = awaitedNext[entry]) {
        const step = awaited[entry];
        this.work += 1;
        const begun = linkOf[step] === FIRST ? start : chains.from(step - 1, linkOf[step], units, start, !left, found.sentence[i]);
        if (begun === NONE) continue;
        const way = wayOf[step];
        if (step + 1 < firstStep[way + 1]) chains.put(step, begun, end, loose);
        else hits.add(signalOf[way], langOf[way], begun, end);
      }
    }
  }

  /** Notes which steps of these ways each atom may serve. @private @param {Numbers} ways */
  await(ways) {
    const { firstStep, choiceOf, choices } = this.lexicon;
    this.round += 1;
    this.awaited.length = 0;
    this.awaitedNext.length = 0;
    for (let k = 0; k < ways.length; k += 1) {
      const way = ways.items[k];
      for (let step = firstStep[way]; step < firstStep[way + 1]; step += 1) {
        const choice = choiceOf[step];
        for (let at = choices.starts[choice]; at < choices.starts[choice + 1]; at += 1) {
          const atom = choices.items[at];
          if (this.seen[atom] < this.block - 1) continue;
          this.awaitedNext.push(this.awaitedIn[atom] === this.round ? this.awaitedFrom[atom] : NONE);
          this.awaitedFrom[atom] = this.awaited.length;
          this.awaited.push(step);
          this.awaitedIn[atom] = this.round;
        }
      }
    }
  }
}

/** Short words that Arabic writes together with the next one: and, so, with, for, like, the. */
const ARABIC_PREFIX = /^[وفبلك]?(ال|ل)?$|^[وف][بلك]?(ال|ل)?$/;
const LONGEST_PREFIX = 4;

/** @param {Uint16Array} units @param {number} start @returns {boolean} */
function beginsWord(units, start) {
  if (start === 0 || !isSpacedLetter(units[start - 1])) return true;
  const first = units[start];
  if (!isSpacedLetter(first)) return true;
  if (first < 0x600 || first > 0x6ff) return false;
  let from = start;
  while (start - from <= LONGEST_PREFIX && from > 0 && isSpacedLetter(units[from - 1])) from -= 1;
  return start - from <= LONGEST_PREFIX && ARABIC_PREFIX.test(String.fromCharCode(...units.subarray(from, start)));
}

/** @param {import('./narrow.js').Column} lengths @returns {number} */
function longest(lengths) {
  let most = 0;
  for (let i = 0; i < lengths.length; i += 1) most = Math.max(most, lengths[i]);
  return most;
}
