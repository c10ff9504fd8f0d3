/** Files dropped anywhere on the page: a drop that misses the field must not make the browser open the file in our page's place. */

/**
 * @param {HTMLElement} zone shown as the place to drop on
 * @param {(file: File) => void} take
 */
export function takeDrops(zone, take) {
  /** @param {DragEvent} event @returns {boolean} dropped words are left to the text field */
  const hasFile = (event) => event.dataTransfer?.types.includes('Files') ?? false;
  addEventListener('dragover', (event) => {
    if (!hasFile(event)) return;
    event.preventDefault();
    zone.classList.add('over');
  });
  addEventListener('dragleave', () => zone.classList.remove('over'));
  addEventListener('drop', (event) => {
    zone.classList.remove('over');
    if (!hasFile(event)) return;
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file) take(file);
  });
}
