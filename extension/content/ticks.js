/**
 * A clock that runs down in the page.
 */
const COUNTDOWN = /\b\d{1,2}\s*:\s*\d{2}\b/;
const MOST = 1000;

/** @param {Record<string, number>} traps counted here as `countdown` @param {() => void} onTick */
export function watchTicks(traps, onTick) {
  new MutationObserver((records) => {
    const ticked = records.slice(0, 100).some((record) => {
      const text = record.type === 'characterData' ? record.target.nodeValue ?? '' : '';
      return text.length < 200 && COUNTDOWN.test(text);
    });
    if (!ticked) return;
    traps.countdown = Math.min((traps.countdown ?? 0) + 1, MOST);
    onTick();
  }).observe(document, { subtree: true, characterData: true });
}
