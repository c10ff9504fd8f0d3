/** What may stand as the service's address. */

/**
 * @param {string} typed
 * @returns {string | null} the address as it is kept ('' for none), null when it is no web address
 */
export function serviceAddress(typed) {
  const words = typed.trim();
  if (words === '') return '';
  const address = URL.parse(words);
  return address && ['http:', 'https:'].includes(address.protocol) ? address.origin : null;
}
