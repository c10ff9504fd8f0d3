/** "This is a mistake": nobody is ever locked out of a page by us. */
import { byId } from '../shared/dom.js';
import { ask } from '../shared/worker.js';

/**
 * @param {string} id
 * @param {string} address
 * @param {import('../shared/types.js').Texts} t
 */
export function offerMistake(id, address, t) {
  byId('mistake').hidden = false;
  byId('address').textContent = address;
  for (const button of byId('mistake').querySelectorAll('button')) {
    button.addEventListener('click', async () => {
      const choice = button.dataset.choice ?? 'once';
      const answer = /** @type {{ ok?: boolean } | null} */ (await ask({ type: 'mistake', id, choice }, 3000));
      byId('mistake-status').textContent = t(answer && answer.ok !== false ? 'ui.mistake.done' : 'ui.mistake.failed');
    });
  }
}
