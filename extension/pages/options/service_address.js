/** What may stand as the service's address. */

/**
 * @param {string} typed
 * @returns {string | null} the address as it is kept ('' for none), null when it is none that may be used
 */
export function serviceAddress(typed) {
  const words = typed.trim();
  if (words === '') return '';
  const address = URL.parse(words);
  if (!address) return null;
  // Without encryption only on this very device.
  const here = address.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(address.hostname);
  return here || address.protocol === 'https:' ? address.origin : null;
}
