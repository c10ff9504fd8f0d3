/**
 * Rates no page can exceed. Each frame has its own, so a noisy frame starves nobody but itself.
 */

/**
 * @param {{ atOnce: number, perSecond: number, most: number }} rate `most`: keys remembered
 * @returns {(key: string) => boolean} may this one pass?
 */
export function createRate({ atOnce, perSecond, most }) {
  /** @type {Map<string, { left: number, at: number }>} */
  const buckets = new Map();
  return (key) => {
    const now = Date.now();
    const bucket = buckets.get(key) ?? { left: atOnce, at: now };
    buckets.delete(key);
    if (buckets.size >= most) buckets.delete(/** @type {string} */ (buckets.keys().next().value));
    bucket.left = Math.min(atOnce, bucket.left + (now - bucket.at) / 1000 * perSecond);
    bucket.at = now;
    buckets.set(key, bucket);
    if (bucket.left < 1) return false;
    bucket.left -= 1;
    return true;
  };
}
