/**
 * What to do about a tab: leave, show the banner, or nothing. Pure: what it needs is given.
 *
 * @typedef {import('./state.js').Frame} Frame
 * @typedef {import('./state.js').Verdict} Verdict
 * @typedef {import('../messages/to-worker.js').Observation} Observation
 */

const LEFT_BY_ITSELF = new Set(['fake_police_payment', 'tech_support_lock']);
/** A frame that covers less of the window than this is a part of a page that is not its own. */
export const COVERS_PAGE = 0.5;
const RANK = { none: 0, caution: 1, danger: 2 };

/** @param {Verdict} a @param {Verdict} b @returns {boolean} is a the graver one? */
function graver(a, b) {
  return RANK[a.level] - RANK[b.level] > 0 || (a.level === b.level && a.score > b.score);
}

/**
 * One frame's observation as it counts in the window.
 * @param {Observation} observation @param {number} share of the window the frame covers
 * @returns {Observation}
 */
export function inWindow(observation, share) {
  if (observation.top) return observation;
  const covers = share >= COVERS_PAGE;
  return {
    ...observation,
    blocks: observation.blocks.map((block) => ({ ...block, share: block.share * share, place: covers ? 'overlay' : block.place })),
    cover: { image: observation.cover.image * share, frame: Math.max(observation.cover.frame * share, covers ? share : 0) },
  };
}

/**
 * A scam cut up over several frames: what they show together, as one observation.
 * @param {Frame[]} frames
 * @returns {Observation | null} null when there is nothing to put together
 */
export function together(frames) {
  const parts = frames.filter((frame) => frame.share >= 0.05).sort((a, b) => b.share - a.share).slice(0, 8);
  if (parts.length < 2) return null;
  const first = parts.find((frame) => frame.observation.top) ?? parts[0];
  return {
    ...first.observation,
    blocks: parts.flatMap((frame) => inWindow(frame.observation, frame.share).blocks).slice(0, 600),
    cover: { image: Math.max(...parts.map((frame) => frame.observation.cover.image * frame.share)), frame: first.observation.cover.frame },
  };
}

/**
 * @param {{ frameId: number, verdict: Verdict, share: number }[]} verdicts
 * @param {{ onDanger: 'leave'|'ask', banner: boolean }} settings
 * @returns {{ action: 'leave'|'banner'|'none', frameId: number, verdict: Verdict | null, canLeave: boolean }}
 */
export function decide(verdicts, settings) {
  let worst = verdicts[0];
  for (const one of verdicts) if (graver(one.verdict, worst.verdict)) worst = one;
  if (worst === undefined || worst.verdict.level === 'none') return { action: 'none', frameId: 0, verdict: worst?.verdict ?? null, canLeave: false };
  const { verdict, share, frameId } = worst;
  const hostile = LEFT_BY_ITSELF.has(verdict.family) && verdict.place === 'page' && share >= COVERS_PAGE;
  if (hostile && verdict.level === 'danger' && settings.onDanger === 'leave') return { action: 'leave', frameId, verdict, canLeave: true };
  return { action: settings.banner || hostile ? 'banner' : 'none', frameId, verdict, canLeave: hostile };
}
