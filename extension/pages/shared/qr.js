/** "Show on my phone": an official address as a QR code, drawn here; nothing is asked of any server. */
import encodeQR from '../../vendor/qr.js';
import { el } from './dom.js';

const SVG = 'http://www.w3.org/2000/svg';
/** Light cells around the code, as the standard asks. */
const BORDER = 4;

/**
 * @param {string} address
 * @param {string} label what a screen reader says
 * @returns {SVGSVGElement}
 */
export function drawQr(address, label) {
  const cells = encodeQR(address, 'raw', { ecc: 'medium', border: BORDER });
  const drawing = cells.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', `0 0 ${cells.length} ${cells.length}`);
  svg.setAttribute('class', 'qr');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', label);
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', drawing);
  svg.append(path);
  return svg;
}

/**
 * A button that shows and hides the code below itself.
 * @param {string} address
 * @param {string} name whose address it is
 * @param {import('./types.js').Texts} t
 * @returns {HTMLDetailsElement}
 */
export function makePhoneButton(address, name, t) {
  const details = el('details', { class: 'phone' }, el('summary', { text: t('ui.channel.show_on_phone') }));
  details.addEventListener('toggle', () => {
    if (details.open && !details.querySelector('svg')) details.append(drawQr(address, t('ui.channel.qr_label', { name })));
  });
  return details;
}
